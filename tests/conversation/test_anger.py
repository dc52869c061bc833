"""How the anger moves: rules, temperament, reactions, the way there, 0 to 10, scars, in that order.

Every number is worked out from the table in `scripts.py`.
"""

from __future__ import annotations

import pytest

from tests.conversation.scripts import make_node, make_persona, make_reply, make_script, one_reply
from trainer.conversation.script import Route
from trainer.conversation.state import State, opening
from trainer.conversation.step import Turn, step


def felt(*moves: str, anger: int = 5, made: tuple[str, ...] = ("hear",), **temperament) -> int:
    """The change of anger that a persona of this temperament feels."""
    turn = one_reply(*moves, anger=anger, made=made, persona=make_persona(**temperament))
    return turn.after.anger - anger


def on_the_way(*moves: str, way: int, anger: int = 5, made: tuple[str, ...] = (), **fields) -> Turn:
    """The turn of a reply on whose way the anger changes."""
    reply = make_reply("say", *moves, to=(Route("talk", anger=way),))
    script = make_script(make_node("talk", reply), **fields)
    return step(script, State("talk", anger, frozenset(made)), "say")


def test_it_adds_up_what_the_rules_say():
    assert felt("prod", "nudge", "ask") == 2 + 1 - 1


@pytest.mark.parametrize(
    ("fuse", "moves", "change"),
    [
        ("even", ("prod",), 2),
        ("short", ("prod",), 3),
        ("short", ("nudge",), 2),
        ("long", ("prod",), 1),
        ("long", ("burn",), 2),
        ("long", ("nudge",), 1),  # not below 1
    ],
)
def test_it_takes_a_rise_by_the_fuse(fuse, moves, change):
    assert felt(*moves, fuse=fuse) == change


@pytest.mark.parametrize(
    ("forgives", "moves", "change"),
    [
        ("evenly", ("ask",), -1),
        ("slowly", ("ask",), 0),  # -1 halved, toward staying angry
        ("slowly", ("bond", "hear", "ask"), -1),  # -2
        ("slowly", ("soothe", "nudge"), -1),  # -3
        ("slowly", ("soothe",), -2),
        ("quickly", ("ask",), -2),
        ("quickly", ("soothe",), -5),
    ],
)
def test_it_takes_a_fall_by_how_they_forgive(forgives, moves, change):
    assert felt(*moves, forgives=forgives) == change


@pytest.mark.parametrize("forgives", ["slowly", "evenly", "quickly"])
@pytest.mark.parametrize("fuse", ["short", "even", "long"])
def test_it_stays_at_nothing_where_the_rules_change_nothing(fuse, forgives):
    assert felt("ask", "nudge", fuse=fuse, forgives=forgives) == 0
    assert felt("hum", fuse=fuse, forgives=forgives) == 0


def test_it_ignores_the_fuse_in_a_fall_and_the_forgiving_in_a_rise():
    assert felt("ask", fuse="short", forgives="evenly") == -1
    assert felt("prod", fuse="even", forgives="quickly") == 2


def test_it_takes_the_temperament_on_the_sum_and_not_on_each_move():
    """-4 and +1 are -3, of which half is -1; each by itself would be -2 and +2."""
    assert felt("soothe", "nudge", fuse="short", forgives="slowly") == -1


def test_it_adds_the_reactions_after_the_temperament():
    """+2 on a short fuse is 3, and then -3: the fuse has not seen the reaction."""
    assert felt("prod", fuse="short", reactions={"prod": -3}) == 0


def test_it_reacts_to_a_move_that_no_rule_speaks_of():
    assert felt("hum", reactions={"hum": 2}, fuse="short") == 2


def test_it_reacts_to_a_repeat_as_well():
    assert felt("hear", made=("hear",), reactions={"hear": -2}) == -2


def test_it_adds_the_reactions_to_all_moves_of_a_reply():
    assert felt("hum", "ask", reactions={"hum": 2, "ask": 1, "prod": 5}) == 2 + 1 - 1


def test_it_adds_what_happens_on_the_way_untempered():
    turn = on_the_way("ask", way=3, persona=make_persona(fuse="short", forgives="slowly"))
    assert turn.after.anger == 5 + 0 + 3


def test_it_keeps_within_0_and_10():
    assert one_reply("burn", anger=9).after.anger == 10
    assert one_reply("soothe", anger=2, made=("hear",)).after.anger == 0


def test_it_keeps_within_0_and_10_only_after_the_way():
    """9 + 3 - 3 is 9; clamped before the way there it would be 7."""
    assert on_the_way("burn", way=-3, anger=9).after.anger == 9
    assert on_the_way("soothe", way=3, anger=1, made=("hear",)).after.anger == 0


def test_it_heeds_the_scar_last():
    """4 - 1 - 2 is 1, and the scar of this very reply stops it at 2."""
    assert on_the_way("scratch", "ask", way=-2, anger=4).after.anger == 2


def test_it_keeps_the_rules_own_number_in_the_finding():
    """So that the sum is there to see: 2 from the rule, 1 + 4 from the person, 1 from the way."""
    persona = make_persona(fuse="short", reactions={"prod": 4})
    turn = on_the_way("prod", way=1, anger=1, persona=persona)
    assert (turn.findings[0].anger, turn.persona, turn.on_the_way) == (2, 5, 1)
    assert turn.after.anger == 1 + 2 + 5 + 1


def test_it_starts_where_the_script_says():
    script = make_script(make_node("talk", make_reply("say")), anger=8)
    assert opening(script).anger == 8
