"""How well a scenario was known to somebody before they were assessed in it.

It is said in the report, and to the trainee, and never hidden. Practice itself stays private: what
is told is how often, and nothing of what was said.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from scenarios.models import Scenario
from trainer.practice.models import Attempt

if TYPE_CHECKING:
    from trainer.accounts.models import User


class Familiarity(TypedDict):
    """Fields of an attempt. A debrief shows the solutions, so opening one counts as seeing them."""

    practised_before: int
    solutions_seen_before: int


def familiarity(user: User, scenario: Scenario | int) -> Familiarity:
    """What somebody has done at a scenario by now, in any of its editions."""
    mine = Attempt.objects.by(user).filter(edition__scenario=scenario)
    return {
        "practised_before": mine.practice().spoken_in().count(),
        "solutions_seen_before": mine.exclude(solutions_seen_at=None).count(),
    }


def note_familiarity(attempt: Attempt) -> None:
    """At the end of an assessed run: what was looked up while it was open counts as well.

    Never less than at its begin: practice may have been deleted meanwhile.
    """
    known = familiarity(attempt.user, attempt.edition.scenario_id)
    attempt.practised_before = max(attempt.practised_before, known["practised_before"])
    attempt.solutions_seen_before = max(
        attempt.solutions_seen_before, known["solutions_seen_before"]
    )
    attempt.save(update_fields=["practised_before", "solutions_seen_before"])


def note_solutions_seen(attempt: Attempt, *, now: datetime) -> None:
    """Its debrief was open to who made it; the first time is what counts."""
    if attempt.solutions_seen_at is None:
        attempt.solutions_seen_at = now
        attempt.save(update_fields=["solutions_seen_at"])
