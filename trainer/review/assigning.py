"""The manager's side of an assignment: asking, giving more time, taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from scenarios.models import Scenario
from trainer.accounts.models import Team, User
from trainer.review.models import Assignment, Extension

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Asked:
    """Those of one team who would be asked. is_whole: so would those who join later."""

    team: Team
    people: list[User]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a manager wants to ask. groups: by team, some of its people, or None for all of it."""

    scenarios: list[Scenario]
    groups: Mapping[Team, list[User] | None]
    due_at: datetime
    pass_mark: int | None
    attempts_allowed: int | None
    passes_in_a_row: int
    title: str = ""

    def asked(self) -> list[Asked]:
        """Who would be asked, by team: looked at before anybody is."""
        return [
            Asked(team, _members(team) if people is None else people, people is None)
            for team, people in self.groups.items()
        ]

    def count(self) -> int:
        """How many people that is; who is in two of the teams is one."""
        return len({person.pk for group in self.asked() for person in group.people})


def _members(team: Team) -> list[User]:
    teams = Team.objects.filter(pk=team.pk)
    return list(User.objects.members_of(teams).active().order_by("name", "email"))


@transaction.atomic
def assign(wanted: Wanted, *, by: User, now: datetime) -> list[Assignment]:
    """Ask: one assignment for each team, since each is looked after by its own managers."""
    return [_assign(wanted, team, people, by, now) for team, people in wanted.groups.items()]


def _assign(
    wanted: Wanted, team: Team, people: list[User] | None, by: User, now: datetime
) -> Assignment:
    assignment = Assignment.objects.create(
        team=team,
        for_whole_team=people is None,
        due_at=wanted.due_at,
        assigned_by=by,
        assigned_at=now,
        title=wanted.title,
        pass_mark=wanted.pass_mark,
        attempts_allowed=wanted.attempts_allowed,
        passes_in_a_row=wanted.passes_in_a_row,
    )
    assignment.scenarios.set(wanted.scenarios)
    assignment.people.set(people or [])
    return assignment


def filled_in_as(assignment: Assignment) -> dict[str, Any]:
    """What the form said, as far as it holds today: who left the team is not asked again."""
    terms = ("title", "pass_mark", "attempts_allowed", "passes_in_a_row")
    named = (
        assignment.team.memberships.open().as_members().filter(person__in=assignment.people.all())
    )
    return {
        "scenarios": [scenario.pk for scenario in assignment.scenarios.all()],
        "teams": [assignment.team_id] if assignment.for_whole_team else [],
        "people": [membership.pk for membership in named],
        **{name: getattr(assignment, name) for name in terms},
    }


def extend(
    assignment: Assignment,
    person: User,
    *,
    due_at: datetime,
    more_attempts: int,
    by: User,
    now: datetime,
) -> Extension:
    """More time for one person. The last word counts: it replaces what they were given before."""
    given = {"due_at": due_at, "more_attempts": more_attempts, "given_by": by, "given_at": now}
    extension, _made = Extension.objects.update_or_create(
        assignment=assignment, person=person, defaults=given
    )
    return extension
