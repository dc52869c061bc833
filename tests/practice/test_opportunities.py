"""Chances to keep a guideline: those on the path that was walked, and no others."""

from __future__ import annotations

from tests.conversation.scripts import lost, make_node, make_reply, make_script, won
from trainer.conversation.replay import replay
from trainer.conversation.script import Script
from trainer.practice.opportunities import missed_at, opportunities

# Every node offers a way to attend (hear, ask) but the last but one; only the garden to soothe.
small = make_script(
    make_node(
        "talk",
        make_reply("hear", "hear", to="then"),
        make_reply("nudge", "nudge", to="then"),
        make_reply("hum", "hum", to="garden"),
    ),
    make_node("then", make_reply("again", "hear", to="won"), make_reply("leave", to="lost")),
    make_node(
        "garden",
        make_reply("soothe", "soothe", to="then"),
        make_reply("burn", "burn", to="then"),
        make_reply("burn-and-hear", "burn", "hear", to="then"),
    ),
    won,
    lost,
)


def counted(*replies: str, script: Script = small) -> dict[str, tuple[int, int, int]]:
    """By guideline: kept, chances, broken."""
    found = opportunities(replay(script, replies))
    return {one.guideline.slug: (one.kept, one.opportunities, one.broken) for one in found}


def missed(*replies: str, instead: set[str]) -> set[str]:
    """What one of other replies would have kept at the last turn of these."""
    conversation = replay(small, replies)
    return {*missed_at(conversation, conversation.turns[-1], instead)}


def test_it_counts_a_chance_that_was_taken():
    assert counted("hear")["attend"] == (1, 1, 0)


def test_it_counts_a_chance_that_was_not_taken():
    assert counted("hum")["attend"] == (0, 1, 0)


def test_it_counts_as_many_chances_as_turns_on_the_path():
    assert counted("hum", "soothe", "again")["attend"] == (1, 3, 0)


def test_it_counts_only_the_path_that_was_walked():
    """To soothe was possible in the garden alone."""
    assert "soothe" not in counted("hear", "again")
    assert counted("hum", "burn")["soothe"] == (0, 1, 0)


def test_it_counts_no_chance_for_what_would_earn_nothing_again():
    assert counted("hear", "again")["attend"] == (1, 1, 0)
    assert counted("nudge", "again")["attend"] == (1, 2, 0)


def test_it_counts_what_was_broken():
    assert counted("nudge", "leave")["peace"] == (0, 0, 1)


def test_it_counts_a_guideline_kept_by_two_moves_of_one_reply_once():
    both = make_script(make_node("talk", make_reply("both", "hear", "ask", to="won")), won)
    assert counted("both", script=both)["attend"] == (1, 1, 0)


def test_it_never_keeps_more_than_there_were_chances():
    played = (("hear", "again"), ("hum", "burn-and-hear", "again"), ("hum", "soothe", "again"))
    found = [one for replies in played for one in opportunities(replay(small, replies))]
    assert all(one.kept <= one.opportunities for one in found)


def test_it_leaves_out_what_could_be_neither_kept_nor_broken():
    assert "limits" not in counted("hum", "burn", "leave")


def test_it_follows_the_order_of_the_rulebook():
    assert [*counted("hum", "burn", "leave")] == ["attend", "soothe", "peace"]


def test_it_calls_missed_all_chances_that_were_not_taken():
    attend, *_ = opportunities(replay(small, ["hum", "soothe", "again"]))
    assert (attend.guideline.slug, attend.kept, attend.missed) == ("attend", 1, 2)


def test_it_misses_at_a_turn_what_another_reply_would_have_kept():
    assert missed("hum", instead={"hear", "nudge"}) == {"attend"}


def test_it_misses_only_what_the_replies_in_question_would_have_kept():
    assert missed("hum", "burn", instead={"soothe"}) == {"soothe"}
    assert missed("hum", "burn", instead={"burn-and-hear"}) == {"attend"}


def test_it_misses_nothing_that_this_reply_kept():
    assert missed("hum", "burn-and-hear", instead={"soothe", "burn-and-hear"}) == {"soothe"}


def test_it_misses_nothing_that_would_have_earned_nothing():
    assert missed("hear", "leave", instead={"again"}) == set()


def test_it_does_not_call_missed_what_a_finding_speaks_of_already():
    """At 8 a soothing word is only noted: that is said, and so it is not also called missed."""
    hot = replay(small, ["soothe"], node="garden", anger=8)
    assert missed_at(hot, hot.turns[0], {"soothe", "burn-and-hear"}) == {"attend"}
