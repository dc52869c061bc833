"""An assessed run that was left lapses: 24 hours after it began, whether or not anybody looks.

Where the conversation was still open it ends without a score, and counts as an attempt. Where only
the wrap-up was missing it is closed with the notes as they stand and nothing done after it. Both
are dated to the moment the time was over, so it does not matter who notices, or when.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from trainer.practice.models import Attempt, time_to_finish
from trainer.practice.results import wrap_up

if TYPE_CHECKING:
    from trainer.accounts.models import User


def is_due(attempt: Attempt, *, now: datetime) -> bool:
    """Whether an attempt is an assessed run that nobody has closed, and its time is over."""
    closed = attempt.wrapped_up_at or attempt.lapsed_at
    return attempt.is_assessed and not closed and attempt.started_at <= now - time_to_finish


def lapse(attempt: Attempt, *, now: datetime) -> bool:
    """Close an attempt if its time is over. Asks nothing of the database if it is not."""
    if not is_due(attempt, now=now):
        return False
    if not attempt.finished_at:
        _end(attempt, when=attempt.open_until)
    if attempt.finished_at:
        wrap_up(attempt, aftercare=[], now=attempt.open_until)
    return True


def lapse_all(user: User | None = None, *, now: datetime) -> int:
    """Close every run whose time is over, or those of one person; how many there were."""
    due = Attempt.objects.to_lapse(now=now).light().order_by("pk")
    if user:
        due = due.by(user)
    return sum(lapse(attempt, now=now) for attempt in due)


def give_up(attempt: Attempt, *, now: datetime) -> None:
    """End an assessed run for good, before its time is over."""
    if attempt.is_assessed and not attempt.finished_at and not attempt.lapsed_at:
        _end(attempt, when=now)


def _end(attempt: Attempt, *, when: datetime) -> None:
    """A last reply that is written at this very moment goes first."""
    Attempt.objects.filter(pk=attempt.pk).still_open().update(lapsed_at=when)
    attempt.refresh_from_db(fields=["lapsed_at", "finished_at", "outcome", "wrapped_up_at"])
