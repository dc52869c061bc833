"""docs/authoring.md on Twine and tables: every annotation and column; stories come in as told."""

from __future__ import annotations

from scenarios.exchange.draft import Draft
from scenarios.exchange.files import compile_draft, library, persona_for, read_draft
from scenarios.exchange.twine.annotations import kinds
from scenarios.exchange.twine.writing import write_twee
from scenarios.exporting import columns
from tests.docs.pages import blocks, names, tables
from trainer.conversation.problems import problems

page = "docs/authoring.md"


def draft(number: int) -> Draft:
    """What a story of the page gives."""
    return read_draft(blocks(page, "twee")[number].encode(), "late-lamp.twee")


def test_it_has_every_annotation():
    (rows,) = tables(page, "Annotations")
    assert {one.removeprefix("@") for row in rows for one in names(row[0])} == set(kinds)


def test_it_has_every_column_in_order():
    (rows,) = tables(page, "Import and export in the admin")
    assert tuple(one for row in rows for one in names(row[0])) == columns


def test_it_tells_what_is_said_of_the_plain_story():
    told = "".join(f"{one}\n" for one in draft(0).remarks)
    assert told in blocks(page, "text")


def test_its_story_comes_in_as_it_is_and_without_an_error():
    found = draft(1)
    script = compile_draft(found, persona_for(found.document, library), "late-lamp.twee")
    assert found.remarks == ()
    assert [one for one in problems(script) if one.level == "error"] == []


def test_its_story_uses_what_it_tells_of():
    """Two conditions, a second route, an anger on the way: all where the page says they stand."""
    nodes = draft(1).document.nodes
    assert [line.when.anger_at_least for line in nodes["opening"].says] == [8, None]
    routes = nodes["so-what"].replies[0].goto
    assert [(one.node, one.when.heard_at_least, one.anger) for one in routes] == [
        *(("lit", 2, 0), ("dark", None, 1))
    ]


def test_its_story_goes_out_and_comes_in_unchanged():
    document = draft(1).document
    assert read_draft(write_twee(document).encode(), "again.twee").document == document
