"""Every row of the security page has a test that exists, or a reason."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import ROOT, names, tables, text_of

page = "docs/security.md"
chapters = re.findall(r"^## (V\d+ .*)$", text_of(page), re.MULTILINE)
rows = [row for chapter in chapters for table in tables(page, chapter) for row in table]
tests = sorted({name for row in rows for name in names(row[2]) if "::" in name})


def test_it_walks_through_every_chapter():
    assert [chapter.split()[0] for chapter in chapters] == [f"V{number}" for number in range(1, 18)]


@pytest.mark.parametrize("row", rows, ids=lambda row: row[0])
def test_it_has_a_test_or_a_reason(row):
    asked, met, shown = row
    assert asked
    assert met
    assert "::" in shown or shown.startswith("reason: ")


@pytest.mark.parametrize("name", tests)
def test_it_names_tests_that_are_there(name):
    file, _, function = name.partition("::")
    assert f"\ndef {function}(" in (ROOT / file).read_text(encoding="utf-8")
