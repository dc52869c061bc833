"""Patience: after so many turns the customer gives up, wherever the talk stands."""

from __future__ import annotations

import pytest

from tests.conversation.scripts import (
    make_node,
    make_persona,
    make_reply,
    make_script,
    round_and_round,
    won,
)
from trainer.conversation.errors import Over
from trainer.conversation.replay import replay
from trainer.conversation.script import Line


def test_it_lets_the_customer_give_up_after_so_many_turns():
    script = round_and_round("hum", patience=3)
    assert not replay(script, ["say"] * 2).finished
    assert replay(script, ["say"] * 3).outcome == "walked-out"


def test_it_ends_at_the_node_that_was_reached():
    script = make_script(
        make_node("talk", make_reply("say", to="further")),
        make_node("further", make_reply("say")),
        patience=1,
    )
    conversation = replay(script, ["say"])
    assert conversation.state.node == "further"
    assert conversation.offered == ()


def test_it_says_the_personas_giving_up_words():
    script = round_and_round("hum", patience=1, persona=make_persona(gives_up="That is that."))
    assert replay(script).says == "Well?"
    assert replay(script, ["say"]).says == "That is that."


def test_it_has_words_for_a_persona_without_any():
    assert replay(round_and_round("hum", patience=1), ["say"]).says == (
        "I have had enough of this. Goodbye."
    )


def test_it_lets_an_ending_reached_in_the_last_turn_stand():
    script = make_script(make_node("talk", make_reply("say", to="won")), won, patience=1)
    conversation = replay(script, ["say"])
    assert conversation.outcome == "resolved"
    assert conversation.says == "Thank you."


def test_it_counts_the_points_of_walking_out():
    assert replay(round_and_round("hum", patience=2), ["say"] * 2).total == -6


def test_it_refuses_a_reply_after_that():
    with pytest.raises(Over, match="walked-out"):
        replay(round_and_round("hum", patience=1), ["say"] * 2)


def test_it_judges_the_turn_that_used_it_up():
    turn = replay(round_and_round("prod", patience=1), ["say"]).turns[-1]
    assert turn.points == -2
    assert turn.after.anger == 7


def test_it_says_the_words_of_an_ending_even_if_they_are_none():
    silent = make_node("gone", ending="resolved", says=(Line(""),))
    script = make_script(make_node("talk", make_reply("say", to="gone")), silent, patience=1)
    assert replay(script, ["say"]).says == ""
