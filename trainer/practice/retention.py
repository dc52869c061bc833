"""How long it is kept what was said, and what is left then. docs/how/privacy.md says why.

An attempt whose time is over is reduced: its turns and notes are deleted, and what reports,
progress and schedules need of it stays. `emptied` and `kept` are the whole policy on its columns;
a test sees to it that every column is in one of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce

from scenarios.editions import script_of
from scenarios.models import Edition
from trainer.conversation.errors import ConversationError
from trainer.practice.callbacks import past_of
from trainer.practice.models import Attempt, AttemptQuerySet, Turn

emptied: dict[str, Any] = {
    "notes": "",  # the person's own words
    "notes_version": 0,
    "aftercare": [],  # what they chose to do afterwards
    "learned": {},  # what became of each mistake
    "start_made": [],  # of another try from the middle: what had been said before
    "seed": 0,  # the order in which replies were shown
}
kept = frozenset(
    {
        *("id", "public_id", "user", "edition", "mode", "is_retry", "retry_of"),
        *("start_node", "start_anger", "start_turn"),  # of the script, not of the person
        *("started_at", "finished_at", "stopped_at", "lapsed_at", "wrapped_up_at"),
        *("outcome", "talk_score", "wrap_up_score", "score", "passed", "pass_mark", "is_first"),
        *("practised_before", "solutions_seen_before", "solutions_seen_at"),
        *("reduced_at", "kept_of_it"),
    }
)


def practice_over(*, now: datetime) -> AttemptQuerySet:
    """Practice whose time is over, counted from its end, or from the last that was said in it."""
    limit = now - timedelta(days=settings.PRACTICE_KEPT_DAYS)
    turns = Turn.objects.filter(attempt=OuterRef("pk")).order_by().values("attempt")
    last_said = Subquery(turns.annotate(last=Max("made_at")).values("last"))
    found: AttemptQuerySet = Attempt.objects.practice().with_words().filter(started_at__lt=limit)
    ended = Coalesce(F("finished_at"), last_said, F("started_at"))
    return found.annotate(ended=ended).filter(ended__lt=limit)


def assessed_over(*, now: datetime) -> AttemptQuerySet:
    """Assessed runs whose time is over, counted from their end."""
    limit = now - timedelta(days=settings.ASSESSED_KEPT_DAYS)
    found: AttemptQuerySet = Attempt.objects.assessed().over().with_words()
    ended = Coalesce(F("wrapped_up_at"), F("lapsed_at"))
    return found.filter(started_at__lt=limit).annotate(ended=ended).filter(ended__lt=limit)


@transaction.atomic
def reduce(attempts: Iterable[Attempt], *, now: datetime, follows: frozenset[str]) -> None:
    """Delete what was said. Practice in which nothing was said goes altogether.

    follows: the scenarios that others follow. Of the last finished attempt there it is kept how the
    callback begins.
    """
    found = sorted(attempts, key=lambda one: (one.finished_at or one.started_at, one.pk))
    for attempt in found:
        if attempt.finished_at and not attempt.is_retry and _slug(attempt) in follows:
            _keep_for_callbacks(attempt)
    ids = [attempt.pk for attempt in found]
    here = Attempt.objects.filter(pk__in=ids)
    here.practice().filter(finished_at=None, turns=None).delete()
    Turn.objects.filter(attempt__in=ids).delete()
    here.update(reduced_at=now, **emptied)


def followed() -> frozenset[str]:
    """The scenarios that a published one follows."""
    return frozenset(script_of(one).follows for one in Edition.objects.light().current()) - {""}


def _slug(attempt: Attempt) -> str:
    return attempt.edition.scenario.slug


def _keep_for_callbacks(attempt: Attempt) -> None:
    """Take the place of what was kept of earlier ones, which nothing asks for any more."""
    try:
        past = past_of(attempt)
    except ConversationError:
        past = None
    same = Attempt.objects.by(attempt.user).of_scenario(_slug(attempt)).filter(mode=attempt.mode)
    same.filter(kept_of_it__isnull=False, finished_at__lt=attempt.finished_at).update(
        kept_of_it=None
    )
    attempt.kept_of_it = past.as_data() if past else None
    attempt.save(update_fields=["kept_of_it"])
