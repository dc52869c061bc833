from __future__ import annotations

import pytest

from trainer.web.plain_text import Block, blocks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("\n \n", []),
        ("One.\nTwo.\n\nThree.", [("paragraph", "One.", "Two."), ("paragraph", "Three.")]),
        ("# First\n## Second", [("heading", "First"), ("heading", "Second")]),
        ("- a\n- b\n\n- c", [("list", "a", "b"), ("list", "c")]),
        ("Words\n- a\nMore", [("paragraph", "Words"), ("list", "a"), ("paragraph", "More")]),
        ("Call 112 - now", [("paragraph", "Call 112 - now")]),
        ("- First aid: -", [("list", "First aid: -")]),
        ("<b>bold</b>", [("paragraph", "<b>bold</b>")]),
    ],
)
def test_it_tells_headings_lists_and_paragraphs_apart(text, found):
    assert list(blocks(text)) == [Block(kind, tuple(lines)) for kind, *lines in found]
