"""Where a reply leads: the first route whose condition holds in the state after the reply."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversation.scripts import (
    make_node,
    make_persona,
    make_reply,
    make_script,
    when,
)
from trainer.conversation.errors import NoSuchNode, NoWayOn
from trainer.conversation.script import Route
from trainer.conversation.state import State
from trainer.conversation.step import Turn, step


def routed(
    *moves: str,
    condition: dict[str, Any],
    way: int = 0,
    anger: int = 5,
    made: tuple[str, ...] = (),
    **fields,
) -> Turn:
    """A reply with two ways: to `there` if the condition holds, else to `elsewhere`."""
    routes = (Route("there", when(**condition), way), Route("elsewhere"))
    script = make_script(
        make_node("talk", make_reply("say", *moves, to=routes)),
        make_node("there", make_reply("on")),
        make_node("elsewhere", make_reply("on")),
        **fields,
    )
    return step(script, State("talk", anger, frozenset(made)), "say")


def leads(*moves: str, **given) -> str:
    return routed(*moves, **given).after.node


def test_it_reads_the_anger_after_the_reply():
    assert leads("prod", condition={"anger_at_least": 7}) == "there"
    assert leads("prod", condition={"anger_at_least": 8}) == "elsewhere"
    assert leads("ask", condition={"anger_at_most": 4}) == "there"


def test_it_reads_the_anger_as_the_persona_feels_it():
    persona = make_persona(fuse="short", reactions={"prod": 1})
    assert leads("prod", condition={"anger_at_least": 9}, persona=persona) == "there"


def test_it_reads_the_anger_within_0_and_10():
    assert leads("burn", condition={"anger_at_most": 10}, anger=9) == "there"


def test_it_reads_the_anger_above_the_scar():
    turn = routed("soothe", condition={"anger_at_most": 3}, anger=7, made=("hear", "burn"))
    assert turn.after.node == "elsewhere"


def test_it_chooses_before_anything_happens_on_the_way():
    """5 + 2 is 7, below 9: the 3 on that way are not there yet."""
    assert leads("prod", condition={"anger_at_least": 9}, way=3) == "elsewhere"
    assert routed("prod", condition={"anger_at_least": 7}, way=3).after.anger == 10


def test_it_adds_what_happens_on_the_way_taken_only():
    assert routed("prod", condition={"anger_at_least": 9}, way=3).on_the_way == 0


def test_it_reads_how_much_was_heard_with_this_reply():
    assert leads("hear", condition={"heard_at_least": 2}, made=("ask",)) == "there"
    assert leads("hear", condition={"heard_at_least": 2}, made=("hear",)) == "elsewhere"


def test_it_reads_the_moves_with_those_of_this_reply():
    assert leads("hear", condition={"after": ["ask", "hear"]}, made=("ask",)) == "there"
    assert leads("hear", condition={"not_after": ["hear"]}) == "elsewhere"


def test_it_reads_the_marks_that_this_reply_left():
    assert leads("soothe", condition={"after": ["soothed"]}, made=("hear",)) == "there"


@pytest.mark.parametrize(("channel", "node"), [("chat", "there"), ("phone", "elsewhere")])
def test_it_reads_the_channel(channel, node):
    assert leads("hum", condition={"channel": ["chat"]}, channel=channel) == node


def test_it_never_takes_a_route_with_a_condition_that_nobody_knows():
    assert leads("hum", condition={"anger_at_leest": 0}) == "elsewhere"


def test_it_takes_the_first_of_those_that_hold():
    routes = (
        Route("a", when(anger_at_least=9)),
        Route("b", when(anger_at_least=5)),
        Route("c", when(anger_at_least=1)),
    )
    nodes = (make_node(key, make_reply("on")) for key in "abc")
    script = make_script(make_node("talk", make_reply("say", to=routes)), *nodes)
    assert step(script, State("talk", 5), "say").after.node == "b"


def test_it_refuses_to_lead_nowhere():
    routes = (Route("talk", when(anger_at_least=9)),)
    script = make_script(make_node("talk", make_reply("say", to=routes)))
    with pytest.raises(NoWayOn, match="'say' at 'talk' leads nowhere"):
        step(script, State("talk", 5), "say")


def test_it_refuses_a_node_that_is_not_there_and_names_the_nearest():
    script = make_script(make_node("talk", make_reply("say", to="tallk")))
    with pytest.raises(NoSuchNode, match="'tallk', which is no node: did you mean 'talk'"):
        step(script, State("talk", 5), "say")
