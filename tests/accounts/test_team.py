from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from tests.conftest import make_team
from trainer.accounts.models import Membership, Team, User

MEMBER, MANAGER = Membership.Role.MEMBER, Membership.Role.MANAGER


def join(team: Team, person: User, role: Membership.Role = MEMBER) -> Membership:
    return team.take_in(person, role, now=timezone.now())


@pytest.fixture
def now():
    return timezone.now()


def test_it_is_the_managers_and_the_members(team, omar, maya):
    assert list(Team.objects.managed_by(omar)) == [team]
    assert list(Team.objects.managed_by(maya)) == []
    assert [list(Team.objects.of(one)) for one in (omar, maya)] == [[team], [team]]


def test_it_is_nothing_to_the_manager_of_another(team, other_team, lena, maya):
    assert list(Team.objects.managed_by(lena)) == [other_team]
    assert not lena.manages(maya)


def test_it_shows_a_manager_the_members(team, other_team, omar, maya):
    assert list(User.objects.in_teams_managed_by(omar)) == [maya]
    assert omar.manages(maya)


def test_it_does_not_show_managers_each_other(team, omar, lena):
    join(team, lena, MANAGER)
    assert not omar.manages(lena)


def test_it_lets_a_manager_practise_in_the_own_team(team, omar, maya):
    join(team, omar)
    assert set(User.objects.in_teams_managed_by(omar)) == {maya, omar}
    assert list(Team.objects.of(omar)) == [team]


def test_it_lets_somebody_be_in_two_teams(team, other_team, omar, lena, maya):
    join(other_team, maya)
    assert list(Team.objects.of(maya)) == [other_team, team]
    assert (omar.manages(maya), lena.manages(maya)) == (True, True)


def test_it_lets_somebody_manage_two_teams(team, other_team, omar, maya, noah):
    for member in (maya, noah):
        join(other_team, member)
    join(other_team, omar, MANAGER)
    assert list(User.objects.in_teams_managed_by(omar)) == [maya, noah]


def test_it_lets_a_manager_train_elsewhere(team, other_team, omar, lena):
    join(other_team, omar)
    assert lena.manages(omar)
    assert list(Team.objects.managed_by(omar)) == [team]


def test_it_takes_somebody_in_once(team, maya):
    before = team.memberships.get(person=maya)
    assert join(team, maya) == before


def test_it_has_one_open_membership_for_each_person_and_role(team, maya):
    with pytest.raises(IntegrityError):
        Membership.objects.create(team=team, person=maya, role=MEMBER)


def test_it_ends_for_who_leaves_and_stays_on_record(team, omar, maya, now):
    membership = team.memberships.get(person=maya)
    membership.leave(now + timedelta(days=1))
    assert not omar.manages(maya)
    assert list(team.memberships.at(now).as_members()) == [membership]
    assert not team.memberships.at(now + timedelta(days=2)).as_members()


def test_it_takes_back_who_left(team, omar, maya, now):
    team.memberships.get(person=maya).leave(now)
    team.take_in(maya, MEMBER, now=now + timedelta(days=1))
    assert omar.manages(maya)
    assert team.memberships.filter(person=maya).count() == 2


def test_it_is_managed_by_nobody_who_left(team, omar, maya, now):
    team.memberships.get(person=omar).leave(now)
    assert not omar.manages(maya)


def test_it_is_nobodys_once_archived(team, omar, maya, now):
    team.archived_at = now
    team.save()
    assert not Team.objects.of(maya).exists()
    assert not omar.manages(maya)


def test_it_is_looked_after_by_its_managers_and_by_administrators(team, other_team, omar, ruth):
    assert list(Team.objects.looked_after_by(omar)) == [team]
    assert list(Team.objects.looked_after_by(ruth)) == [other_team, team]


def test_it_is_not_looked_after_by_members_or_authors(team, maya, ada):
    assert not Team.objects.looked_after_by(maya)
    assert not Team.objects.looked_after_by(ada)


def test_it_has_a_name_of_its_own(team):
    with pytest.raises(IntegrityError):
        make_team(name="SERVICE line")
