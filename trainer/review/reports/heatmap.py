"""A team's people by guideline: how often each was kept, missed and broken in assessed runs.

Summed by the database over the rows that each finished run left, see `practice.results`. A run
counts where it was begun in the period, by somebody who was a member of the team at that moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django.db.models import F, Q, Sum

from trainer.accounts.models import Membership, Team, User
from trainer.guidance.rulebook import Guideline, Rulebook
from trainer.practice.models import Attempt, AttemptQuerySet, GuidelineResult
from trainer.practice.progress import enough_for_percent
from trainer.review.reports.period import Period

steps = 5  # of colour, from nothing kept to everything


@dataclass(frozen=True, slots=True)
class Cell:
    """Chances to keep a guideline, those that were taken, and how often it was broken."""

    chances: int = 0
    kept: int = 0
    broken: int = 0

    def __add__(self, other: Self) -> Cell:
        return Cell(
            self.chances + other.chances, self.kept + other.kept, self.broken + other.broken
        )

    def __bool__(self) -> bool:
        """Whether it came up at all."""
        return bool(self.chances or self.broken)

    @property
    def percent(self) -> int | None:
        """Kept in percent; None where there were too few chances to say."""
        return round(100 * self.kept / self.chances) if self.chances >= enough_for_percent else None

    @property
    def step(self) -> int:
        """0 (nothing kept) to 4 (everything kept and nothing broken), for the colour."""
        judged = self.chances + self.broken
        return round((steps - 1) * self.kept / judged) if judged else 0


nothing = Cell()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the report. has_left: they are no member any more, and were when they played."""

    user: User
    has_left: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One guideline: a cell for each person, in their order, and all of them together."""

    guideline: Guideline
    cells: tuple[tuple[Person, Cell], ...]
    together: Cell


@dataclass(frozen=True)
class Heatmap:
    """All cells of a team. Those that are not there never came up."""

    people: tuple[Person, ...]
    guidelines: tuple[Guideline, ...]
    cells: Mapping[tuple[int, str], Cell]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The guidelines that came up for somebody."""
        return tuple(row for row in map(self._row, self.guidelines) if row.together)

    @cached_property
    def untested(self) -> tuple[Guideline, ...]:
        """The guidelines that earn points and came up for nobody."""
        tested = {row.guideline.slug for row in self.rows}
        return tuple(
            one for one in self.guidelines if one.scored and one.rule and one.slug not in tested
        )

    def _row(self, guideline: Guideline) -> Row:
        cells = tuple(
            (person, self.cells.get((person.user.pk, guideline.slug), nothing))
            for person in self.people
        )
        return Row(guideline, cells, sum((cell for _, cell in cells), nothing))


def heatmap(team: Team, period: Period, rulebook: Rulebook) -> Heatmap:
    """Two statements, however many people there are and however much they played."""
    cells = dict(_cells(team, period))
    people = tuple(_people(team, {user for user, _ in cells}))
    return Heatmap(people, rulebook.guideline, cells)


def assessed_in(team: Team) -> AttemptQuerySet:
    """The assessed runs of the team's members, whatever became of them."""
    runs: AttemptQuerySet = Attempt.objects.assessed().whole()
    return runs.filter(_member_then("user", "started_at", team))


def runs_of(team: Team, period: Period) -> AttemptQuerySet:
    """The assessed runs that a report on a team is about: with a result, begun in the period."""
    return assessed_in(team).wrapped_up().filter(**_begun("started_at", period))


def _cells(team: Team, period: Period) -> Iterator[tuple[tuple[int, str], Cell]]:
    rows = GuidelineResult.objects.filter(
        _member_then("attempt__user", "attempt__started_at", team),
        attempt__mode=Attempt.Mode.ASSESSED,
        attempt__is_retry=False,
        attempt__wrapped_up_at__isnull=False,
        **_begun("attempt__started_at", period),
    )
    sums = rows.values_list("attempt__user", "guideline").annotate(
        all_chances=Sum("opportunities"), all_kept=Sum("kept"), all_broken=Sum("broken")
    )
    for user, guideline, *counts in sums.order_by():
        yield (user, guideline), Cell(*counts)


def _member_then(user: str, moment: str, team: Team) -> Q:
    """That somebody was a member of the team at a moment: joined, not asked one by one."""
    ours = f"{user}__memberships__"
    left = Q(**{f"{ours}left_at": None}) | Q(**{f"{ours}left_at__gt": F(moment)})
    there = {
        f"{ours}team": team,
        f"{ours}role": Membership.Role.MEMBER,
        f"{ours}joined_at__lte": F(moment),
    }
    return Q(left, **there)


def _begun(moment: str, period: Period) -> dict[str, object]:
    return {f"{moment}__gte": period.start, f"{moment}__lt": period.end}


def _people(team: Team, played: Iterable[int]) -> Iterator[Person]:
    """The members, and those who played and have left, by name."""
    of_team = team.memberships.as_members().select_related("person")
    here: dict[int, Person] = {}
    for one in of_team.order_by("person__name", "person__email"):
        is_open = one.left_at is None
        if is_open or (one.person_id in played and one.person_id not in here):
            here[one.person_id] = Person(one.person, has_left=not is_open)
    return iter(here.values())
