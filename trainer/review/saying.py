"""Saying something of a run: every word is written here, and who it is for is told."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from trainer.practice.models import Attempt
from trainer.review.models import Comment, Dispute, Rating
from trainer.review.telling import tell

if TYPE_CHECKING:
    from trainer.accounts.models import User


@transaction.atomic
def say(attempt: Attempt, words: str, *, turn: int, by: User, now: datetime) -> Comment:
    """A comment on a turn, or with 0 on the whole."""
    if by != attempt.user:
        tell(attempt, by=by)
    return Comment.objects.create(
        attempt=attempt, turn=turn or None, words=words, author=by, made_at=now
    )


@transaction.atomic
def decide(dispute: Dispute, decision: str, *, reason: str, by: User, now: datetime) -> None:
    """Whether a disputed finding stands."""
    tell(dispute.attempt, by=by)
    dispute.decide(decision, reason=reason, by=by, now=now)


@transaction.atomic
def rate(attempt: Attempt, value: int, words: str, *, by: User, now: datetime) -> None:
    """A manager's rating: each has one, and may change it."""
    tell(attempt, by=by)
    said = {"value": value, "words": words, "rated_at": now, "seen_at": None}
    Rating.objects.update_or_create(attempt=attempt, rater=by, defaults=said)
