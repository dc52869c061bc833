from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.conftest import text_of
from trainer.accounts.models import Team


def page(name: str, team: Team, *more: int) -> str:
    return reverse(name, args=[team.public_id, *more])


def test_it_shows_a_manager_the_own_team(as_person, team, other_team, omar):
    html = text_of(as_person(omar).get(reverse("teams")))
    assert "Service line" in html
    assert "Front desk" not in html


def test_it_shows_an_administrator_all(as_person, team, other_team, ruth):
    html = text_of(as_person(ruth).get(reverse("teams")))
    assert all(name in html for name in ("Service line", "Front desk", "1 member"))


def test_it_shows_who_is_in_the_team_and_who_is_invited(as_person, team, omar, invitation):
    html = text_of(as_person(omar).get(page("team-members", team)))
    assert all(name in html for name in ("Maya Okafor", "Omar Haddad", "Zoe Marsh"))


def test_it_founds_a_team(as_person, ruth):
    as_person(ruth).post(reverse("teams"), {"name": "  Night   shift "})
    assert Team.objects.get().name == "Night shift"


def test_it_founds_no_two_of_one_name(as_person, ruth, team):
    answer = as_person(ruth).post(reverse("teams"), {"name": "service LINE"})
    assert "There is a team of that name" in text_of(answer)


def test_it_founds_nothing_for_a_manager(as_person, omar, team):
    as_person(omar).post(reverse("teams"), {"name": "Mine"})
    assert Team.objects.count() == 1


def test_it_renames_a_team(as_person, ruth, team, other_team):
    client = as_person(ruth)
    client.post(page("team-rename", team), {"team-name": "Second line"})
    client.post(page("team-rename", team), {"team-name": "Front desk"})
    team.refresh_from_db()
    assert team.name == "Second line"


def test_it_archives_a_team_and_brings_it_back(as_person, ruth, team, omar, maya):
    client = as_person(ruth)
    client.post(page("team-archive", team))
    assert not omar.manages(maya)
    assert "Archived on" in text_of(client.get(page("team-members", team)))
    client.post(page("team-restore", team))
    assert omar.manages(maya)


@pytest.mark.parametrize("who", ["ruth", "omar"])
def test_it_invites_nobody_into_an_archived_team(as_person, request, team, who):
    team.archive(timezone.now())
    client = as_person(request.getfixturevalue(who))
    form = {"email": "zoe@example.com", "role": "member"}
    assert client.post(page("team-invite", team), form).status_code == 404


def test_it_asks_before_somebody_leaves(as_person, team, omar, maya):
    address = page("team-remove", team, team.memberships.get(person=maya).pk)
    assert "Maya Okafor" in text_of(as_person(omar).get(address))
    assert omar.manages(maya)


def test_it_takes_somebody_out_and_keeps_that_they_were_there(as_person, team, omar, maya):
    membership = team.memberships.get(person=maya)
    as_person(omar).post(page("team-remove", team, membership.pk))
    membership.refresh_from_db()
    assert membership.left_at is not None
    assert not omar.manages(maya)


def test_it_makes_a_member_a_manager_as_well(as_person, team, ruth, maya):
    as_person(ruth).post(page("team-also", team, team.memberships.get(person=maya).pk))
    assert {one.role for one in maya.memberships.open()} == {"member", "manager"}


@pytest.mark.parametrize(
    ("who", "place"), [("omar", "Team"), ("ruth", "People"), ("maya", None), ("ada", None)]
)
def test_it_is_in_the_navigation_of_whom_it_concerns(as_person, request, team, who, place):
    html = text_of(as_person(request.getfixturevalue(who)).get(reverse("home")))
    found = {name for name in ("Team", "People") if f">{name}</a>" in html}
    assert found == ({place} if place else set())


def test_it_asks_the_database_a_few_times_however_many_are_there(
    as_person, team, omar, django_assert_max_num_queries
):
    client = as_person(omar)
    with django_assert_max_num_queries(9):
        client.get(page("team-members", team))
