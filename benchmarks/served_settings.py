"""The settings of production, for a server that tests and benchmarks start beside others.

What they do not share is the folder of styles and scripts. Those are named by their content as in
production, but not compressed: players ask for pages.
"""

import os
from pathlib import Path

from trainer.settings import *  # noqa: F403
from trainer.settings import STORAGES

STATIC_ROOT = Path(os.environ["STATIC_ROOT"])
STORAGES = {
    **STORAGES,
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
    },
}
