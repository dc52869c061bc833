from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conversation.scripts import make_reply, make_script, won
from trainer.conversation.problems.phrases import phrases_for
from trainer.conversation.problems.suggestions import suggestions
from trainer.guidance.loading import shipped_rulebook


def suggested(text: str, *moves: str, lang: str = "en", as_said: bool = False) -> list[str]:
    script = make_script(won, rulebook=shipped_rulebook(), lang=lang)
    reply = replace(make_reply("it", *moves, text=text), as_said=as_said)
    return [f"{one.move}: {one.said}" for one in suggestions(script, reply)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I’m so sorry, Mr Tranter.", ["apologise: sorry"]),
        ("Thank you for waiting. What happened then?", ["ask: What happened", "thank: Thank you"]),
        ("A technician comes tomorrow.", []),
    ],
)
def test_it_hears_what_the_words_do(text, told):
    assert suggested(text) == told


def test_it_keeps_quiet_about_a_move_that_is_made():
    assert suggested("I'm sorry.", "apologise") == []


def test_it_keeps_quiet_about_a_kind_of_the_same_thing():
    assert suggested("That must be hard for a poor thing like you.", "pity") == []


def test_it_keeps_quiet_where_the_author_said_so():
    assert suggested("I'm sorry.", as_said=True) == []


def test_it_knows_no_other_language():
    assert suggested("I'm sorry.", lang="nl") == []


def test_it_hints_at_moves_there_are():
    found = phrases_for("en")
    assert found is not None
    assert found.hints.keys() <= shipped_rulebook().moves.keys()
