"""What goes with every answer, whatever it is: a page, an error, a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.web.test_pages import policy
from trainer.web import readiness
from trainer.web.middleware import permissions

answers = {
    "a page": ("/accounts/sign-in/", 200),
    "a page that is not there": ("/nothing-here/", 404),
    "a refused form": ("/accounts/sign-in/", 403),
    "another host": ("/accounts/sign-in/", 400),
    "a file": ("/static/css/base.css", 200),
}
expected = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": permissions,
    "Strict-Transport-Security": "max-age=31536000",
}


@pytest.fixture(params=answers)
def answer(request, settings, db) -> Iterator[Any]:
    """As it comes over HTTPS in production."""
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 3600
    path, status = answers[request.param]
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    host = "elsewhere.example.net" if status == 400 else "testserver"
    ask = client.post if status == 403 else client.get
    answer = ask(path, secure=True, headers={"host": host})
    assert answer.status_code == status
    yield answer
    answer.close()


@pytest.mark.parametrize("name", expected)
def test_it_goes_with_every_answer(answer, name):
    assert answer.headers[name] == expected[name]


def test_it_has_the_strict_policy(answer):
    assert set(answer.headers["Content-Security-Policy"].split("; ")) == policy


def test_it_says_nothing_of_what_runs_here(answer):
    assert not {"Server", "X-Powered-By"} & set(answer.headers)


def test_it_leaves_passkeys_their_way():
    assert "publickey-credentials" not in permissions


def test_it_says_nothing_of_what_went_wrong(monkeypatch):
    def fail() -> str:
        raise ValueError("the words of an error")

    monkeypatch.setattr(readiness, "trouble", fail)
    answer = Client(raise_request_exception=False).get("/ready/")
    assert answer.status_code == 500
    assert not re.search(r"the words of an error|ValueError|Traceback", answer.content.decode())


def test_it_says_what_it_is_and_in_which_letters(answer):
    told = answer.headers["Content-Type"]
    assert re.fullmatch(r"text/(html|css|plain); charset=\"?utf-8\"?", told)


def test_it_lets_no_other_site_read_along(answer):
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/health/", "/accounts/sign-in/", "/"])
def test_it_sends_nothing_of_a_request_back(path):
    answer = Client().generic("TRACE", path, headers={"X-Told": "something private"})
    assert b"something private" not in answer.content
