"""Nothing inline in a template, which browsers would refuse; and every file it names is there."""

from __future__ import annotations

import re

import pytest
from django.contrib.staticfiles import finders

from tests.architecture.sources import root

templates = sorted(path for path in (root / "templates").rglob("*.html"))
inline = {
    "a style": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "a script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
    "an htmx script": re.compile(r"\bhx-(on|vals\s*=\s*[\"']js)", re.IGNORECASE),
}


@pytest.mark.parametrize("path", templates, ids=lambda path: str(path.relative_to(root)))
def test_it_has_nothing_inline(path):
    text = path.read_text(encoding="utf-8")
    assert [name for name, pattern in inline.items() if pattern.search(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color: red">',
        "<button onclick='go()'>",
        "<style>p {}</style>",
        "<script>go()</script>",
        '<a href="javascript:go()">',
        '<p hx-on:click="go()">',
    ],
)
def test_it_would_find_it(text):
    assert any(pattern.search(text) for pattern in inline.values())


def test_it_leaves_scripts_and_styles_with_an_address_alone():
    text = '<script src="/static/js/a.js" defer></script><link rel="stylesheet" href="/a.css">'
    assert not any(pattern.search(text) for pattern in inline.values())


@pytest.mark.parametrize("path", templates, ids=lambda path: str(path.relative_to(root)))
def test_it_names_files_that_are_there(path):
    """In production a name that is not there is an error, on a page that nobody saw before."""
    named = re.findall(r"{% static ['\"]([^'\"]+)['\"]", path.read_text(encoding="utf-8"))
    assert [name for name in named if not finders.find(name)] == []
