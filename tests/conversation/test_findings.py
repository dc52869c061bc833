"""What the rules say of a reply, and the points it earns or costs."""

from __future__ import annotations

from tests.conversation.scripts import make_node, make_reply, make_script, one_reply
from trainer.conversation.script import Channel
from trainer.conversation.state import State, opening
from trainer.conversation.step import step


def said(turn) -> list[tuple[str, str, str | None, int, int]]:
    return [(f.guideline, f.move, f.verdict, f.points, f.anger) for f in turn.findings]


def test_it_earns_the_weight_of_a_guideline_kept():
    assert said(one_reply("hear")) == [("attend", "hear", "kept", 2, -1)]


def test_it_costs_the_weight_of_a_guideline_broken():
    assert said(one_reply("prod")) == [("peace", "prod", "broken", -2, 2)]


def test_it_earns_nothing_by_a_repeat_and_says_so_all_the_same():
    assert said(one_reply("hear", made=("hear",))) == [("attend", "hear", "kept", 0, 0)]


def test_it_costs_the_weight_every_time():
    assert said(one_reply("prod", made=("prod",))) == [("peace", "prod", "broken", -2, 2)]


def test_it_notes_what_a_rule_without_a_verdict_says():
    turn = one_reply("soothe", made=("hear",), anger=8)
    assert said(turn) == [("soothe", "soothe", None, 0, 0)]


def test_it_spends_the_points_of_a_move_that_earned_nothing():
    """Soothed at the wrong moment, then at the right one: the right one earns no more."""
    turn = one_reply("soothe", made=("hear", "soothe"), anger=7)
    assert said(turn) == [("soothe", "soothe", "kept", 0, -4)]


def test_it_lets_different_guidelines_speak_of_one_move():
    turn = one_reply("soothe")
    assert said(turn) == [
        ("soothe", "soothe", "kept", 3, -4),
        ("patience", "soothe", "broken", -1, 1),
    ]
    assert turn.points == 2


def test_it_lets_two_moves_earn_for_the_same_guideline():
    turn = one_reply("hear", "ask")
    assert said(turn) == [("attend", "hear", "kept", 2, -1), ("attend", "ask", "kept", 2, -1)]
    assert turn.points == 4


def test_it_speaks_of_the_moves_in_the_order_written():
    assert [finding.move for finding in one_reply("prod", "ask", "hear").findings] == [
        "prod",
        "ask",
        "hear",
    ]


def test_it_judges_a_move_beside_the_others_of_its_reply():
    assert said(one_reply("bond")) == []
    assert ("soothe", "bond", "kept", 3, -1) in said(one_reply("bond", "hear"))


def test_it_says_nothing_of_a_move_that_no_rule_knows():
    assert one_reply("hum", "whistle").findings == ()


def test_it_reads_the_rules_before_the_reply():
    """The hearing of this very reply comes too late for its soothing."""
    turn = one_reply("hear", "soothe")
    assert ("patience", "soothe", "broken", -1, 1) in said(turn)


def test_it_reads_the_anger_before_the_reply():
    turn = one_reply("prod", "soothe", made=("hear",), anger=7)
    assert ("soothe", "soothe", "kept", 3, -4) in said(turn)


def named(*, behaviour: tuple[str, ...], channel: Channel = "phone") -> int:
    """The points of naming what the customer is doing."""
    node = make_node("talk", make_reply("say", "name"), behaviour=behaviour)
    script = make_script(node, channel=channel)
    return step(script, opening(script), "say").points


def test_it_reads_what_the_customer_is_doing():
    assert named(behaviour=("calm", "shouting")) == 2
    assert named(behaviour=("calm",)) == 0


def test_it_reads_the_channel():
    assert named(behaviour=("shouting",), channel="chat") == 0


def test_it_quotes_the_rule():
    finding = one_reply("burn").findings[0]
    assert (finding.because, finding.critical, finding.marks) == ("A burn.", True, None)


def test_it_adds_the_moves_and_marks_and_counts_the_turn():
    turn = one_reply("soothe", "hum", made=("hear",))
    assert turn.after.made == {"hear", "soothe", "soothed", "hum"}
    assert (turn.before.turn, turn.after.turn) == (0, 1)


def test_it_leaves_the_state_it_came_from_alone():
    script = make_script(make_node("talk", make_reply("say", "hear")))
    start = opening(script)
    step(script, start, "say")
    assert start == State("talk", 5)
