"""Players that do not listen: each picks by its one idea, and the first reply in a tie."""

from __future__ import annotations

from random import Random

import pytest

from tests.conversation.scripts import make_node, make_reply, make_script, round_and_round, won
from trainer.conversation.bots import bots, names, play_out, random_bot
from trainer.conversation.replay import replay
from trainer.guidance.loading import shipped_rulebook

offered = (
    make_reply("plain", text="Let me see what I can do."),
    make_reply("short", text="Well."),
    make_reply("sorry", "apologise", text="So sorry! I apologise, really. Sorry."),
    make_reply("wordy", text="I would like to go through all of this with you step by step."),
    make_reply("kind", "listen", "thank", text="Please tell me more about it."),
    make_reply("chief", "bring-senior", text="I am getting my manager."),
    make_reply("last", "listen", text="Tell me about it."),
)


def picked(bot: str) -> str:
    return bots[bot](offered, shipped_rulebook()).key


@pytest.mark.parametrize(
    ("bot", "key"),
    [
        ("first", "plain"),
        ("last", "last"),
        ("longest", "wordy"),
        ("shortest", "short"),
        ("sorry", "sorry"),
        ("caring", "kind"),
        ("senior", "chief"),
    ],
)
def test_it_picks_by_its_one_idea(bot, key):
    assert picked(bot) == key


@pytest.mark.parametrize("bot", ["sorry", "caring", "senior", "longest", "shortest"])
def test_it_picks_the_first_where_all_are_alike(bot):
    alike = (make_reply("a", "plan", text="Same."), make_reply("b", "plan", text="Same."))
    assert bots[bot](alike, shipped_rulebook()).key == "a"


def test_it_is_not_confused_by_a_move_that_nobody_knows():
    strange = (make_reply("a", "whistle"), make_reply("b", "listen"))
    assert bots["caring"](strange, shipped_rulebook()).key == "b"


def test_it_hears_a_sorry_in_capitals_but_not_in_a_longer_word():
    replies = (make_reply("a", text="In all sorryness."), make_reply("b", text="SORRY"))
    assert bots["sorry"](replies, shipped_rulebook()).key == "b"


def test_it_plays_to_the_end():
    node = make_node("talk", make_reply("say", "hear"), make_reply("solve", to="won"))
    end = play_out(replay(make_script(node, won)), bots["last"])
    assert (end.outcome, len(end.turns)) == ("resolved", 1)


def test_it_plays_until_patience_runs_out():
    end = play_out(replay(round_and_round("hum", patience=7)), bots["first"])
    assert (end.outcome, len(end.turns)) == ("walked-out", 7)


def test_it_stops_at_a_node_without_replies():
    node = make_node("talk", make_reply("say", to="stuck"))
    assert play_out(replay(make_script(node, make_node("stuck"))), bots["first"]).outcome is None


def clicks(*, seed: int) -> list[str]:
    bot = random_bot(Random(seed))
    return [bot(offered, shipped_rulebook()).key for _ in range(200)]


def test_it_clicks_the_same_for_the_same_seed():
    assert clicks(seed=7) == clicks(seed=7)
    assert clicks(seed=7) != clicks(seed=8)


def test_it_clicks_on_everything_sooner_or_later():
    assert set(clicks(seed=1)) == {reply.key for reply in offered}


def test_it_is_known_by_name():
    assert set(names()) == {*bots, "random"}
