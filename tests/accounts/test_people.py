"""Everybody, for administrators; closing an account and opening it again."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.accounts.conftest import make_invitation
from tests.conftest import make_person, text_of
from trainer.accounts.models import Invitation, User


@pytest.fixture
def as_ruth(as_person, ruth):
    return as_person(ruth)


def page(name: str, person: User) -> str:
    return reverse(name, args=[person.pk])


def test_it_lists_everybody_with_their_teams(as_ruth, team, omar, maya, ada):
    html = text_of(as_ruth.get(reverse("people")))
    assert all(one.name in html for one in (omar, maya, ada))
    assert "Service line (Manager)" in html


def test_it_finds_people_by_a_part_of_name_or_address(as_ruth, maya, omar):
    html = text_of(as_ruth.get(reverse("people"), {"words": "OKAF"}))
    assert "Maya Okafor" in html
    assert "Omar Haddad" not in html


def test_it_shows_closed_accounts_alone_if_so_wished(as_ruth, maya):
    make_person(name="Paul Left", is_active=False)
    html = text_of(as_ruth.get(reverse("people"), {"closed": "on"}))
    assert "Paul Left" in html
    assert "Maya Okafor" not in html


def test_it_keeps_the_search_on_the_next_page(as_ruth, db):
    User.objects.bulk_create(
        User(email=f"p{number}@example.com", name=f"Person {number:03}") for number in range(60)
    )
    html = text_of(as_ruth.get(reverse("people"), {"words": "person"}))
    assert 'href="?words=person&amp;page=2"' in html


def test_it_asks_the_database_a_few_times_however_many_are_there(
    as_ruth, team, other_team, django_assert_max_num_queries
):
    with django_assert_max_num_queries(9):
        as_ruth.get(reverse("people"))


def test_it_shows_the_newest_invitations_and_says_so(as_ruth, ruth):
    for number in range(101):
        make_invitation(team=None, by=ruth, email=f"p{number}@example.com", name=f"P{number}.")
    html = text_of(as_ruth.get(reverse("people")))
    assert "Only the newest 100 are shown" in html
    assert "P100." in html
    assert "P0." not in html


def test_it_invites_somebody_into_no_team(as_ruth, mailoutbox):
    as_ruth.post(reverse("person-invite"), {"email": "zoe@example.com", "role": "member"})
    assert not Invitation.objects.get().places.exists()
    assert len(mailoutbox) == 1


def test_it_shows_where_somebody_is_and_was(as_ruth, team, maya):
    team.memberships.get(person=maya).leave(team.memberships.get(person=maya).joined_at)
    html = text_of(as_ruth.get(page("person", maya)))
    assert all(words in html for words in ("Service line", "since", "until"))


def test_it_asks_before_it_closes_an_account(as_ruth, maya):
    assert "signed out everywhere" in text_of(as_ruth.get(page("person-deactivate", maya)))
    maya.refresh_from_db()
    assert maya.is_active


def test_it_closes_an_account_at_once(as_ruth, as_person, maya, client):
    hers = as_person(maya)
    as_ruth.post(page("person-deactivate", maya))
    assert hers.get(reverse("home")).status_code == 302
    client.post(reverse("sign-in"), {"login": maya.email, "password": "a-long-password"})
    assert "_auth_user_id" not in client.session


def test_it_keeps_what_was_done(as_ruth, attempt, maya):
    as_ruth.post(page("person-deactivate", maya))
    assert maya.attempts.get() == attempt


def test_it_opens_it_again_with_a_sign_in(as_ruth, as_person, maya):
    hers = as_person(maya)
    as_ruth.post(page("person-deactivate", maya))
    as_ruth.post(page("person-reactivate", maya))
    maya.refresh_from_db()
    assert maya.is_active
    assert hers.get(reverse("home")).status_code == 302


def test_it_never_closes_the_own_account(as_ruth, ruth):
    make_person(name="Second Administrator", is_superuser=True)
    answer = as_ruth.post(page("person-deactivate", ruth))
    assert answer.status_code == 409
    assert "You cannot close your own account" in text_of(answer)


def test_it_knows_the_last_administrator(ruth, maya):
    make_person(name="Paul Left", is_superuser=True, is_active=False)
    assert (ruth.is_last_administrator, maya.is_last_administrator) == (True, False)
    make_person(name="Second Administrator", is_superuser=True)
    assert not ruth.is_last_administrator


def test_it_signs_somebody_out_everywhere(as_person, ruth, maya):
    at_home, at_work = as_person(maya), as_person(maya)
    page = as_person(ruth).post(reverse("person-sign-out", args=[maya.pk]), follow=True)
    assert "Maya Okafor is signed out everywhere." in text_of(page)
    assert {client.get(reverse("home")).status_code for client in (at_home, at_work)} == {302}


def test_it_lets_them_in_again(as_person, ruth, maya):
    as_person(ruth).post(reverse("person-sign-out", args=[maya.pk]))
    maya.refresh_from_db()
    assert as_person(maya).get(reverse("home")).status_code == 200


def test_it_leaves_who_asks_where_they_are(as_person, ruth):
    here, elsewhere = as_person(ruth), as_person(ruth)
    here.post(reverse("person-sign-out", args=[ruth.pk]))
    codes = [client.get(reverse("people")).status_code for client in (here, elsewhere)]
    assert codes == [200, 302]
