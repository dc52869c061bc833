"""Retention, all of it: what was said in an attempt, and what was said about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import transaction

from trainer.accounts.models import Invitation
from trainer.accounts.models.invitation import InvitationQuerySet
from trainer.practice.lapsing import lapse_all
from trainer.practice.models import Attempt, AttemptQuerySet
from trainer.practice.retention import assessed_over, followed, practice_over, reduce
from trainer.review.models import Comment, Dispute, Opening, Rating

at_a_time = 200
invitations_kept = timedelta(days=90)


def keep_to_it(*, now: datetime) -> Iterator[int]:
    """Reduce everything whose time is over; gives how many so far, a batch at a time.

    What is done stays done if it is interrupted, and is not done again.
    """
    lapse_all(now=now)
    follows, so_far = followed(), 0
    for over in (practice_over, assessed_over):
        for batch in _batches(over(now=now)):
            with transaction.atomic():
                forget_what_was_said_about(batch)
                reduce(batch, now=now, follows=follows)
            so_far += len(batch)
            yield so_far


def invitations_over(*, now: datetime) -> InvitationQuerySet:
    """Those that led nobody in: whoever they were for has not come, and did not ask for it."""
    return Invitation.objects.all().over(now - invitations_kept)


def forget_what_was_said_about(attempts: Iterable[Attempt]) -> None:
    """Comments, disputes, ratings, and who looked: none of it says anything without the talk."""
    ids = [attempt.pk for attempt in attempts]
    for model in (Comment, Dispute, Rating, Opening):
        model._default_manager.filter(attempt__in=ids).delete()


def _batches(found: AttemptQuerySet) -> Iterator[list[Attempt]]:
    """By key, so that what was passed is not searched again."""
    ordered, last = found.with_edition().select_related("user").order_by("pk"), 0
    while batch := list(ordered.filter(pk__gt=last)[:at_a_time]):
        last = batch[-1].pk
        yield batch
