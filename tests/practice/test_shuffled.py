from __future__ import annotations

from trainer.conversation.script import Reply
from trainer.practice.stage import shuffled

replies = tuple(Reply(key, key, (), ()) for key in ("a", "b", "c", "d"))


def order(*, seed: int, turn: int) -> str:
    return "".join(reply.key for reply in shuffled(replies, seed, turn))


def test_it_is_the_same_for_an_attempt_and_turn():
    assert order(seed=7, turn=3) == order(seed=7, turn=3)


def test_it_loses_none_and_doubles_none():
    assert {"".join(sorted(order(seed=seed, turn=0))) for seed in range(50)} == {"abcd"}


def test_it_is_another_for_another_seed():
    assert len({order(seed=seed, turn=0) for seed in range(200)}) == 24


def test_it_is_another_for_another_turn():
    assert len({order(seed=7, turn=turn) for turn in range(200)}) == 24


def test_it_shows_every_reply_first_about_as_often():
    first = [order(seed=seed, turn=0)[0] for seed in range(400)]
    assert all(70 < first.count(key) < 130 for key in "abcd")
