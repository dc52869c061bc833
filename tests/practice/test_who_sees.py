from __future__ import annotations

from django.utils import timezone

from tests.conftest import make_team
from trainer.accounts.models import Membership
from trainer.practice.watchers import who_sees


def test_it_names_the_manager(maya, team):
    words = "When it is over, Omar Haddad sees it, as your manager, and so can administrators."
    assert who_sees(maya) == words


def test_it_names_all_of_them_each_once(maya, omar, lena, team):
    make_team(name="Night shift", managers=(omar, lena), members=(maya,))
    assert who_sees(maya).startswith("When it is over, Lena Brandt and Omar Haddad see it")


def test_it_says_so_when_there_is_none(maya):
    assert who_sees(maya) == "When it is over, administrators can see it, and nobody else."


def test_it_leaves_out_those_who_left(maya, omar, team):
    Membership.objects.get(person=omar).leave(timezone.now())
    assert "Omar" not in who_sees(maya)


def test_it_leaves_out_whose_account_is_closed(maya, omar, team):
    omar.is_active = False
    omar.save()
    assert "Omar" not in who_sees(maya)


def test_it_does_not_name_a_manager_to_themselves(omar, team):
    team.take_in(omar, Membership.Role.MEMBER, now=timezone.now())
    assert "Omar" not in who_sees(omar)


def test_it_names_nobody_whom_one_only_manages_with(maya, omar):
    make_team(name="Two at the top", managers=(omar, maya))
    assert "Omar" not in who_sees(maya)
