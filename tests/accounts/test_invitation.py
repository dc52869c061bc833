from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from tests.accounts.conftest import make_invitation
from tests.conftest import text_of
from trainer.accounts.invitations import NoLongerOpenError, accept
from trainer.accounts.models import Invitation, Membership, User
from trainer.accounts.models.invitation import salt, valid_for

said = {"name": "Zoe Marsh", "password": "a-long-password"}


def test_it_is_open_to_strangers(client, invitation):
    html = text_of(client.get(invitation.path))
    assert all(words in html for words in ("Omar Haddad has invited you", "Service line", "Zoe"))


def test_it_lets_in_and_puts_into_the_team(client, invitation, omar):
    assert client.post(invitation.path, said).url == reverse("home")
    zoe = User.objects.get(email="zoe@example.com")
    assert client.session["_auth_user_id"] == str(zoe.pk)
    assert omar.manages(zoe)


def test_it_gives_no_more_than_it_says(client, invitation):
    client.post(invitation.path, {**said, "is_superuser": "1", "email": "root@example.com"})
    zoe = User.objects.get(email="zoe@example.com")
    assert (zoe.is_staff, zoe.is_superuser, zoe.manages_a_team) == (False, False, False)


def test_it_works_once(client, invitation):
    client.post(invitation.path, said)
    client.post(reverse("sign-out"))
    answer = client.get(invitation.path)
    assert answer.status_code == 410
    assert "no longer works" in text_of(answer)


def test_it_works_once_even_at_the_same_time(invitation, maya, noah):
    accept(invitation, maya, now=timezone.now())
    with pytest.raises(NoLongerOpenError):
        accept(invitation, noah, now=timezone.now())


def test_it_does_not_work_when_sent_again_at_the_same_time(invitation, maya):
    Invitation.objects.get().renew(timezone.now())
    with pytest.raises(NoLongerOpenError):
        accept(invitation, maya, now=timezone.now())


def test_it_ends_after_its_time(client, invitation):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.post(invitation.path, said).status_code == 410
    assert not User.objects.filter(email="zoe@example.com").exists()


def test_it_ends_when_taken_back(client, invitation):
    invitation.withdraw(timezone.now())
    assert client.get(invitation.path).status_code == 410


def test_it_ends_when_sent_again(client, invitation):
    before = invitation.path
    invitation.renew(timezone.now())
    assert [client.get(path).status_code for path in (before, invitation.path)] == [410, 200]


@pytest.mark.parametrize(
    "token",
    ["x", "WzEsMV0:forged", signing.dumps("x", salt=salt)],
    ids=["no signature", "forged", "no invitation"],
)
def test_it_is_not_to_be_made_up(client, invitation, token):
    assert client.get(reverse("invitation", args=[token])).status_code == 410


def test_it_is_not_made_of_another_signature(client, invitation):
    token = signing.dumps([invitation.pk, invitation.issue], salt="another")
    assert client.get(reverse("invitation", args=[token])).status_code == 410


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ({"password": "short"}, "too short"),
        ({"password": "zoe@example.com"}, "too similar"),
        ({"name": ""}, "This field is required"),
    ],
)
def test_it_says_what_is_wrong(client, invitation, form, complaint):
    assert complaint in text_of(client.post(invitation.path, {**said, **form}))
    assert not User.objects.filter(email="zoe@example.com").exists()


def test_it_asks_who_is_here_already_to_sign_in(client, other_team, lena, maya):
    found = make_invitation(team=other_team, by=lena, email="maya@example.com")
    html = text_of(client.get(found.path))
    assert f'href="{reverse("sign-in")}?next={found.path}"' in html.replace("%3A", ":")
    assert client.post(found.path, said).status_code == 200
    assert not lena.manages(maya)


def test_it_puts_who_is_here_already_into_one_more_team(as_person, team, other_team, lena, maya):
    found = make_invitation(team=other_team, by=lena, email="maya@example.com")
    as_person(maya).post(found.path)
    assert {one.team for one in maya.memberships.open()} == {team, other_team}


def test_it_is_nothing_to_somebody_else(as_person, invitation, maya, omar):
    for person in (maya, omar):
        assert "for somebody else" in text_of(as_person(person).post(invitation.path, said))
    assert Invitation.objects.open(timezone.now()).exists()


def test_it_takes_in_nobody_but_whom_it_is_for(as_person, other_team, lena, maya, omar):
    found = make_invitation(team=other_team, by=lena, email="maya@example.com")
    assert "for somebody else" in text_of(as_person(omar).post(found.path))
    assert not lena.manages(omar)


def test_it_leaves_out_a_team_that_was_archived(client, invitation, team):
    team.archive(timezone.now())
    client.post(invitation.path, said)
    assert not Membership.objects.filter(person__email="zoe@example.com").exists()


def test_it_is_one_for_each_address(invitation, other_team, lena):
    again = make_invitation(team=other_team, by=lena, email="Zoe@Example.com")
    assert again == invitation
    assert again.places.count() == 2


def test_it_works_for_two_weeks(invitation):
    assert valid_for == timedelta(days=14)
    assert not invitation.has_expired


def test_it_goes_with_the_person(client, invitation):
    client.post(invitation.path, said)
    User.objects.get(email="zoe@example.com").delete()
    assert not Invitation.objects.exists()


def test_it_is_over_when_it_led_nobody_in(invitation, team, omar, ruth):
    now = timezone.now()
    taken_back = make_invitation(team=team, by=omar, email="yan@example.com")
    taken_back.withdraw(now - timedelta(days=1))
    accepted = make_invitation(team=team, by=omar, email="ruth@example.com")
    accept(accepted, ruth, now=now)
    assert list(Invitation.objects.over(now)) == [taken_back]
    assert set(Invitation.objects.over(now + valid_for)) == {taken_back, invitation}
