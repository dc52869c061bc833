"""From the first score to the best: what people gained from playing a scenario again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from trainer.accounts.models import Team
from trainer.review.reports.heatmap import runs_of
from trainer.review.reports.period import Period

# What identifies a line, and in which order the lines are told.
who = ("user__name", "user_id")
what = ("edition__scenario__title", "edition__scenario__slug")


@dataclass(frozen=True, slots=True)
class Improvement:
    """One person in one scenario: assessed runs with a score, 0-100."""

    name: str
    person: int
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
    runs = runs_of(team, period).exclude(score=None).order_by(*who, *what, "started_at", "pk")
    return list(_grouped(runs.values_list(*who, *what, "score").iterator()))


def _grouped(rows: Iterable[tuple[str, int, str, str, int]]) -> Iterator[Improvement]:
    for (name, person, scenario, slug), group in groupby(rows, lambda row: row[:4]):
        scores = [row[4] for row in group]
        yield Improvement(name, person, scenario, slug, len(scores), scores[0], max(scores))
