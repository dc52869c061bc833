"""Inviting into a team, sending again, taking back."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.accounts.conftest import make_invitation
from tests.conftest import make_person, text_of
from trainer.accounts.models import Invitation, Membership, User

zoe = {"email": "Zoe@Example.com", "name": "Zoe Marsh", "role": "member"}


@pytest.fixture
def invite(as_person, team):
    """Posts the form of the team: `invite(omar)`."""

    def post(person: User, **more):
        client = as_person(person)
        return client.post(reverse("team-invite", args=[team.public_id]), {**zoe, **more})

    return post


def test_it_mails_a_link_that_works(invite, omar, client, mailoutbox):
    invite(omar)
    (mail,) = mailoutbox
    link = re.search(r"http://testserver(\S+)", mail.body)
    assert (mail.to, mail.subject) == (["zoe@example.com"], "Omar Haddad invites you to Steady")
    assert link
    assert client.get(link[1]).status_code == 200


def test_it_keeps_the_subject_on_one_line(invite, omar, mailoutbox):
    User.objects.filter(pk=omar.pk).update(name="Omar\r\nBcc: all@example.com")
    omar.refresh_from_db()
    invite(omar)
    assert mailoutbox[0].subject == "Omar Bcc: all@example.com invites you to Steady"
    assert mailoutbox[0].recipients() == ["zoe@example.com"]


def test_it_makes_no_manager_for_a_manager(invite, omar):
    invite(omar, role="manager")
    assert not Invitation.objects.filter(places__role="manager").exists()


def test_it_makes_a_manager_for_an_administrator(invite, ruth, team):
    invite(ruth, role="manager")
    assert Invitation.objects.get().places.get().role == "manager"


def test_it_asks_who_is_here_already(invite, omar, noah, team):
    invite(omar, email="noah@example.com")
    assert not omar.manages(noah)
    assert Invitation.objects.get().email == "noah@example.com"


def test_it_takes_in_who_is_here_already_for_an_administrator(invite, ruth, omar, noah, mailoutbox):
    invite(ruth, email="noah@example.com")
    assert omar.manages(noah)
    assert mailoutbox == []


def test_it_does_nothing_for_who_is_in_the_team(invite, omar, maya):
    invite(omar, email="maya@example.com")
    assert not Invitation.objects.exists()
    assert Membership.objects.filter(person=maya).count() == 1


def test_it_refuses_a_closed_account(invite, omar, db):
    make_person(name="Paul Left", is_active=False)
    assert "That account is closed" in text_of(invite(omar, email="paul@example.com"))


def test_it_says_what_is_wrong_with_an_address(invite, omar):
    assert "Enter a valid email address" in text_of(invite(omar, email="zoe"))


def test_it_shows_the_link_where_no_mail_is_set_up(invite, omar, as_person, team, settings):
    settings.SENDS_MAIL = False
    invite(omar)
    html = text_of(as_person(omar).get(reverse("team-members", args=[team.public_id])))
    assert f"http://testserver{Invitation.objects.get().path}" in html


def test_it_keeps_the_link_to_itself_where_mail_is(invite, omar, as_person, team, mailoutbox):
    invite(omar)
    html = text_of(as_person(omar).get(reverse("team-members", args=[team.public_id])))
    assert Invitation.objects.get().path not in html


def test_it_says_when_the_mail_server_is_down(invite, omar, as_person, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 9  # nobody listens
    assert invite(omar).status_code == 302
    assert Invitation.objects.exists()


def test_it_is_sent_again(as_person, omar, invitation, mailoutbox):
    as_person(omar).post(reverse("invitation-send", args=[invitation.pk]))
    invitation.refresh_from_db()
    assert invitation.path in mailoutbox[0].body


def test_it_is_taken_back(as_person, omar, invitation):
    as_person(omar).post(reverse("invitation-withdraw", args=[invitation.pk]))
    assert not Invitation.objects.pending().exists()


def test_it_is_taken_back_from_the_own_teams_only(as_person, omar, lena, invitation, other_team):
    make_invitation(team=other_team, by=lena)
    as_person(omar).post(reverse("invitation-withdraw", args=[invitation.pk]))
    assert [place.team for place in Invitation.objects.pending().get().places.all()] == [other_team]


def test_it_goes_back_to_our_own_pages_only(as_person, omar, invitation):
    form = {"next": "https://elsewhere.example/"}
    answer = as_person(omar).post(reverse("invitation-send", args=[invitation.pk]), form)
    assert answer.url == reverse("teams")


def test_it_is_gone_once_accepted(as_person, omar, invitation):
    Invitation.objects.update(accepted_at=timezone.now())
    answer = as_person(omar).post(reverse("invitation-send", args=[invitation.pk]))
    assert answer.status_code == 404
