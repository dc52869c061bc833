"""From the first score to the best: what people gained from playing a scenario again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from trainer.accounts.models import Team, User
from trainer.practice.models import Attempt
from trainer.review.reports.heatmap import runs_of
from trainer.review.reports.period import Period


@dataclass(frozen=True, slots=True)
class Improvement:
    """One person in one scenario: assessed runs with a score, 0-100."""

    person: User
    scenario: str
    slug: str
    times: int
    first: int
    best: int

    @property
    def gained(self) -> int:
        return self.best - self.first


def improvements(team: Team, period: Period) -> list[Improvement]:
    """By name, then by scenario. One statement."""
    runs = runs_of(team, period).exclude(score=None).select_related("user").with_edition()
    by_name = ("user__name", "user_id", "edition__scenario__title", "edition__scenario_id")
    return list(_grouped(runs.order_by(*by_name, "started_at", "pk").iterator()))


def _grouped(runs: Iterator[Attempt]) -> Iterator[Improvement]:
    for _, group in groupby(runs, lambda run: (run.user_id, run.edition.scenario_id)):
        same = list(group)
        scores = [run.score or 0 for run in same]
        scenario = same[0].edition.scenario
        yield Improvement(
            same[0].user, scenario.title, scenario.slug, len(scores), scores[0], max(scores)
        )
