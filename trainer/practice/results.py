"""What an attempt came to: written once, when its wrap-up is given, and rebuildable at any time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from trainer.conversation.aftercare import aftercare_score, overall_score, wrap_up_score
from trainer.conversation.notes import recall, recall_score
from trainer.conversation.replay import Conversation
from trainer.conversation.script import Script
from trainer.conversation.values import Values
from trainer.practice.conversations import conversation_of, values_of_attempt
from trainer.practice.familiarity import note_familiarity
from trainer.practice.models import Attempt, GuidelineResult
from trainer.practice.opportunities import opportunities
from trainer.practice.reviews import schedule


@dataclass(frozen=True, slots=True)
class Result:
    """Scores of 0 to 100; None where every conversation of the script comes out the same."""

    talk: int | None
    wrap_up: int
    overall: int | None
    passed: bool | None


@transaction.atomic
def wrap_up(attempt: Attempt, *, aftercare: list[str], now: datetime | None = None) -> None:
    """Close an attempt with what is done after it; a second time changes nothing."""
    waiting = Attempt.objects.filter(pk=attempt.pk, wrapped_up_at=None)
    if not attempt.wraps_up or not waiting.update(wrapped_up_at=now or timezone.now()):
        return
    attempt.refresh_from_db(fields=["wrapped_up_at", "notes"])
    attempt.aftercare = sorted(aftercare)
    attempt.save(update_fields=["aftercare"])
    write_result(attempt)
    schedule(attempt)
    if attempt.is_assessed:
        note_familiarity(attempt)


@transaction.atomic
def write_result(attempt: Attempt) -> None:
    """Write the scores and the rows by guideline, anew if they are there already."""
    conversation = conversation_of(attempt)
    result = result_of(attempt, conversation, values_of_attempt(attempt))
    attempt.talk_score = result.talk
    attempt.wrap_up_score = result.wrap_up
    attempt.score = result.overall
    attempt.passed = result.passed
    attempt.save(update_fields=["talk_score", "wrap_up_score", "score", "passed"])
    attempt.guideline_results.all().delete()
    GuidelineResult.objects.bulk_create(_rows(attempt, conversation))


def result_of(attempt: Attempt, conversation: Conversation, values: Values) -> Result:
    """The scores of a finished attempt. What bars a pass never changes a number."""
    # A total is above the best only where findings were taken out of the conversation.
    talk = values.score(min(conversation.total, values.best))
    notes = recall_score(recall(conversation, attempt.notes))
    after = aftercare_score(conversation.outcome or "", frozenset(attempt.aftercare))
    wrapped = wrap_up_score(notes, after)
    overall = None if talk is None else round(overall_score(talk, wrapped))
    mark = pass_mark_of(attempt, conversation.script)
    return Result(
        talk=None if talk is None else round(talk),
        wrap_up=round(wrapped),
        overall=overall,
        passed=None if overall is None else overall >= mark and not conversation.critical,
    )


def pass_mark_of(attempt: Attempt, script: Script) -> int:
    """What the attempt is held to: what was said when it began, else the scenario's own mark."""
    return script.pass_mark if attempt.pass_mark is None else attempt.pass_mark


def _rows(attempt: Attempt, conversation: Conversation) -> Iterator[GuidelineResult]:
    for one in opportunities(conversation):
        yield GuidelineResult(
            attempt=attempt,
            guideline=one.guideline.slug,
            opportunities=one.opportunities,
            kept=one.kept,
            broken=one.broken,
        )
