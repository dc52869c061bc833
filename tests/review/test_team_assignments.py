"""What a team is asked to do: a part of its report, and a page of its own."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.conftest import text_of
from tests.review.assignments import a_week, bad_replies, make_assignment, make_run
from trainer.review.models import Assignment
from trainer.review.report_views import a_page


@pytest.fixture
def asked(as_person, omar, team):
    """The page, or with `part=True` what the report loads of it."""

    def read(*, part: bool = False, **query: object) -> str:
        headers = {"HX-Request": "true"} if part else {}
        address = reverse("team-assignments", args=[team.public_id])
        return text_of(as_person(omar).get(address, query, headers=headers))

    return read


def test_it_counts_who_stands_where(asked, assignment, team, maya, noah):
    team.take_in(noah, "member", now=timezone.now())
    make_run(user=maya, assignment=assignment)
    html = asked()
    assert "1 · Passed" in html
    assert "1 · Not started" in html


def test_it_leads_to_each_assignment(asked, assignment):
    assert f'href="{assignment.get_absolute_url()}"' in asked()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"due_at": timezone.now() - a_week}, "1 · Overdue"),
        ({"attempts_allowed": 1}, "1 · Not passed"),
        ({}, "1 · In progress"),
    ],
)
def test_it_says_what_is_left_to_do(asked, assignment, maya, fields, words):
    make_run(user=maya, assignment=assignment, replies=bad_replies)
    Assignment.objects.update(**fields)
    assert words in asked()


def test_it_leaves_out_what_was_withdrawn(asked, assignment):
    assignment.withdraw(timezone.now())
    html = asked()
    assert str(assignment) not in html
    assert "Nothing is assigned at the moment" in html


def test_it_leaves_out_other_teams(asked, other_team, edition):
    make_assignment(team=other_team, editions=(edition,), title="At the desk")
    assert "At the desk" not in asked()


def test_it_leads_to_assigning_to_the_team(asked, team):
    assert f"{reverse('assign')}?teams={team.pk}" in asked()


def test_the_part_is_no_whole_page(asked, assignment):
    html = asked(part=True)
    assert "<html" not in html
    assert str(assignment) in html


@pytest.mark.parametrize("part", [True, False])
def test_it_goes_on_with_a_second_page(asked, team, edition, part):
    for number in range(a_page + 1):
        make_assignment(team=team, editions=(edition,), title=f"Number {number}")
    html = asked(part=part)
    assert "Number 0<" not in html
    assert "?page=2" in html


@pytest.fixture
def many(team, edition, maya):
    """Five assignments, each with a run."""
    for _ in range(5):
        make_run(user=maya, assignment=make_assignment(team=team, editions=(edition,)))


def test_it_asks_as_little_for_many(many, as_person, omar, team, django_assert_max_num_queries):
    client = as_person(omar)
    with django_assert_max_num_queries(12):
        client.get(reverse("team-assignments", args=[team.public_id]))


def test_the_report_leads_to_it(as_person, omar, team, assignment):
    html = text_of(as_person(omar).get(reverse("team-report", args=[team.public_id])))
    assert f'hx-get="{reverse("team-assignments", args=[team.public_id])}"' in html
