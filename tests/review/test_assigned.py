"""What practice shows of an assignment: see tests/practice/test_tasks.py for the rest."""

from __future__ import annotations

from django.utils import timezone

from tests.conftest import make_edition, make_team, short_talk, text_of, where
from tests.practice.scripts import make_talk
from tests.review.assignments import a_week, bad_replies, make_assignment, make_run
from trainer.practice.tasks import Task, tasks_of
from trainer.review.models import Extension


def tasks(person) -> list[Task]:
    return tasks_of(person, now=timezone.now())


def test_it_asks_whoever_is_in_the_team(assignment, maya, omar, noah):
    assert [task.slug for task in tasks(maya)] == ["short-talk"]
    assert (tasks(omar), tasks(noah)) == ([], [])


def test_it_asks_for_each_scenario(team, edition, maya):
    another = make_talk(slug="another", title="Another call")
    make_assignment(team=team, editions=(edition, another))
    assert {task.slug for task in tasks(maya)} == {"another", "short-talk"}


def test_it_tells_the_terms(team, edition, maya):
    assignment = make_assignment(
        team=team, editions=(edition,), pass_mark=80, attempts_allowed=3, passes_in_a_row=2
    )
    make_run(user=maya, assignment=assignment)
    (task,) = tasks(maya)
    assert (task.pass_mark, task.attempts_left, task.passes_so_far) == (80, 2, 1)
    assert (task.asked_by, task.due_at) == ("Service line", assignment.due_at)


def test_it_tells_the_mark_of_the_newest_edition(assignment, maya):
    make_edition(text=short_talk + "pass_mark: 60\n")
    assert [task.pass_mark for task in tasks(maya)] == [60]


def test_it_tells_the_title_if_there_is_one(team, edition, maya):
    make_assignment(team=team, editions=(edition,), title="Before the season")
    assert [task.asked_by for task in tasks(maya)] == ["Before the season"]


def test_it_tells_ones_own_due_date(assignment, maya):
    longer = assignment.due_at + a_week
    Extension.objects.create(assignment=assignment, person=maya, due_at=longer)
    assert [task.due_at for task in tasks(maya)] == [longer]


def test_it_is_over_once_it_is_passed(assignment, maya):
    make_run(user=maya, assignment=assignment)
    assert [(task.is_passed, task.is_over) for task in tasks(maya)] == [(True, True)]


def test_it_is_gone_once_it_is_withdrawn(assignment, maya):
    assignment.withdraw(timezone.now())
    assert tasks(maya) == []


def test_it_is_gone_with_its_team(assignment, team, maya):
    team.archived_at = timezone.now()
    team.save()
    assert tasks(maya) == []


def test_two_teams_may_ask_the_same_and_a_run_counts_for_one(assignment, edition, maya, lena):
    night = make_team(name="Night shift", managers=(lena,), members=(maya,))
    make_assignment(team=night, editions=(edition,))
    make_run(user=maya, assignment=assignment)
    assert {task.asked_by: task.is_passed for task in tasks(maya)} == {
        "Service line": True,
        "Night shift": False,
    }


def test_home_leads_there(as_person, maya, assignment):
    html = text_of(as_person(maya).get("/"))
    assert "What you are asked to do" in html
    assert 'href="/scenarios/short-talk/"' in html


def test_the_debrief_says_what_is_left(as_person, maya, team, edition):
    assignment = make_assignment(team=team, editions=(edition,), attempts_allowed=2)
    run = make_run(user=maya, assignment=assignment, replies=bad_replies)
    html = text_of(as_person(maya).get(where("debrief", run)))
    assert "one pass is still to come" in html
    assert "You have 1 attempt left" in html


def test_it_asks_as_little_for_many_as_for_one(team, edition, maya, django_assert_max_num_queries):
    for number in range(4):
        another = make_talk(slug=f"talk-{number}", title=f"Call {number}")
        make_assignment(team=team, editions=(edition, another))
    tasks(maya)
    with django_assert_max_num_queries(7):
        assert len(tasks(maya)) == 8
