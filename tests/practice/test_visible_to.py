"""Who sees an attempt: decided in one place, and here is all of it."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.conftest import make_attempt, make_team
from tests.practice.assessed import a_day, a_minute, make_assessed, monday
from trainer.accounts.models import Membership
from trainer.practice.lapsing import give_up
from trainer.practice.models import Attempt


def seen_by(person) -> list[Attempt]:
    return list(Attempt.objects.visible_to(person))


def test_its_maker_sees_all_of_their_own(maya, attempt, assessed, over):
    assert set(seen_by(maya)) == {attempt, assessed, over}


def test_their_manager_sees_an_assessed_one_that_is_over(omar, team, over):
    assert seen_by(omar) == [over]


def test_their_manager_sees_one_that_lapsed(omar, team, assessed):
    give_up(assessed, now=timezone.now())
    assert seen_by(omar) == [assessed]


def test_their_manager_sees_no_practice(omar, team, wrapped_up):
    assert seen_by(omar) == []


def test_their_manager_sees_none_that_goes_on(omar, team, assessed):
    assert seen_by(omar) == []


def test_their_manager_sees_none_without_its_wrap_up(omar, team, maya, edition):
    make_assessed(user=maya, edition=edition, replies=("go-on", "back", "fix"))
    assert seen_by(omar) == []


@pytest.mark.parametrize("who", ["lena", "noah", "ada"])
def test_nobody_else_sees_any(request, team, other_team, over, who):
    assert seen_by(request.getfixturevalue(who)) == []


def test_an_administrator_sees_assessed_ones_and_no_practice(ruth, maya, edition, over):
    make_attempt(user=maya, edition=edition, replies=("go-on",))
    assert seen_by(ruth) == [over]


def test_a_member_of_the_same_team_sees_none(noah, team, over):
    team.take_in(noah, Membership.Role.MEMBER, now=timezone.now())
    assert seen_by(noah) == []


def test_a_manager_sees_nothing_of_another_manager(maya, omar, edition, over):
    """Managing a team is not practising in it."""
    make_team(name="Two at the top", managers=(omar, maya))
    Membership.objects.update(joined_at=over.started_at - a_day)
    assert seen_by(omar) == []


def at(time, attempt: Attempt) -> None:
    Attempt.objects.filter(pk=attempt.pk).update(started_at=time)


def membership(person) -> Membership:
    return Membership.objects.get(person=person)


def test_what_was_before_they_joined_is_not_the_teams(omar, maya, team, over):
    Membership.objects.filter(person=maya).update(joined_at=monday)
    at(monday - a_minute, over)
    assert seen_by(omar) == []


def test_what_they_did_in_the_team_stays_with_it(omar, maya, team, over):
    Membership.objects.filter(person=maya).update(joined_at=monday)
    membership(maya).leave(monday + a_day)
    at(monday + a_minute, over)
    assert seen_by(omar) == [over]


def test_what_came_after_they_left_does_not(omar, maya, team, over):
    Membership.objects.filter(person=maya).update(joined_at=monday)
    membership(maya).leave(monday + a_day)
    at(monday + 2 * a_day, over)
    assert seen_by(omar) == []


def test_who_manages_it_now_sees_what_was_before_them(lena, team, over):
    team.take_in(lena, Membership.Role.MANAGER, now=timezone.now())
    assert seen_by(lena) == [over]


def test_who_managed_it_once_sees_it_no_more(omar, team, over):
    membership(omar).leave(timezone.now())
    assert seen_by(omar) == []


def test_it_is_there_once_for_two_teams(omar, maya, team, over):
    make_team(name="Night shift", managers=(omar,))
    make_team(name="Weekend", managers=(omar,), members=(maya,))
    assert seen_by(omar) == [over]
