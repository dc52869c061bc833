"""What somebody was asked for, shown by practice, which does not know who asks."""

from __future__ import annotations

import pytest
from django.urls import reverse

from scenarios.models import Scenario
from tests.conftest import text_of, where
from tests.practice.assessed import a_day, monday
from trainer.practice.tasks import Task, askers, tasks_of


def make_task(**fields) -> Task:
    usual = {
        "slug": "short-talk",
        "title": "The third call",
        "asked_by": "Service line",
        "begin_url": "/begin-it/",
        "due_at": monday,
        "pass_mark": 80,
        "passes_in_a_row": 1,
        "passes_so_far": 0,
        "attempts_left": 2,
        "is_overdue": False,
        "is_passed": False,
        "is_over": False,
    }
    return Task(**{**usual, **fields})


@pytest.fixture
def ask(monkeypatch):
    """Somebody asks Maya for these tasks while the test runs."""

    def answer(*tasks: Task) -> None:
        def asker(user, now) -> tuple[Task, ...]:
            return tasks if user.get_short_name() == "Maya" else ()

        monkeypatch.setattr("trainer.practice.tasks.askers", [*askers, asker])

    return answer


def briefing(as_person, person) -> str:
    return text_of(as_person(person).get(reverse("briefing", args=["short-talk"])))


def test_the_most_urgent_comes_first_and_what_is_over_last(maya, ask):
    done, later = make_task(is_over=True), make_task(due_at=monday + a_day)
    soon = make_task()
    ask(done, later, soon)
    assert tasks_of(maya, now=monday) == [soon, later, done]


def test_home_tells_them(as_person, maya, edition, ask):
    ask(make_task(passes_in_a_row=2, passes_so_far=1))
    html = text_of(as_person(maya).get("/"))
    assert "What you are asked to do" in html
    assert all(
        words in html
        for words in (
            "You have 2 attempts left",
            "80 of 100",
            "2 passes in a row",
            "2 March 2026",
        )
    )


def test_home_does_not_tell_what_is_over(as_person, maya, edition, ask):
    ask(make_task(is_over=True))
    assert "What you are asked to do" not in text_of(as_person(maya).get("/"))


def test_home_does_not_tell_those_of_others(as_person, omar, edition, ask):
    ask(make_task())
    assert "What you are asked to do" not in text_of(as_person(omar).get("/"))


def test_the_briefing_begins_it(as_person, maya, edition, ask):
    ask(make_task(attempts_left=1))
    html = briefing(as_person, maya)
    assert 'action="/begin-it/"' in html
    assert "You have 1 attempt left" in html
    assert reverse("begin-assessed", args=["short-talk"]) not in html


def test_the_briefing_of_another_scenario_does_not(as_person, maya, edition, ask):
    ask(make_task(slug="another"))
    html = briefing(as_person, maya)
    assert "/begin-it/" not in html
    assert reverse("begin-assessed", args=["short-talk"]) in html


def test_the_briefing_says_that_it_is_late(as_person, maya, edition, ask):
    ask(make_task(is_overdue=True))
    assert "Overdue" in briefing(as_person, maya)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "one pass is still to come"),
        ({"passes_in_a_row": 3, "passes_so_far": 1}, "2 passes in a row are still to come"),
        ({"is_over": True, "is_passed": True}, "you have passed it"),
        ({"is_over": True}, "your attempts are used up"),
    ],
)
def test_the_debrief_says_what_is_left_to_do(as_person, over, ask, fields, words):
    ask(make_task(**fields))
    assert words in text_of(as_person(over.user).get(where("debrief", over)))


def test_an_archived_scenario_is_played_by_those_who_are_asked_to(as_person, maya, edition, ask):
    Scenario.objects.update(archived_at=monday)
    ask(make_task())
    assert 'action="/begin-it/"' in briefing(as_person, maya)
    begun = as_person(maya).post(reverse("begin", args=["short-talk"]))
    assert begun.status_code == 302


def test_an_archived_scenario_is_closed_once_that_is_over(as_person, maya, edition, ask):
    Scenario.objects.update(archived_at=monday)
    ask(make_task(is_over=True))
    answer = as_person(maya).get(reverse("briefing", args=["short-talk"]))
    assert answer.status_code == 404
