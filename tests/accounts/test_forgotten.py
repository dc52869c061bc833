from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.conftest import make_person, text_of
from trainer.accounts.models import User

new = {"password1": "something-quite-new", "password2": "something-quite-new"}


def ask(client, email: str):
    return client.post(reverse("account_reset_password"), {"email": email})


def link_in(mail) -> str:
    found = re.search(r"http://testserver(/\S+)", mail.body)
    assert found
    return found[1]


@pytest.fixture
def link(client, maya, mailoutbox) -> str:
    """The one that Maya is sent."""
    ask(client, "Maya@Example.com")
    return link_in(mailoutbox[0])


def test_it_sends_a_link_that_sets_a_new_password(client, maya, link):
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], new)
    maya.refresh_from_db()
    assert maya.check_password("something-quite-new")


def test_it_works_once(client, link):
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, new)
    assert "no longer works" in text_of(client.get(link))


def test_it_says_who_changed_it(client, link, mailoutbox):
    client.post(client.get(link, follow=True).redirect_chain[-1][0], new)
    assert [mail.subject for mail in mailoutbox] == [
        "Choose a new password",
        "Your password was changed",
    ]


def test_it_ends_every_session(client, as_person, maya, mailoutbox):
    elsewhere = as_person(maya)
    ask(client, "maya@example.com")
    link = link_in(mailoutbox[0])
    client.post(client.get(link, follow=True).redirect_chain[-1][0], new)
    assert elsewhere.get(reverse("home")).status_code == 302


def test_it_refuses_a_weak_password(client, link):
    form = client.get(link, follow=True).redirect_chain[-1][0]
    assert "too short" in text_of(client.post(form, {"password1": "abc", "password2": "abc"}))


def test_it_does_not_say_whether_an_address_is_known(client, maya):
    known, unknown = ask(client, "maya@example.com"), ask(client, "nobody@example.com")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_it_tells_the_owner_of_an_unknown_address(client, db, mailoutbox):
    ask(client, "nobody@example.com")
    assert "There is no account with this address" in mailoutbox[0].body


def test_it_sends_nothing_to_who_is_not_active(client, db, mailoutbox):
    make_person(name="Paul Left", is_active=False)
    ask(client, "paul@example.com")
    assert "http" not in mailoutbox[0].body.replace("https://", "").split("This message")[0]


def test_it_is_not_sent_without_end(client, maya, mailoutbox):
    for _time in range(7):
        ask(client, "maya@example.com")
    assert len(mailoutbox) == 5


def test_it_survives_a_mail_server_that_is_down(client, maya, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 9  # nobody listens
    assert ask(client, "maya@example.com").status_code == 302


def test_it_takes_the_old_tries_away(client, maya, link):
    form = {"login": "maya@example.com", "password": "wrong"}
    for _time in range(5):
        client.post(reverse("sign-in"), form)
    client.post(client.get(link, follow=True).redirect_chain[-1][0], new)
    client.post(reverse("sign-in"), form | {"password": "something-quite-new"})
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)
