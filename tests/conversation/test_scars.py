"""Scars: a floor under the anger for the rest of the talk. It stops a fall, and causes no rise.

burn leaves 4, scratch 2. soothe takes 4 off once they were heard.
"""

from __future__ import annotations

import pytest

from tests.conversation.scripts import make_persona, one_reply, round_and_round
from trainer.conversation.state import State
from trainer.conversation.step import step

unfeeling = make_persona(reactions={"burn": -4})  # 3 by the rule and -4: burnt, they fall by 1


def soothed(*, anger: int, made: tuple[str, ...]) -> int:
    return one_reply("soothe", anger=anger, made=("hear", *made)).after.anger


def test_it_stops_a_fall():
    assert soothed(anger=7, made=("burn",)) == 4
    assert soothed(anger=7, made=()) == 3


def test_it_leaves_a_fall_above_it_alone():
    assert soothed(anger=7, made=("scratch",)) == 3


def test_it_counts_the_deepest():
    assert soothed(anger=7, made=("scratch", "burn")) == 4


def test_it_causes_no_rise():
    """They stood at 3 when they were burnt: 3 it stays, and not 4."""
    assert soothed(anger=3, made=("burn",)) == 3


def test_it_stops_a_rise_by_no_means():
    assert one_reply("prod", anger=3, made=("burn",)).after.anger == 5


@pytest.mark.parametrize(("before", "after"), [(9, 8), (5, 4), (4, 4), (2, 2), (0, 0)])
def test_it_counts_from_the_reply_that_leaves_it(before, after):
    assert one_reply("burn", anger=before, persona=unfeeling).after.anger == after


def test_it_stays_for_the_rest_of_the_talk():
    script = round_and_round("soothe", persona=make_persona(forgives="quickly"))
    state = State("talk", 7, frozenset({"hear", "burn"}))
    for _ in range(5):
        state = step(script, state, "say").after
    assert state.anger == 4


def test_it_comes_from_no_other_move():
    assert soothed(anger=3, made=("prod", "nudge", "hum")) == 0
