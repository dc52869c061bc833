"""A conversation is a list of replies; the rest is worked out from it."""

from __future__ import annotations

import pytest

from tests.conversation.scripts import lost, make_node, make_reply, make_script, won
from trainer.conversation.errors import NotOffered, Over
from trainer.conversation.replay import Conversation, replay


def talk() -> Conversation:
    """At the start: three replies that stay, one that wins, one that loses."""
    node = make_node(
        "talk",
        make_reply("hear", "hear"),
        make_reply("burn", "burn"),
        make_reply("scratch", "scratch"),
        make_reply("solve", "hum", to="won"),
        make_reply("hang-up", "prod", to="lost"),
    )
    return replay(make_script(node, won, lost))


def after(*replies: str) -> Conversation:
    return replay(talk().script, replies)


def test_it_offers_what_the_node_has():
    assert [reply.key for reply in talk().offered] == [
        *("hear", "burn", "scratch", "solve", "hang-up"),
    ]


def test_it_goes_on_until_an_ending():
    assert (after("hear").outcome, after("hear").finished) == (None, False)
    assert (after("solve").outcome, after("solve").finished) == ("resolved", True)


def test_it_offers_nothing_at_an_ending():
    assert after("solve").offered == ()


def test_it_says_the_words_of_where_it_stands():
    assert after("hear").says == "Well?"
    assert after("solve").says == "Thank you."


@pytest.mark.parametrize(
    ("replies", "total"),
    [
        ((), 0),
        (("hear",), 2),
        (("hear", "hear"), 2),
        (("hear", "burn"), 0),
        (("hear", "solve"), 2 + 6),
        (("burn", "burn", "hang-up"), -2 - 2 - 2 - 6),
    ],
)
def test_it_adds_up_the_points_and_those_of_the_ending(replies, total):
    assert after(*replies).total == total


def test_it_counts_how_much_was_heard():
    assert (talk().heard, after("hear").heard, after("hear", "hear").heard) == (0, 1, 1)


def test_it_names_the_critical_guidelines_once():
    assert after("hear", "scratch", "burn", "scratch").critical == ("peace",)


def test_it_calls_nothing_critical_that_only_costs_points():
    assert after("hear", "hang-up").critical == ()


def test_it_goes_on_reply_by_reply_to_the_same_conversation():
    assert talk().then("hear").then("burn").then("solve") == after("hear", "burn", "solve")


def test_it_refuses_what_is_not_offered_and_says_what_is():
    with pytest.raises(NotOffered) as refusal:
        after("hear", "sing")
    assert str(refusal.value) == (
        "'sing' is not offered at 'talk'. "
        "Offered there: 'hear', 'burn', 'scratch', 'solve', 'hang-up'."
    )


def test_it_says_that_nothing_is_offered_at_a_node_without_replies():
    with pytest.raises(NotOffered, match="nothing: this node has no replies"):
        replay(make_script(make_node("stuck")), ["sing"])


def test_it_refuses_a_reply_after_the_ending():
    with pytest.raises(Over) as refusal:
        after("solve", "hear")
    assert str(refusal.value) == (
        "'hear' cannot be said any more: the conversation has ended (resolved). Nothing is offered."
    )
