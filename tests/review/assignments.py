"""Assignments, and assessed runs for them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from scenarios.models import Edition
from tests.conftest import good_replies
from trainer.accounts.models import Team, User
from trainer.practice import recording
from trainer.practice.models import Attempt
from trainer.practice.results import wrap_up
from trainer.review.assigned import begin
from trainer.review.boards import Cell, Line, board_of
from trainer.review.models import Assignment

a_week = timedelta(days=7)
bad_replies = ("hang-up",)


def make_assignment(
    *,
    team: Team,
    editions: tuple[Edition, ...],
    people: tuple[User, ...] = (),
    **fields,
) -> Assignment:
    """For the whole team unless people are named; due in a week."""
    usual = {"for_whole_team": not people, "due_at": timezone.now() + a_week}
    assignment = Assignment.objects.create(team=team, **{**usual, **fields})
    assignment.scenarios.set(edition.scenario for edition in editions)
    assignment.people.set(people)
    return assignment


def make_run(
    *,
    user: User,
    assignment: Assignment,
    replies: tuple[str, ...] = good_replies,
    at: datetime | None = None,
) -> Attempt:
    """A run for an assignment, begun just now or then; wrapped up if these replies end it."""
    scenario = assignment.scenarios.order_by("pk")[0]
    attempt = begin(user, assignment, scenario, now=at or timezone.now())
    assert attempt, "there was nothing left to begin"
    for number, reply in enumerate(replies, 1):
        recording.take_turn(attempt, number=number, reply=reply)
    wrap_up(attempt, aftercare=["follow-up"], now=at)
    attempt.refresh_from_db()
    return attempt


def line_of(person: User, assignment: Assignment, *, now: datetime | None = None) -> Line:
    """The person's line on the board of an assignment."""
    board = board_of(assignment, now=now or timezone.now())
    return next(line for line in board.lines if line.person == person)


def cell_of(person: User, assignment: Assignment, *, now: datetime | None = None) -> Cell:
    return line_of(person, assignment, now=now).cells[0]
