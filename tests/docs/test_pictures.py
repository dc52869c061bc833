"""The pictures of the documentation: all of them shown, small, and taken anew by a script."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import ROOT, pages, text_of

pictures = sorted((ROOT / "docs" / "img").iterdir())


@pytest.mark.parametrize("picture", pictures, ids=lambda path: path.name)
def test_it_is_shown_and_taken_by_the_script(picture):
    shown = {name for page in pages() for name in re.findall(r"img/([-\w.]+)", text_of(page))}
    script = (ROOT / "tools" / "screenshots.py").read_text(encoding="utf-8")
    assert picture.name in shown
    assert picture.stem in script


@pytest.mark.parametrize("picture", pictures, ids=lambda path: path.name)
def test_it_is_small_where_it_is_webp(picture):
    assert picture.suffix != ".webp" or picture.stat().st_size < 60_000
