"""The runs behind a figure: what somebody showed of one guideline, run by run."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.accounts.models import Team, User
from trainer.practice.models import Attempt, GuidelineResult
from trainer.review.reports.heatmap import Cell, runs_of
from trainer.review.reports.period import Period


@dataclass(frozen=True, slots=True)
class Evidence:
    """One run, and what it showed of the guideline."""

    run: Attempt
    cell: Cell


def evidence(team: Team, period: Period, *, person: User, guideline: str) -> list[Evidence]:
    """The runs in which the guideline came up, the newest first. Two statements."""
    shown = GuidelineResult.objects.filter(guideline=guideline, attempt__user=person)
    cells = {
        one.attempt_id: Cell(one.opportunities, one.kept, one.broken)
        for one in shown.filter(attempt__in=runs_of(team, period))
    }
    runs = runs_of(team, period).by(person).filter(guideline_results__guideline=guideline)
    return [Evidence(run, cells[run.pk]) for run in runs.with_edition().newest_first()]
