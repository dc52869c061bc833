"""Who stands where: read in a few statements, however many assignments there are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from django.db.models import prefetch_related_objects

from scenarios.models import Scenario
from trainer.accounts.models import Membership, User
from trainer.practice.models import Attempt, kept_apart
from trainer.review.models import AssignedRun, Assignment, Extension
from trainer.review.standing import Run, Standing, State, Terms, standing_of, together

if TYPE_CHECKING:
    from django.db.models import QuerySet

Row = TypeVar("Row", AssignedRun, Extension)
Key = tuple[int, int]  # of an assignment and a person


@dataclass(frozen=True, slots=True)
class Cell:
    """One person at one scenario of an assignment. runs: in the order they were begun."""

    scenario: Scenario
    standing: Standing
    runs: tuple[Attempt, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One person in an assignment. is_asked: not, if they left the team, and were only once."""

    person: User
    is_asked: bool
    due_at: datetime
    extension: Extension | None
    cells: tuple[Cell, ...]

    @property
    def state(self) -> State:
        return together(cell.standing.state for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Board:
    """An assignment, and a line for everybody it asks or asked."""

    assignment: Assignment
    lines: tuple[Line, ...]

    @property
    def asked(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.is_asked)

    @property
    def counts(self) -> list[tuple[State, int]]:
        """How many of those who are asked stand where; nobody's state is left out."""
        found = Counter(line.state for line in self.asked)
        return [(state, found[state]) for state in State]

    @property
    def passed(self) -> int:
        return sum(line.state == State.PASSED for line in self.asked)


def board_of(assignment: Assignment, *, now: datetime) -> Board:
    return boards_of([assignment], now=now)[0]


def boards_of(
    assignments: Sequence[Assignment], *, now: datetime, only: User | None = None
) -> list[Board]:
    """The boards of several assignments, or what there is of one person on them."""
    prefetch_related_objects(assignments, "scenarios", "people")
    asked = _asked(assignments, only)
    runs = _runs(assignments, only)
    given = _extensions(assignments, only)
    boards = []
    for assignment in assignments:
        people = {person.pk: person for person in asked[assignment.pk]}
        once = {run[0].user_id: run[0].user for key, run in runs.items() if key[0] == assignment.pk}
        lines = [
            _line(assignment, person, runs, given, is_asked=person.pk in people, now=now)
            for person in {**once, **people}.values()
        ]
        boards.append(Board(assignment, tuple(sorted(lines, key=_by_name))))
    return boards


def _by_name(line: Line) -> tuple[bool, str, str]:
    return not line.is_asked, line.person.name.casefold(), line.person.email


def _line(
    assignment: Assignment,
    person: User,
    runs: dict[Key, list[Attempt]],
    given: dict[Key, Extension],
    *,
    is_asked: bool,
    now: datetime,
) -> Line:
    key = assignment.pk, person.pk
    extension = given.get(key)
    terms = terms_of(assignment, extension)
    mine = runs.get(key, [])
    cells = tuple(
        _cell(scenario, [run for run in mine if run.edition.scenario_id == scenario.pk], terms, now)
        for scenario in assignment.scenarios.all()
    )
    return Line(person, is_asked, terms.due_at, extension, cells)


def terms_of(assignment: Assignment, extension: Extension | None) -> Terms:
    """What is asked of somebody: of everybody, and what they were given besides."""
    attempts = assignment.attempts_allowed
    if extension is None:
        return Terms(assignment.due_at, attempts, assignment.passes_in_a_row)
    more = None if attempts is None else attempts + extension.more_attempts
    return Terms(extension.due_at, more, assignment.passes_in_a_row)


def _cell(scenario: Scenario, runs: list[Attempt], terms: Terms, now: datetime) -> Cell:
    standing = standing_of(map(run_of, runs), terms, now=now)
    return Cell(scenario, standing, tuple(runs))


def run_of(attempt: Attempt) -> Run:
    """An attempt as the standing sees it: it ends with its wrap-up, or when it lapses."""
    return Run(attempt.wrapped_up_at or attempt.lapsed_at, bool(attempt.passed))


def _asked(assignments: Iterable[Assignment], only: User | None) -> dict[int, list[User]]:
    """By assignment, those who are asked now: they are in the team, and their account is open."""
    teams = {assignment.team_id for assignment in assignments}
    memberships = Membership.objects.open().as_members().filter(team__in=teams)
    memberships = memberships.filter(person__is_active=True).select_related("person")
    if only:
        memberships = memberships.filter(person=only)
    members: dict[int, list[User]] = defaultdict(list)
    for membership in memberships:
        members[membership.team_id].append(membership.person)
    return {one.pk: list(_meant(one, members[one.team_id])) for one in assignments}


def _meant(assignment: Assignment, members: list[User]) -> Iterator[User]:
    named = {person.pk for person in assignment.people.all()}
    return (one for one in members if assignment.for_whole_team or one.pk in named)


def _runs(assignments: Iterable[Assignment], only: User | None) -> dict[Key, list[Attempt]]:
    links = AssignedRun.objects.filter(assignment__in=[one.pk for one in assignments])
    links = links.select_related("attempt__user", "attempt__edition").order_by(
        "attempt__started_at", "attempt"
    )
    links = links.defer(*(f"attempt__{field}" for field in kept_apart))
    found: dict[Key, list[Attempt]] = defaultdict(list)
    for link in _of(links, "attempt__user", only):
        found[link.assignment_id, link.attempt.user_id].append(link.attempt)
    return found


def _extensions(assignments: Iterable[Assignment], only: User | None) -> dict[Key, Extension]:
    given = Extension.objects.filter(assignment__in=[one.pk for one in assignments])
    return {(one.assignment_id, one.person_id): one for one in _of(given, "person", only)}


def _of(rows: QuerySet[Row], field: str, only: User | None) -> QuerySet[Row]:
    return rows.filter(**{field: only}) if only else rows
