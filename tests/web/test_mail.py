from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from trainer import env


@pytest.fixture
def mail(monkeypatch):
    """What Steady makes of an EMAIL_URL."""

    def read(url: str) -> env.Mail:
        monkeypatch.setenv("EMAIL_URL", url)
        return env.mail("EMAIL_URL")

    return read


def test_it_encrypts_after_a_greeting(mail):
    read = mail("smtp+tls://steady%40home:p%40ss@mail.example.com")
    assert (read.host, read.port, read.tls, read.ssl) == ("mail.example.com", 587, True, False)
    assert (read.user, read.password) == ("steady@home", "p@ss")


def test_it_encrypts_from_the_first_byte(mail):
    read = mail("smtps://mail.example.com:4650")
    assert (read.port, read.tls, read.ssl) == (4650, False, True)


def test_it_prints(mail):
    assert mail("console:").backend.endswith("console.EmailBackend")


def test_it_sends_nothing_where_nothing_is_said(mail):
    assert (mail("").sends, mail("smtp://localhost").sends) == (False, True)


@pytest.mark.parametrize(
    "url", ["mail.example.com", "http://x", "smtp://", "smtp://x:port", "console"]
)
def test_it_refuses_what_is_no_server_and_keeps_passwords_to_itself(mail, url):
    with pytest.raises(ImproperlyConfigured, match=r"EMAIL_URL is no address .* write smtp\+tls:"):
        mail(url)
