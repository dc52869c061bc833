"""A house may ask for a second step: then nothing else is open to who has none."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from tests.accounts.test_two_steps import code_of
from tests.conftest import text_of

asks = "Your house asks for it."


@pytest.fixture
def for_everybody(settings):
    settings.SECOND_STEP = "EVERYBODY"


@pytest.fixture
def for_managers(settings):
    settings.SECOND_STEP = "MANAGERS"


def leads_to(client, page="home", **headers) -> str:
    """Where somebody is led who asks for a page; nowhere, if it opens."""
    answer = client.get(reverse(page), headers=headers)
    return str(answer.headers.get("Location", ""))


def test_it_is_for_each_to_choose_by_default(as_person, maya):
    assert leads_to(as_person(maya)) == ""
    html = text_of(as_person(maya).get(reverse("mfa_index")))
    assert ("It is for you to choose." in html, asks in html) == (True, False)


@pytest.mark.usefixtures("for_everybody")
@pytest.mark.parametrize("page", ["home", "gallery", "you", "my-data", "account_change_password"])
def test_it_comes_before_all_else(as_person, maya, page):
    assert leads_to(as_person(maya), page) == reverse("mfa_index")


@pytest.mark.usefixtures("for_everybody")
def test_it_says_what_to_do(as_person, maya):
    html = text_of(as_person(maya).get(reverse("home"), follow=True))
    assert (asks in html, "It is for you to choose." in html) == (True, False)


@pytest.mark.usefixtures("for_everybody")
def test_it_changes_nothing_before(as_person, maya, edition):
    client = as_person(maya)
    answer = client.post(reverse("begin", args=[edition.scenario.slug]))
    assert answer.url == reverse("mfa_index")
    assert not maya.attempts.exists()


@pytest.mark.usefixtures("for_everybody")
@pytest.mark.parametrize("page", ["safety", "mfa_index", "mfa_list_webauthn", "health"])
def test_it_leaves_open_what_is_needed(as_person, maya, page):
    assert leads_to(as_person(maya), page) == ""


@pytest.mark.usefixtures("for_everybody")
def test_it_lets_people_leave(as_person, maya):
    answer = as_person(maya).post(reverse("sign-out"))
    assert answer.url == reverse("sign-in")


@pytest.mark.usefixtures("for_everybody")
def test_it_moves_the_whole_page(as_person, maya):
    answer = as_person(maya).get(reverse("home"), headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, reverse("mfa_index"))


@pytest.mark.usefixtures("for_everybody")
def test_it_opens_all_once_it_is_set_up(by_password, maya):
    client = by_password(maya)
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert leads_to(client) == ""


@pytest.mark.usefixtures("for_everybody")
@pytest.mark.parametrize(("kind", "opens"), [("webauthn", True), ("recovery_codes", False)])
def test_it_is_an_app_or_a_passkey(as_person, maya, kind, opens):
    Authenticator.objects.create(user=maya, type=kind, data={})
    assert (leads_to(as_person(maya)) == "") is opens


@pytest.mark.usefixtures("for_managers")
@pytest.mark.parametrize("who", ["omar", "ada", "ruth"])
def test_it_may_be_for_those_who_see_others(as_person, team, request, who):
    assert leads_to(as_person(request.getfixturevalue(who))) == reverse("mfa_index")


@pytest.mark.usefixtures("for_managers")
def test_it_is_then_not_for_those_who_only_practise(as_person, team, maya):
    assert leads_to(as_person(maya)) == ""
