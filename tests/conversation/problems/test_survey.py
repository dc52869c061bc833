"""What a survey says of replies, against the slow way: every conversation, one by one."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.conversation.brute import Played, TooMany, all_conversations, can_be_played
from tests.conversation.made_up import scripts
from trainer.conversation.problems import ways_of
from trainer.conversation.problems.survey import Survey
from trainer.conversation.script import Script
from trainer.conversation.state import State, here, opening
from trainer.conversation.step import Turn, step
from trainer.conversation.values import values_of

exhaustively = settings(max_examples=25, derandomize=True, deadline=None, database=None)


@st.composite
def both_ways(draw) -> tuple[Script, Survey, list[Turn]]:
    """A script, the survey of its states, and each reply that is offered in some conversation."""
    script = draw(scripts)
    assume(can_be_played(script) and len(script.starts) == 1)
    try:
        played = all_conversations(script)
    except TooMany:
        assume(False)
    (way,) = ways_of(script)
    assert way.survey
    states = {state for one in played for state in _states(one)}
    return (
        script,
        way.survey,
        [
            step(script, state, reply.key)
            for state in states
            for reply in here(script, state).replies
        ],
    )


def _states(played: Played) -> Iterator[State]:
    return (turn.before for turn in played.conversation.turns)


def _place(turn: Turn) -> tuple[str, str]:
    return turn.before.node, turn.reply


@exhaustively
@given(both_ways())
def test_it_knows_which_replies_break_something_whenever_they_are_given(found):
    _script, survey, turns = found
    sometimes_fine = {
        _place(turn) for turn in turns if not any(one.verdict == "broken" for one in turn.findings)
    }
    assert survey.breaks == {_place(turn): _place(turn) not in sometimes_fine for turn in turns}


@exhaustively
@given(both_ways())
def test_it_knows_which_replies_are_best_somewhere(found):
    script, survey, turns = found
    values = values_of(script, opening(script))
    best = {
        _place(turn)
        for turn in turns
        if turn.points + values.of(turn.after) == values.of(turn.before)
    }
    assert survey.best_somewhere == best
