"""What people may choose, and what nobody shall."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse

import trainer.settings
from tests.conftest import text_of
from trainer.accounts.forms import JoinForm
from trainer.accounts.models import User


@pytest.fixture(autouse=True)
def hosts(settings):
    settings.ALLOWED_HOSTS = ["practice.example.com", "testserver"]


def is_refused(password: str) -> bool:
    try:
        validate_password(password, User(email="maya@example.com", name="Maya Okafor"))
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize(
    "password",
    [
        *("short-7", "12345678901", "password123", "qwertyuiop", "iloveyou1"),
        *("maya@example.com", "mayaokafor", "Steady2026", "steady-steady!", "Practice2026!"),
    ],
)
def test_it_refuses_what_is_guessed_first(password):
    assert is_refused(password)


@pytest.mark.parametrize(
    "password",
    [
        *("eight-ab", "onlysmallletters", "ONLYCAPITALS", "spaces in between are fine"),
        *("ünïcödé is fine too", "🔑" * 8, "a steady hand on the tiller", "y9" * 64),
    ],
)
def test_it_takes_any_signs_and_any_length(password):
    assert not is_refused(password)


def test_it_takes_it_as_it_was_typed(maya, client):
    """No end is cut off, no space taken away, no capital made small."""
    password = " Ends with a space, and is longer than seventy-two letters, which some cut off: X "
    maya.set_password(password)
    maya.save()
    tries = {password: True, password.strip(): False, password.lower(): False}
    tries[password[:72]] = False
    found = {tried: bool(authenticate(email=maya.email, password=tried)) for tried in tries}
    assert found == tries


def test_it_signs_in_by_it_as_it_was_typed(maya, client):
    maya.set_password(" a space at each end ")
    maya.save()
    form = {"login": maya.email, "password": " a space at each end "}
    assert client.post(reverse("sign-in"), form).url == reverse("home")


def test_it_keeps_what_a_new_person_typed(maya):
    said = {"name": "Zoe", "password": " a space at each end "}
    form = JoinForm(said, email="zoe@example.com")
    assert form.is_valid()
    assert form.cleaned_data["password"] == said["password"]


@pytest.mark.parametrize("page", ["sign-in", "account_change_password"])
def test_it_is_hidden_and_left_to_password_managers(client, by_password, maya, page):
    html = text_of((client if page == "sign-in" else by_password(maya)).get(reverse(page)))
    assert 'type="password"' in html
    assert 'autocomplete="current-password"' in html
    assert "onpaste" not in html


def test_it_asks_for_the_old_one_first(by_password, maya):
    new = {"password1": "a-new-long-one", "password2": "a-new-long-one"}
    by_password(maya).post(reverse("account_change_password"), {"oldpassword": "wrong", **new})
    maya.refresh_from_db()
    assert maya.check_password("a-long-password")


def test_it_is_stored_by_argon2(maya, settings):
    settings.PASSWORD_HASHERS = trainer.settings.PASSWORD_HASHERS
    maya.set_password("a-long-password")
    assert maya.password.startswith("argon2$argon2id$")
