"""Nothing that the documentation points to is missing."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import ROOT, names, pages, prose, text_of

folders = ("trainer", "scenarios", "tests", "docs", "tools", "templates", "static", ".ci")


def anchors(page: str) -> set[str]:
    """The anchors of a page's headings, made as hosts of Markdown make them."""
    headings = re.findall(r"^#+ (.*)$", text_of(page), re.MULTILINE)
    plain = (re.sub(r"[^-\w ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("where", pages())
def test_it_links_to_what_is_there(where):
    for link in re.findall(r"\]\((?!https?:)([^)]+)\)", prose(where)):
        path, _, anchor = link.partition("#")
        target = (ROOT / where).parent / path if path else ROOT / where
        assert target.exists(), link
        assert not anchor or anchor in anchors(str(target.resolve().relative_to(ROOT))), link


@pytest.mark.parametrize("where", pages())
def test_it_names_files_that_are_there(where):
    for name in names(prose(where)):
        if re.fullmatch(rf"({'|'.join(map(re.escape, folders))})/[-\w./*:]*", name):
            path, _, function = name.partition("::")
            found = [*ROOT.glob(path.rstrip("/"))]
            assert found, name
            assert not function or f"def {function}(" in found[0].read_text("utf-8"), name
