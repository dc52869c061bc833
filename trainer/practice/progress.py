"""What somebody's finished conversations show: by guideline, by scenario, over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Sum
from django.utils import timezone

from scenarios.rulebook import current_rulebook
from trainer.guidance.rulebook import Guideline
from trainer.practice.models import Attempt, GuidelineResult, Review

if TYPE_CHECKING:
    from trainer.accounts.models import User

about_a_scenario = ("slug", "title", "archived_at")
enough_for_percent = 8  # opportunities: with fewer, a percentage would say more than is known


@dataclass(frozen=True, slots=True)
class GuidelineProgress:
    """How one guideline has gone: kept k of n chances, broken so often, due for review when."""

    guideline: Guideline
    opportunities: int
    kept: int
    broken: int
    due_at: datetime | None
    now: datetime

    @property
    def percent(self) -> int | None:
        """Kept in percent; None where there were too few chances to say."""
        if self.opportunities < enough_for_percent:
            return None
        return round(100 * self.kept / self.opportunities)

    @property
    def is_due(self) -> bool:
        return self.due_at is not None and self.due_at <= self.now


@dataclass(frozen=True, slots=True)
class ScenarioProgress:
    """First and best score in one scenario; they survive even where turns are deleted.

    is_archived: it cannot be begun any more.
    """

    slug: str
    title: str
    times: int
    first: int | None
    best: int | None
    is_archived: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """All of it, for one person. trend: the scores in the order they were made."""

    guidelines: tuple[GuidelineProgress, ...]
    scenarios: tuple[ScenarioProgress, ...]
    trend: tuple[int, ...]


def progress_of(user: User, *, now: datetime | None = None) -> Progress:
    """Five statements, however much was played."""
    mine = Attempt.objects.by(user).whole().wrapped_up()
    scores = mine.exclude(score=None).order_by("finished_at").values_list("score", flat=True)
    return Progress(
        guidelines=tuple(_by_guideline(user, now or timezone.now())),
        scenarios=tuple(_by_scenario(user)),
        trend=tuple(score for score in scores if score is not None),
    )


def _by_guideline(user: User, now: datetime) -> Iterator[GuidelineProgress]:
    sums = GuidelineResult.objects.filter(attempt__user=user).values("guideline")
    counted = {
        row["guideline"]: row
        for row in sums.annotate(
            chances=Sum("opportunities"), kept_in_all=Sum("kept"), broken_in_all=Sum("broken")
        )
    }
    due = dict(Review.objects.filter(user=user).values_list("guideline", "due_at"))
    for slug, guideline in current_rulebook().guidelines.items():
        if row := counted.get(slug):
            yield GuidelineProgress(
                guideline,
                row["chances"],
                row["kept_in_all"],
                row["broken_in_all"],
                due.get(slug),
                now,
            )


def _by_scenario(user: User) -> Iterator[ScenarioProgress]:
    mine = Attempt.objects.by(user).whole().wrapped_up()
    first = {
        row["edition__scenario"]: row["score"]
        for row in mine.order_by("-finished_at").values("edition__scenario", "score")
    }
    columns = ("edition__scenario", *(f"edition__scenario__{name}" for name in about_a_scenario))
    rows = mine.values(*columns).annotate(times=Count("pk"), best=Max("score"))
    for row in rows.order_by("edition__scenario__title"):
        yield ScenarioProgress(
            slug=row["edition__scenario__slug"],
            title=row["edition__scenario__title"],
            times=row["times"],
            first=first[row["edition__scenario"]],
            best=row["best"],
            is_archived=row["edition__scenario__archived_at"] is not None,
        )
