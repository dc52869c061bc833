"""Where styles and scripts are collected: compressed, named by their content, sheets in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

Paths = Mapping[str, tuple[Storage, str]]

sheet = "css/steady.css"
imported = re.compile(r'@import "([a-z]+\.css)";')


class OneSheet(CompressedManifestStaticFilesStorage):
    """Writes the sheets that the one of all pages imports into it."""

    def post_process(self, paths: Paths, *args: Any, **options: Any) -> Iterator[Any]:
        made = InMemoryStorage()
        made.save(sheet, ContentFile(whole(paths)))
        found: Iterator[Any] = super().post_process(
            {**paths, sheet: (made, sheet)}, *args, **options
        )
        return found


def whole(paths: Paths) -> str:
    """The sheet with every other one in the place of its import."""
    return imported.sub(lambda found: text_of(paths, f"css/{found[1]}"), text_of(paths, sheet))


def text_of(paths: Paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read().decode())
