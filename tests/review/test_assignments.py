from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.conftest import text_of
from tests.review.assignments import make_assignment, make_run
from trainer.review.assignment_views import a_page


def listed(as_person, person, query: str = "") -> str:
    return text_of(as_person(person).get(reverse("assignments") + query))


def test_it_lists_those_of_ones_teams(as_person, omar, assignment):
    html = listed(as_person, omar)
    assert f'href="{assignment.get_absolute_url()}"' in html
    assert "Service line" in html


@pytest.mark.parametrize("who", ["maya", "noah", "ada"])
def test_it_is_not_there_for_those_who_manage_nobody(as_person, request, assignment, who):
    request.getfixturevalue("other_team")
    person = request.getfixturevalue(who)
    assert as_person(person).get(reverse("assignments")).status_code == 404


def test_it_lists_nothing_of_other_teams(as_person, lena, other_team, assignment):
    assert "Nothing is assigned yet" in listed(as_person, lena)


def test_it_lists_everything_for_an_administrator(as_person, ruth, assignment):
    assert "The third call" in listed(as_person, ruth)


def test_it_asks_a_stranger_to_sign_in(client, db):
    assert client.get(reverse("assignments")).url.startswith("/accounts/sign-in/")


def test_it_counts_who_stands_where(as_person, omar, maya, noah, assignment):
    assignment.team.take_in(noah, "member", now=timezone.now())
    make_run(user=maya, assignment=assignment)
    html = listed(as_person, omar)
    assert "1 · Passed" in html
    assert "1 · Not started" in html


def test_it_says_what_was_withdrawn(as_person, omar, assignment):
    assignment.withdraw(timezone.now())
    assert "Withdrawn" in listed(as_person, omar)


def test_it_goes_on_with_a_second_page(as_person, omar, team, edition):
    for number in range(a_page + 1):
        make_assignment(team=team, editions=(edition,), title=f"Number {number}")
    assert "Number 0<" not in listed(as_person, omar)
    assert "Number 0<" in listed(as_person, omar, "?page=2")


def test_it_asks_as_little_for_many(as_person, omar, team, edition, django_assert_max_num_queries):
    for _ in range(a_page):
        make_assignment(team=team, editions=(edition,))
    client = as_person(omar)
    with django_assert_max_num_queries(12):
        client.get(reverse("assignments"))
