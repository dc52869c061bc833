"""Who is asking is read once a request; what only the menu wants to know, the menu asks."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from trainer.accounts.backend import Backend, columns
from trainer.accounts.models import User


@pytest.fixture
def read():
    """Somebody as a request reads them, knowing nothing yet."""
    return lambda person: Backend().get_user(person.pk)


@pytest.mark.parametrize("name", columns)
def test_it_reads_all_that_is_known_of_them(read, ruth, name):
    assert getattr(read(ruth), name) == getattr(User.objects.get(pk=ruth.pk), name)


def test_it_knows_nobody_who_is_not_there(db):
    assert Backend().get_user(10**9) is None


def test_it_knows_who_manages_a_team(read, team, omar, maya):
    assert [read(one).manages_a_team for one in (omar, maya)] == [True, False]


def test_it_knows_no_manager_of_what_was(read, team, other_team, omar, lena):
    team.archive(timezone.now())
    other_team.memberships.get(person=lena).leave(timezone.now())
    assert [read(one).manages_a_team for one in (omar, lena)] == [False, False]


def test_it_knows_nobody_whose_account_is_closed(as_person, maya):
    client = as_person(maya)
    maya.deactivate()
    assert client.get(reverse("you")).status_code == 302


def test_it_is_one_question_of_four_for_a_page_about_oneself(
    as_person, maya, django_assert_num_queries
):
    client = as_person(maya)
    with django_assert_num_queries(4):  # the session, the person, their teams, whom they manage
        client.get(reverse("you"))
