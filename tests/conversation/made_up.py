"""Scripts that nobody would write: loops, routes with conditions, all temperaments.

Strategies for hypothesis. They lean on the shipped rulebook, so that its rules are met in all the
states that they can be met in.
"""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from tests.conversation.scripts import make_node, make_persona, make_script
from trainer.conversation.replay import Conversation, replay
from trainer.conversation.script import Line, Node, Reply, Route, Script
from trainer.guidance.conditions import Condition
from trainer.guidance.loading import shipped_rulebook
from trainer.guidance.rulebook import channels

rulebook = shipped_rulebook()

# The same examples every time: a test that fails now and then helps nobody.
quickly = settings(max_examples=40, derandomize=True, deadline=None, database=None)

# Those that touch anger, scars and marks most are drawn more often than the others.
lively = st.sampled_from(
    ["listen", "restate", "empathise", "apologise", "own", "solve", "dead-end", "lie", "blame"]
)
moves = lively | lively | st.sampled_from(sorted(rulebook.moves))
marks = sorted(rulebook.marks)
endings = ("resolved", "walked-out")
ending_nodes = tuple(
    make_node(outcome, ending=outcome, says=(Line(outcome),)) for outcome in endings
)


def optional(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=strategies)


# What a route may ask about.
conditions = optional(
    anger_at_least=st.integers(0, 10),
    anger_at_most=st.integers(0, 10),
    heard_at_least=st.integers(0, 4),
    heard_at_most=st.integers(0, 4),
    channel=st.lists(st.sampled_from(channels), min_size=1, max_size=2),
    after=st.lists(moves | st.sampled_from(marks), min_size=1, max_size=2),
    not_after=st.lists(moves, min_size=1, max_size=2),
).map(Condition.model_validate)

personas = st.builds(
    make_persona,
    fuse=st.sampled_from(["short", "even", "long"]),
    forgives=st.sampled_from(["slowly", "evenly", "quickly"]),
    reactions=st.dictionaries(moves, st.integers(-10, 10), max_size=3),
)


own_nodes = ("n0", "n1", "n2")
targets = st.sampled_from((*own_nodes * 3, *endings))  # talks should go on for a while
ways = st.integers(-10, 10) | st.just(0)

# Some routes with a condition, and a last one without.
routes = st.builds(
    lambda some, last: (*some, last),
    st.lists(st.builds(Route, targets, conditions, ways), max_size=2),
    st.builds(Route, targets, anger=ways),
)
replies = st.lists(
    st.tuples(st.lists(moves, min_size=1, max_size=4, unique=True), routes),
    min_size=1,
    max_size=3,
).map(
    lambda drawn: tuple(
        Reply(f"r{number}", f"Reply {number}.", tuple(made), ways_on)
        for number, (made, ways_on) in enumerate(drawn)
    )
)
behaviours = st.lists(st.sampled_from(sorted(rulebook.behaviours)), max_size=2)


def node_called(key: str) -> st.SearchStrategy[Node]:
    return st.builds(
        lambda offered, doing: make_node(key, *offered, behaviour=tuple(doing)), replies, behaviours
    )


# Three nodes that lead anywhere, themselves included, and two endings.
scripts: st.SearchStrategy[Script] = st.builds(
    lambda nodes, **fields: make_script(*nodes, *ending_nodes, rulebook=rulebook, **fields),
    st.tuples(*map(node_called, own_nodes)),
    anger=st.integers(0, 10),
    patience=st.integers(5, 12),
    persona=personas,
    channel=st.sampled_from(channels),
)


def play(script: Script, picks: list[int]) -> Conversation:
    """Play by picks until they run out or it ends."""
    conversation = replay(script)
    for pick in picks:
        if not conversation.offered:
            break
        offered = conversation.offered
        conversation = conversation.then(offered[pick % len(offered)].key)
    return conversation


conversations = st.builds(play, scripts, st.lists(st.integers(0, 2), min_size=6, max_size=12))


def replies_of(conversation: Conversation) -> list[str]:
    return [turn.reply for turn in conversation.turns]
