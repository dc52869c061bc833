"""The trainee's side of an assignment: what they are asked for, and beginning it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse

from scenarios.editions import script_of
from scenarios.models import Edition, Scenario
from trainer.practice import recording
from trainer.practice.lapsing import lapse_all
from trainer.practice.models import Attempt
from trainer.practice.tasks import Task
from trainer.review.boards import Cell, Line, boards_of
from trainer.review.models import AssignedRun, Assignment
from trainer.review.standing import State

if TYPE_CHECKING:
    from trainer.accounts.models import User


def tasks_of_assignments(user: User, now: datetime) -> Iterator[Task]:
    """What practice is told: it lists these on the home page, the briefing and the debrief."""
    asking = Assignment.objects.standing().asking(user).with_all()
    boards = [board for board in boards_of(list(asking), now=now, only=user) if board.asked]
    scenarios = {cell.scenario.pk for board in boards for cell in board.lines[0].cells}
    scripts = Edition.objects.light().current().filter(scenario__in=scenarios)
    marks = {edition.scenario_id: script_of(edition).pass_mark for edition in scripts}
    for board in boards:
        for cell in board.lines[0].cells:
            yield _task(board.assignment, board.lines[0], cell, marks)


def _task(assignment: Assignment, line: Line, cell: Cell, marks: dict[int, int]) -> Task:
    standing, own_mark = cell.standing, marks.get(cell.scenario.pk, 0)
    slug = cell.scenario.slug
    return Task(
        slug=slug,
        title=cell.scenario.title,
        asked_by=assignment.title or assignment.team.name,
        begin_url=reverse("begin-assigned", args=[assignment.public_id, slug]),
        due_at=line.due_at,
        pass_mark=own_mark if assignment.pass_mark is None else assignment.pass_mark,
        passes_in_a_row=assignment.passes_in_a_row,
        passes_so_far=standing.passes,
        attempts_left=standing.attempts_left,
        is_overdue=standing.state == State.OVERDUE,
        is_passed=standing.state == State.PASSED,
        is_over=standing.is_over,
    )


@transaction.atomic
def begin(
    user: User, assignment: Assignment, scenario: Scenario, *, now: datetime
) -> Attempt | None:
    """Begin an assessed run for an assignment, or carry on with the one that is open.

    None if there is nothing left to begin. The newest edition is played, also of a scenario that
    was archived since. Two clicks at once begin one run and use up one attempt.
    """
    recording.one_at_a_time(user)
    lapse_all(user, now=now)
    if found := recording.open_run(user, scenario):
        recording.carry_on(found)
        return found
    board = boards_of([assignment], now=now, only=user)[0]
    cells = {cell.scenario: cell for line in board.asked for cell in line.cells}
    if scenario not in cells or not cells[scenario].standing.may_begin:
        return None
    edition = Edition.objects.light().of(scenario.slug).current().get()
    mark = assignment.pass_mark
    attempt = recording.begin_assessed(user, edition, now=now, pass_mark=mark)
    AssignedRun.objects.create(attempt=attempt, assignment=assignment)
    return attempt
