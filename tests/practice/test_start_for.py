from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.editions import script_of
from tests.conftest import good_replies, make_attempt, make_edition, short_talk
from tests.practice.scripts import make_call_back, make_talk
from trainer.practice.callbacks import start_for
from trainer.practice.models import Attempt
from trainer.practice.recording import begin, stop

facts = """
facts:
  - {key: mornings, label: Two mornings, any_of: [two mornings, twice]}
"""
bad_replies = ("calm", "sorry", "no")


@pytest.fixture
def first_call(db):
    """The short talk, of which the notes are read."""
    return make_edition(text=short_talk + facts)


def call_back(when: str):
    """The script of a callback that begins at `plan` when this holds of the first call."""
    plan = f"{{when: {when}, node: plan, anger: 3}}"
    return script_of(make_call_back(plan, "{node: story, anger: 5}"))


@pytest.fixture
def start(maya, first_call):
    """Where a callback begins after these replies and notes in the first call."""

    def begun(when: str, *, replies: tuple[str, ...] = good_replies, notes: str = "") -> str:
        make_attempt(user=maya, edition=first_call, replies=replies)
        Attempt.objects.update(notes=notes)
        return start_for(maya, call_back(when), mode=Attempt.Mode.PRACTICE).node

    return begun


@pytest.mark.parametrize(
    ("when", "replies", "node"),
    [
        ("{after: [solve]}", good_replies, "plan"),
        ("{after: [solve]}", bad_replies, "story"),
        ("{after: [solve, listen]}", good_replies, "plan"),
        ("{after: [solve, apologise]}", good_replies, "story"),
        ("{not_after: [dead-end]}", good_replies, "plan"),
        ("{not_after: [dead-end]}", bad_replies, "story"),
        ("{not_after: [dead-end, listen]}", good_replies, "story"),
    ],
)
def test_it_asks_what_was_done(start, when, replies, node):
    assert start(when, replies=replies) == node


@pytest.mark.parametrize(
    ("when", "replies", "node"),
    [
        ("{outcome: [resolved]}", good_replies, "plan"),
        ("{outcome: [walked-out, resolved]}", good_replies, "plan"),
        ("{outcome: [walked-out]}", good_replies, "story"),
        ("{outcome: [walked-out]}", bad_replies, "plan"),
    ],
)
def test_it_asks_how_it_ended(start, when, replies, node):
    assert start(when, replies=replies) == node


@pytest.mark.parametrize(
    ("when", "notes", "node"),
    [
        ("{noted: [mornings]}", "waited TWO  mornings", "plan"),
        ("{noted: [mornings]}", "waited", "story"),
        ("{not_noted: [mornings]}", "waited", "plan"),
        ("{not_noted: [mornings]}", "came twice", "story"),
    ],
)
def test_it_asks_what_was_noted(start, when, notes, node):
    assert start(when, notes=notes) == node


def test_it_asks_for_all_that_is_asked(start):
    assert start("{outcome: [resolved], noted: [mornings]}", notes="waited") == "story"


def test_it_takes_the_first_that_holds(maya, finished):
    both = "{when: {outcome: [resolved]}, node: plan}, {when: {after: [solve]}, node: story}"
    talk = make_call_back(both, "{node: story}")
    begun = start_for(maya, script_of(talk), mode=Attempt.Mode.PRACTICE)
    assert begun.node == "plan"


def test_it_takes_the_last_start_without_a_first_call(maya, first_call):
    begun = start_for(maya, call_back("{not_after: [lie]}"), mode=Attempt.Mode.PRACTICE)
    assert (begun.node, begun.anger) == ("story", 5)


def test_it_takes_the_last_start_when_nothing_is_followed(maya, finished):
    alone = replace(call_back("{outcome: [resolved]}"), follows="")
    assert start_for(maya, alone, mode=Attempt.Mode.PRACTICE).node == "story"


def test_it_asks_of_the_last_one_that_was_finished(maya, first_call):
    make_attempt(user=maya, edition=first_call, replies=bad_replies)
    make_attempt(user=maya, edition=first_call, replies=good_replies)
    stop(make_attempt(user=maya, edition=first_call, replies=("calm",)))
    script = call_back("{outcome: [resolved], not_after: [tell-to-calm-down]}")
    assert start_for(maya, script, mode=Attempt.Mode.PRACTICE).node == "plan"


def test_it_asks_of_none_that_is_not_finished(maya, first_call):
    stop(make_attempt(user=maya, edition=first_call, replies=("calm",)))
    script = call_back("{after: [tell-to-calm-down]}")
    assert start_for(maya, script, mode=Attempt.Mode.PRACTICE).node == "story"


def test_it_asks_of_no_other_conversation(maya, first_call):
    make_attempt(user=maya, edition=make_talk(slug="another"), replies=good_replies)
    script = call_back("{outcome: [resolved]}")
    assert start_for(maya, script, mode=Attempt.Mode.PRACTICE).node == "story"


def test_it_asks_of_any_edition(maya, first_call):
    make_attempt(user=maya, edition=first_call, replies=good_replies)
    make_edition(text=short_talk.replace("third", "fourth"))
    script = call_back("{outcome: [resolved]}")
    assert start_for(maya, script, mode=Attempt.Mode.PRACTICE).node == "plan"


def test_it_asks_of_the_same_mode(maya, first_call):
    make_attempt(user=maya, edition=first_call, replies=good_replies)
    script = call_back("{outcome: [resolved]}")
    assert start_for(maya, script, mode=Attempt.Mode.ASSESSED).node == "story"


def test_it_asks_of_nobody_else(maya, omar, first_call):
    make_attempt(user=omar, edition=first_call, replies=good_replies)
    script = call_back("{outcome: [resolved]}")
    assert start_for(maya, script, mode=Attempt.Mode.PRACTICE).node == "story"


def test_it_is_where_an_attempt_begins(maya, finished):
    talk = make_call_back("{when: {outcome: [resolved]}, node: plan, anger: 3}", "{node: story}")
    begun = begin(maya, talk)
    assert (begun.start_node, begun.start_anger) == ("plan", 3)
