"""Typed readers of the environment. What makes no sense is refused, by name, with what would."""

from __future__ import annotations

import os
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

yes = {"1", "true", "yes", "on"}
no = {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """The variable, without surrounding space."""
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    """A switch: 1 or 0. Raises ImproperlyConfigured for anything that is neither."""
    given = os.environ.get(name)
    if given is None:
        return default
    word = given.strip().lower()
    if word not in yes | no:
        raise ImproperlyConfigured(f"{name} is {given!r}; it is a switch: write 1 or 0.")
    return word in yes


def words(name: str, default: Sequence[str] = ()) -> list[str]:
    """A list with commas between."""
    given = os.environ.get(name)
    if given is None:
        return list(default)
    return [word.strip() for word in given.split(",") if word.strip()]


def choice(name: str, choices: Sequence[str], default: str) -> str:
    """One of `choices`, in any case. Raises ImproperlyConfigured for anything else."""
    given = text(name, default).upper()
    if given not in choices:
        raise ImproperlyConfigured(f"{name} is {given!r}; it is one of {', '.join(choices)}.")
    return given
