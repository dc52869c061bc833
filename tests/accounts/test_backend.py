from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from trainer.accounts.backend import Backend


@pytest.fixture
def read():
    """Somebody as each request reads them."""

    def again(person):
        return Backend().get_user(person.pk)

    return again


def test_it_knows_who_manages_a_team_without_asking_again(
    read, team, omar, maya, django_assert_num_queries
):
    found = [read(omar), read(maya)]
    with django_assert_num_queries(0):
        assert [one.manages_a_team for one in found] == [True, False]


def test_it_knows_no_manager_of_what_was(read, team, other_team, omar, lena):
    team.archive(timezone.now())
    other_team.memberships.get(person=lena).leave(timezone.now())
    assert [read(one).manages_a_team for one in (omar, lena)] == [False, False]


def test_it_knows_nobody_whose_account_is_closed(read, maya):
    maya.deactivate()
    assert read(maya) is None


def test_it_is_one_question_of_three_for_a_page_about_oneself(
    as_person, maya, django_assert_num_queries
):
    client = as_person(maya)
    with django_assert_num_queries(3):  # the session, the person, their teams
        client.get(reverse("you"))
