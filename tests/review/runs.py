"""Assessed runs, made at a given time: `make_run(user=…, edition=…, replies=…, at=…)`."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from scenarios.editions import script_of
from scenarios.models import Edition
from trainer.accounts.models import User
from trainer.conversation.replay import replay
from trainer.practice import recording, results
from trainer.practice.models import Attempt

good, poor = ("go-on", "back", "fix"), ("calm", "sorry", "no")


def days_ago(days: float) -> datetime:
    return timezone.now() - timedelta(days=days)


def make_run(
    *,
    user: User,
    edition: Edition,
    replies: tuple[str, ...] = good,
    at: datetime | None = None,
    mode: Attempt.Mode = Attempt.Mode.ASSESSED,
) -> Attempt:
    """A whole run with its wrap-up, begun at that moment."""
    moment = at or days_ago(1)
    if mode == Attempt.Mode.ASSESSED:
        run = recording.begin_assessed(user, edition, now=moment)
    else:
        run = recording.begin(user, edition)
        Attempt.objects.filter(pk=run.pk).update(started_at=moment)
    for number, reply in enumerate(replies, 1):
        assert recording.take_turn(run, number=number, reply=reply).recorded
    run.refresh_from_db()
    results.wrap_up(run, aftercare=["follow-up"], now=moment)
    run.refresh_from_db()
    return run


def random_replies(edition: Edition, chance: Random) -> tuple[str, ...]:
    """A whole way through the script, clicked at random."""
    talk = replay(script_of(edition))
    while talk.offered:
        talk = talk.then(chance.choice(talk.offered).key)
    return tuple(turn.reply for turn in talk.turns)
