"""Whatever the script, sound or not: nothing crashes, and what is told of states is so."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.conversation.made_up import conversations, optional, own_nodes, play, quickly, scripts
from tests.conversation.problems.sound import places
from trainer.conversation.problems import problems, ways_of
from trainer.conversation.problems.survey import Survey
from trainer.conversation.replay import Conversation, replay
from trainer.conversation.script import Line, Node, Reply, Route, Script
from trainer.guidance.conditions import Condition

conditions = optional(
    anger_at_least=st.integers(0, 10),
    anger_at_most=st.integers(0, 10),
    after=st.lists(st.sampled_from(["own", "no-move"]), max_size=2),
    behaviour=st.just(["upset"]),
    angry=st.just(1),
).map(Condition.model_validate)
targets = st.sampled_from([*own_nodes, "nowhere", "resolved"])


def spoil(script: Script, key: str, routes: list[Route], says: list[Line]) -> Script:
    """The script with these routes for the first reply of a node, and with other words there."""
    node = script.nodes[key]
    first = replace(node.replies[0], routes=tuple(routes), moves=("no-move", "own"))
    spoilt = replace(node, replies=(first, *node.replies[1:]), says=tuple(says))
    return replace(script, nodes={**script.nodes, key: spoilt})


spoilt_scripts = st.builds(
    spoil,
    scripts,
    st.sampled_from(own_nodes),
    st.lists(st.builds(Route, targets, conditions), max_size=3),
    st.lists(st.builds(Line, st.just("Well?"), conditions), max_size=2),
)


@quickly
@given(scripts | spoilt_scripts)
def test_it_never_crashes(script):
    for one in problems(script):
        assert one.message
        assert one.where


def survey_of(script: Script) -> Survey:
    (way,) = ways_of(script)
    assert way.survey
    return way.survey


def passed(conversation: Conversation) -> list[str]:
    """The nodes it passed; not the last where the customer gave up on the way there."""
    nodes = [conversation.start.node, *(turn.after.node for turn in conversation.turns)]
    gave_up = conversation.finished and conversation.script.nodes[nodes[-1]].ending is None
    return nodes[:-1] if gave_up else nodes


@quickly
@given(conversations)
def test_it_knows_every_step_that_is_taken(conversation):
    survey, nodes = survey_of(conversation.script), passed(conversation)
    assert survey.reached.issuperset(nodes)
    assert survey.steps.issuperset(pairwise(nodes))


@quickly
@given(conversations)
def test_it_knows_every_anger_that_a_node_is_met_with(conversation):
    survey, nodes = survey_of(conversation.script), passed(conversation)
    states = [conversation.start, *(turn.after for turn in conversation.turns)]
    for node, state in zip(nodes, states, strict=False):
        assert state.anger in survey.angers[node]


def only_route(script: Script, node: Node, reply: Reply, place: int) -> Script:
    """The script in which this reply leads to a node of its own by that route, and by no other."""
    there = replace(reply.routes[place], node="there")
    routes = (*reply.routes[:place], there, *reply.routes[place + 1 :])
    changed = replace(reply, routes=routes)
    replies = tuple(changed if one.key == reply.key else one for one in node.replies)
    nodes = {**script.nodes, node.key: replace(node, replies=replies)}
    end = replace(script.nodes["resolved"], key="there")
    return replace(script, nodes={**nodes, "there": end})


@quickly
@given(scripts)
def test_it_knows_every_route_that_is_taken(script):
    """Checked by leading one route elsewhere and seeing whether anybody gets there."""
    taken = survey_of(script).taken
    node = script.nodes["n0"]
    for reply in node.replies:
        for place in range(len(reply.routes)):
            gets_there = "there" in survey_of(only_route(script, node, reply, place)).reached
            assert ((node.key, reply.key, place) in taken) is gets_there


@quickly
@given(scripts)
def test_its_paths_lead_where_they_say(script):
    survey = survey_of(script)
    for key, state in survey.broken_whatever.items():
        conversation = replay(script, survey.path(survey.arrivals, state))
        assert conversation.state.node == key
        for reply in conversation.offered:
            broken = [one.verdict for one in conversation.then(reply.key).turns[-1].findings]
            assert "broken" in broken


@quickly
@given(scripts)
def test_its_worst_path_is_one(script):
    survey = survey_of(script)
    conversation = replay(script, survey.worst_path)
    assert conversation.finished
    assert conversation.total == survey.analyser.values.worst


@quickly
@given(conversations, st.lists(st.integers(0, 2), max_size=8))
def test_it_is_told_of_states_without_a_decent_reply(conversation, picks):
    """Wherever a conversation comes to one, the node is told."""
    conversation = play(conversation.script, picks)
    verdicts = [
        [one.verdict for one in conversation.then(reply.key).turns[-1].findings]
        for reply in conversation.offered
    ]
    if verdicts and all("broken" in one for one in verdicts):
        place = f"nodes.{conversation.state.node}"
        assert place in places(conversation.script, "no-decent-reply")
