"""What holds of every conversation in every script, however strange."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.conversation.made_up import conversations, quickly, replies_of, rulebook
from trainer.conversation.bots import play_out, random_bot
from trainer.conversation.replay import Conversation, replay
from trainer.conversation.script import Script
from trainer.conversation.state import State
from trainer.conversation.step import Turn, offered_reply, step

any_seed = st.integers(0, 1000)


def floor(state: State) -> int:
    """How deep the scars of the moves made are."""
    return max((rulebook.scars.get(move, 0) for move in state.made), default=0)


def change(turn: Turn) -> int:
    """All that moved the anger, before it was kept within bounds."""
    return sum(finding.anger for finding in turn.findings) + turn.persona + turn.on_the_way


@quickly
@given(conversations)
def test_it_keeps_the_anger_from_0_to_10(conversation: Conversation):
    assert all(0 <= turn.after.anger <= 10 for turn in conversation.turns)


@quickly
@given(conversations)
def test_it_moves_the_anger_by_what_the_turn_shows(conversation: Conversation):
    """Unless a bound or a scar stops it."""
    for turn in conversation.turns:
        wanted = min(10, max(0, turn.before.anger + change(turn)))
        assert turn.after.anger == max(wanted, min(floor(turn.after), turn.before.anger))


@quickly
@given(conversations)
def test_it_never_falls_below_a_scar(conversation: Conversation):
    falls = [turn for turn in conversation.turns if turn.after.anger < turn.before.anger]
    assert all(turn.after.anger >= floor(turn.after) for turn in falls)


@quickly
@given(conversations)
def test_it_never_rises_by_a_scar(conversation: Conversation):
    calmed = [turn for turn in conversation.turns if change(turn) <= 0]
    assert all(turn.after.anger <= turn.before.anger for turn in calmed)


@quickly
@given(conversations)
def test_it_replays_to_where_the_steps_led(conversation: Conversation):
    assert replay(conversation.script, replies_of(conversation)) == conversation


@quickly
@given(conversations)
def test_it_gives_the_same_for_the_same(conversation: Conversation):
    for turn in conversation.turns:
        assert step(conversation.script, turn.before, turn.reply) == turn


@quickly
@given(conversations)
def test_it_never_earns_by_a_repeat(conversation: Conversation):
    repeated = [
        finding
        for turn in conversation.turns
        for finding in turn.findings
        if finding.move in turn.before.made
    ]
    assert all(finding.points <= 0 for finding in repeated)


@quickly
@given(conversations)
def test_it_earns_or_costs_the_weight_of_the_guideline_or_nothing(conversation: Conversation):
    for finding in (found for turn in conversation.turns for found in turn.findings):
        weight = rulebook.guidelines[finding.guideline].weight
        allowed = {"kept": {weight, 0}, "broken": {-weight}, None: {0}}
        assert finding.points in allowed[finding.verdict]


@quickly
@given(conversations)
def test_it_only_ever_adds_moves(conversation: Conversation):
    for turn in conversation.turns:
        reply = offered_reply(conversation.script, turn.before, turn.reply)
        assert turn.before.made | reply.move_set <= turn.after.made
        assert turn.after.made - turn.before.made <= reply.move_set | rulebook.marks


def shuffled(script: Script, seed: int) -> Script:
    """The script with the moves of each reply in another order."""
    chance = Random(seed)
    nodes = {
        key: replace(
            node,
            replies=tuple(
                replace(reply, moves=tuple(chance.sample(reply.moves, len(reply.moves))))
                for reply in node.replies
            ),
        )
        for key, node in script.nodes.items()
    }
    return replace(script, nodes=nodes)


@quickly
@given(conversations, any_seed)
def test_it_does_not_matter_in_which_order_the_moves_stand(conversation: Conversation, seed: int):
    script = shuffled(conversation.script, seed)
    other = replay(script, replies_of(conversation))
    assert other.state == conversation.state
    assert other.total == conversation.total
    assert set(other.critical) == set(conversation.critical)


@quickly
@given(conversations)
def test_it_ends_once_patience_is_used_up(conversation: Conversation):
    turns, patience = len(conversation.turns), conversation.script.patience
    assert turns <= patience
    assert conversation.finished or turns < patience


@quickly
@given(conversations, any_seed)
def test_it_ends_whoever_plays(conversation: Conversation, seed: int):
    assert play_out(conversation, random_bot(Random(seed))).finished


@quickly
@given(conversations)
def test_it_says_something_until_the_end(conversation: Conversation):
    assert conversation.says
