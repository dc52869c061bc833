"""The settings of production, with workers that end when they are asked to."""

from benchmarks.served_settings import *  # noqa: F403
from benchmarks.served_settings import MIDDLEWARE

MIDDLEWARE = ["tests.faults.dying.dying", *MIDDLEWARE]
