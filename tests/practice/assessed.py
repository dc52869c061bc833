"""Assessed runs, begun when a test says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from scenarios.models import Edition
from tests.conftest import good_replies
from trainer.accounts.models import User
from trainer.practice import recording
from trainer.practice.models import Attempt
from trainer.practice.results import wrap_up

monday = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
a_day, a_minute = timedelta(hours=24), timedelta(minutes=1)


def make_assessed(
    *,
    user: User,
    edition: Edition,
    replies: tuple[str, ...] = (),
    at: datetime | None = None,
    pass_mark: int | None = None,
) -> Attempt:
    """An assessed run in which these replies were given."""
    now = at or timezone.now()
    attempt = recording.begin_assessed(user, edition, now=now, pass_mark=pass_mark)
    for number, reply in enumerate(replies, 1):
        taken = recording.take_turn(attempt, number=number, reply=reply)
        assert taken.recorded, f"{reply} was not recorded"
    return attempt


def make_over(*, replies: tuple[str, ...] = good_replies, **how) -> Attempt:
    """An assessed run that was played to its end and wrapped up."""
    attempt = make_assessed(replies=replies, **how)
    wrap_up(attempt, aftercare=["follow-up"])
    attempt.refresh_from_db()
    return attempt
