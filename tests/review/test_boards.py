from __future__ import annotations

import pytest
from django.utils import timezone

from tests.conftest import make_person, make_team
from tests.practice.scripts import make_talk
from tests.review.assignments import (
    a_week,
    bad_replies,
    cell_of,
    line_of,
    make_assignment,
    make_run,
)
from trainer.accounts.models import Membership, Team, User
from trainer.review.boards import board_of, boards_of
from trainer.review.models import Assignment, Extension
from trainer.review.standing import State


def join(team: Team, person: User) -> None:
    team.take_in(person, Membership.Role.MEMBER, now=timezone.now())


def leave(person: User) -> None:
    Membership.objects.get(person=person, left_at=None).leave(timezone.now())


def asked(assignment: Assignment) -> list[str]:
    board = board_of(assignment, now=timezone.now())
    return [line.person.get_short_name() for line in board.asked]


def test_it_asks_the_members_and_not_the_manager(assignment):
    assert asked(assignment) == ["Maya"]


def test_it_asks_those_who_join_later(assignment, team, noah):
    join(team, noah)
    assert asked(assignment) == ["Maya", "Noah"]


def test_it_asks_only_those_who_are_named(team, edition, maya, noah):
    join(team, noah)
    assert asked(make_assignment(team=team, editions=(edition,), people=(noah,))) == ["Noah"]


@pytest.mark.parametrize("by_name", [True, False])
def test_it_does_not_ask_those_who_left(team, edition, maya, by_name):
    named = (maya,) if by_name else ()
    assignment = make_assignment(team=team, editions=(edition,), people=named)
    leave(maya)
    assert asked(assignment) == []


def test_it_does_not_ask_those_whose_account_is_closed(assignment, maya):
    maya.is_active = False
    maya.save()
    assert asked(assignment) == []


def test_it_keeps_what_those_did_who_left(assignment, maya):
    run = make_run(user=maya, assignment=assignment)
    leave(maya)
    line = line_of(maya, assignment)
    assert (line.is_asked, line.cells[0].runs) == (False, (run,))


def test_it_asks_a_manager_who_is_a_member_too(assignment, team, omar):
    join(team, omar)
    assert asked(assignment) == ["Maya", "Omar"]


def test_it_knows_who_passed(assignment, maya):
    make_run(user=maya, assignment=assignment, replies=bad_replies)
    assert cell_of(maya, assignment).standing.state == State.IN_PROGRESS
    make_run(user=maya, assignment=assignment)
    assert cell_of(maya, assignment).standing.state == State.PASSED


def test_it_counts_each_scenario_for_itself(team, edition, maya):
    another = make_talk(slug="another", title="Another call")
    both = make_assignment(team=team, editions=(edition, another))
    make_run(user=maya, assignment=both)
    line = line_of(maya, both)
    states = {cell.scenario.slug: cell.standing.state for cell in line.cells}
    assert states == {"short-talk": State.PASSED, "another": State.NOT_STARTED}
    assert line.state == State.IN_PROGRESS


def test_it_counts_runs_of_this_assignment_only(assignment, team, edition, maya):
    make_run(user=maya, assignment=assignment)
    again = make_assignment(team=team, editions=(edition,))
    assert cell_of(maya, again).standing.state == State.NOT_STARTED


def test_an_extension_is_for_one_person(assignment, team, maya, noah):
    join(team, noah)
    longer = assignment.due_at + a_week
    Extension.objects.create(assignment=assignment, person=maya, due_at=longer)
    now = assignment.due_at + a_week / 2
    assert line_of(maya, assignment, now=now).state == State.NOT_STARTED
    assert line_of(noah, assignment, now=now).state == State.OVERDUE


def test_an_extension_may_give_attempts(team, edition, maya):
    assignment = make_assignment(team=team, editions=(edition,), attempts_allowed=1)
    make_run(user=maya, assignment=assignment, replies=bad_replies)
    assert cell_of(maya, assignment).standing.state == State.NOT_PASSED
    more = {"due_at": assignment.due_at, "more_attempts": 2}
    Extension.objects.create(assignment=assignment, person=maya, **more)
    assert cell_of(maya, assignment).standing.attempts_left == 2


def test_it_counts_everybody_once(assignment, team, maya, noah):
    join(team, noah)
    make_run(user=maya, assignment=assignment)
    counts = dict(board_of(assignment, now=timezone.now()).counts)
    assert {state: count for state, count in counts.items() if count} == {
        State.PASSED: 1,
        State.NOT_STARTED: 1,
    }


def test_it_asks_as_little_for_many_as_for_one(team, edition, maya, django_assert_num_queries):
    for number in range(5):
        join(team, make_person(name=f"Person{number} Smith"))
    night = make_team(name="Night shift", members=(maya,))
    many = [make_assignment(team=one, editions=(edition,)) for one in (team, night, team)]
    make_run(user=maya, assignment=many[0])
    assignments = list(Assignment.objects.all())
    with django_assert_num_queries(5):
        boards = boards_of(assignments, now=timezone.now())
    assert sum(len(board.asked) for board in boards) == 13
