"""What is still reachable. That it is what playing everything gives is held in test_analysis.py."""

from __future__ import annotations

import pytest

from tests.conversation.scripts import (
    lost,
    make_node,
    make_reply,
    make_script,
    round_and_round,
    won,
)
from trainer.conversation.replay import replay
from trainer.conversation.script import Script
from trainer.conversation.search import Stuck, TooTangled
from trainer.conversation.state import State, opening
from trainer.conversation.values import NotReached, Values, values_of


def two_turns() -> Script:
    """Hear (2 points), say nothing of note, or nudge (-2); then the same once more, and it ends."""
    first = make_node("talk", *ways(to="then"))
    return make_script(
        first, make_node("then", *ways(to="won"), make_reply("go", to="lost")), won, lost
    )


def ways(*, to: str):
    return (
        make_reply("hear", "hear", to=to),
        make_reply("hum", "hum", to=to),
        make_reply("nudge", "nudge", to=to),
    )


def values_from(script: Script, *replies: str) -> Values:
    """The values of the start that these replies lead to."""
    return values_of(script, replay(script, replies).state)


def test_it_gives_a_start_its_best_total():
    script = two_turns()
    assert values_from(script).of(opening(script)) == 2 + 6


def test_it_gives_a_finished_state_what_its_outcome_is_worth():
    script = two_turns()
    values = values_from(script)
    ends = (replay(script, ["hear", "hum"]), replay(script, ["hear", "go"]))
    assert [values.of(one.state) for one in ends] == [6, -6]


def test_it_gives_a_state_in_which_patience_ran_out_the_points_of_walking_out():
    script = round_and_round("hum", patience=2)
    values = values_from(script)
    assert values.of(replay(script, ["say", "say"]).state) == -6


def test_it_counts_what_was_earned_already_no_second_time():
    script = two_turns()
    values = values_from(script)
    assert values.of(replay(script, ["hear"]).state) == 6
    assert values.of(replay(script, ["hum"]).state) == 8


@pytest.mark.parametrize(
    "state",
    [State("then", 9, frozenset({"hear"}), 1), State("then", 0, frozenset(), 1)],
)
def test_it_refuses_a_state_that_nothing_leads_to(state):
    with pytest.raises(NotReached, match="'then' cannot be reached like that"):
        values_from(two_turns()).of(state)


def test_it_refuses_a_state_before_its_start():
    script = two_turns()
    with pytest.raises(NotReached):
        values_from(script, "hear").of(opening(script))


def test_it_gives_a_start_in_the_middle_its_own_best_and_worst():
    script = two_turns()
    whole, after_hearing, after_a_nudge = (
        values_from(script),
        values_from(script, "hear"),
        values_from(script, "nudge"),
    )
    assert (whole.best, whole.worst) == (8, -8)
    assert (after_hearing.best, after_hearing.worst) == (6, -6)
    assert (after_a_nudge.best, after_a_nudge.worst) == (8, -6)


def test_it_scores_a_retry_on_the_scale_of_its_own_start():
    script = two_turns()
    values = values_from(script, "nudge")
    assert values.score(8) == 100


def tangled() -> Script:
    """Nine moves in any order, each of them still worth something: hundreds of sets of them."""
    moves = ("hear", "ask", "soothe", "nudge", "prod", "burn", "scratch", "bond", "name")
    replies = (make_reply(move, move, to="talk") for move in moves)
    return make_script(make_node("talk", *replies, make_reply("end", to="won")), won)


def test_it_refuses_a_script_with_too_many_states():
    with pytest.raises(TooTangled, match="more than 100 states"):
        values_of(tangled(), opening(tangled()), limit=100)


def test_it_names_the_nodes_that_make_it_so():
    with pytest.raises(TooTangled, match="most of them at talk") as refused:
        values_of(tangled(), opening(tangled()), limit=100)
    assert refused.value.nodes == ["talk"]


def test_it_takes_as_many_states_as_are_allowed():
    script = two_turns()
    assert len(values_of(script, opening(script), limit=4).table) == 2
    with pytest.raises(TooTangled):
        values_of(script, opening(script), limit=3)


def test_it_refuses_a_node_without_replies():
    script = make_script(make_node("talk", make_reply("say", to="hole")), make_node("hole"))
    with pytest.raises(Stuck, match="'hole'"):
        values_of(script, opening(script))
