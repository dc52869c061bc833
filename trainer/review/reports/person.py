"""One person's assessed runs in a team: the trend in bands, and the guidelines."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.accounts.models import Team, User
from trainer.practice.models import Attempt, AttemptQuerySet
from trainer.review.reports.bands import Score, Trend, trend_of
from trainer.review.reports.heatmap import assessed_in

runs_looked_at = 200  # for the trend: more than anybody is assessed in the time a report looks at


@dataclass(frozen=True, slots=True)
class PersonReport:
    """What a manager of the team sees of somebody. practised: how often, and nothing more."""

    person: User
    runs: AttemptQuerySet
    trend: Trend
    practised: int


def person_report(team: Team, person: User) -> PersonReport:
    """All of the person's runs in this team, the newest first, and the trend over them."""
    runs = assessed_in(team).by(person).over().with_edition().newest_first()
    scored = runs.exclude(score=None).values_list("edition__scenario__slug", "score")
    scores = [Score(slug, score) for slug, score in scored[:runs_looked_at] if score is not None]
    practised = Attempt.objects.by(person).practice().whole().spoken_in().count()
    return PersonReport(person, runs, trend_of(scores), practised)
