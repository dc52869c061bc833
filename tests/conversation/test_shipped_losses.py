"""Ten thousand random conversations in what ships: the losses are what the score lacks."""

from __future__ import annotations

from math import isclose
from random import Random

import pytest

from scenarios.exchange.files import library, load_script
from trainer.conversation.bots import play_out, random_bot
from trainer.conversation.replay import Conversation
from trainer.conversation.scoring import rounded
from trainer.conversation.state import opening
from trainer.conversation.values import Values, values_of

in_all = 10_000
shipped = sorted(library.glob("*.yaml"))


@pytest.fixture(scope="module", params=shipped, ids=lambda path: path.stem)
def searched(request) -> Values:
    script = load_script(request.param)
    return values_of(script, opening(script))


@pytest.fixture(scope="module")
def played(searched) -> list[Conversation]:
    """This scenario's part of the ten thousand."""
    begun = Conversation(searched.script, opening(searched.script))
    bot = random_bot(Random(f"losses of {searched.script.slug}"))
    return [play_out(begun, bot) for _ in range(-(-in_all // len(shipped)))]


def test_it_loses_turn_by_turn_what_the_score_lacks(searched, played):
    assert [one for one in played if not adds_up(searched, one)] == []


def test_it_never_loses_less_than_nothing(searched, played):
    assert min(loss for one in played for loss in searched.losses(one)) >= 0


def test_it_scores_from_0_to_100(searched, played):
    scores = [rounded(searched, one.total) for one in played]
    assert all(score is not None and 0 <= score <= 100 for score in scores)


def adds_up(values: Values, conversation: Conversation) -> bool:
    score = values.score(conversation.total)
    assert score is not None
    return isclose(100 - score, sum(values.losses(conversation)), abs_tol=1e-6)
