"""Who came in, who was refused, what changed: by number, and never by name."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from tests.accounts.test_two_steps import code_of
from tests.docs.pages import names, tables
from trainer.accounts.models import User
from trainer.accounts.security_log import Event
from trainer.web.logs import JsonLine, PlainLine

address = "maya@example.com"
secret = "JBSWY3DPEHPK3PXP"


class Written(logging.Handler):
    """What the log says, as a program reads it and as people do."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.entries: list[dict[str, object]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(PlainLine().format(record))
        self.entries.append(json.loads(JsonLine().format(record)))

    def events(self) -> list[tuple[object, object, object]]:
        """What happened, to which account, how."""
        told = [entry for entry in self.entries if entry["logger"] == "steady.security"]
        return [(entry["event"], entry.get("account"), entry.get("how")) for entry in told]


@pytest.fixture
def written(maya: User) -> Iterator[Written]:
    """Everything that is logged, of whatever part, once Maya is there."""
    handler = Written()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def sign_in(client: Client) -> Callable[..., object]:
    def post(email: str = address, password: str = "a-long-password") -> object:
        return client.post(reverse("sign-in"), {"login": email, "password": password})

    return post


def test_it_tells_who_came_in_and_left(written, sign_in, client, maya):
    sign_in()
    client.post(reverse("sign-out"))
    assert written.events() == [
        ("signed-in", maya.pk, "password"),
        ("signed-out", maya.pk, None),
    ]


def test_it_tells_who_was_refused(written, sign_in, maya):
    sign_in(password="wrong")
    sign_in("nobody@example.com")
    assert written.events() == [
        ("sign-in-refused", maya.pk, "password"),
        ("sign-in-refused", None, "password"),
    ]
    assert {entry["level"] for entry in written.entries} == {"WARNING"}


def test_it_tells_of_trying_without_end(written, sign_in):
    for _time in range(6):
        sign_in(password="wrong")
    assert written.events()[-1] == ("tried-too-often", None, None)


def test_it_tells_of_a_machine_that_asks_very_often(written, sign_in, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    sign_in("nobody@example.com")
    assert sign_in().status_code == 429
    assert written.events()[-1] == ("tried-too-often", None, None)


def test_it_tells_of_the_second_step(written, sign_in, client, maya):
    Authenticator.objects.create(user=maya, type="totp", data={"secret": secret})
    sign_in()
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert written.events() == [
        ("second-step-refused", maya.pk, "totp"),
        ("second-step-taken", maya.pk, "totp"),
        ("signed-in", maya.pk, "password+totp"),
    ]


def test_it_tells_of_a_passkey_that_opens_nothing(written, client):
    made_up = {"rawId": "AAAA", "id": "AAAA", "type": "public-key", "response": {}}
    client.post(reverse("mfa_login_webauthn"), {"credential": json.dumps(made_up)})
    assert written.events() == [("second-step-refused", None, "webauthn")]


def test_it_tells_what_changed(written, by_password, maya):
    client = by_password(maya)
    new = {"oldpassword": "a-long-password", "password1": "a-new-long-one"}
    client.post(reverse("account_change_password"), {**new, "password2": "a-new-long-one"})
    client.post(reverse("sign-out-elsewhere"))
    assert written.events()[-2:] == [
        ("password-changed", maya.pk, None),
        ("sessions-ended", maya.pk, None),
    ]


deeds = {
    "person-deactivate": "account-closed",
    "person-reactivate": "account-reopened",
    "person-second-step-off": "second-step-removed",
    "person-sign-out": "sessions-ended",
}


@pytest.mark.parametrize("page", deeds)
def test_it_tells_who_did_it(written, as_person, ruth, maya, page):
    as_person(ruth).post(reverse(page, args=[maya.pk]))
    told, event = written.entries[-1], deeds[page]
    assert (told["event"], told["account"], told["by"]) == (event, maya.pk, ruth.pk)
    assert written.lines[-1].endswith(f"{event} account={maya.pk} by={ruth.pk}")


def test_it_tells_of_rights_given_in_the_admin(written, as_person, ruth, maya):
    form = {"email": address, "name": "Maya Okafor", "is_active": "on", "is_staff": "on"}
    as_person(ruth).post(reverse("admin:accounts_user_change", args=[maya.pk]), form)
    told = written.entries[-1]
    assert (told["event"], told["account"], told["by"]) == ("account-changed", maya.pk, ruth.pk)


def test_it_tells_who_manages_from_now_on(written, team, omar):
    assert ("made-manager", omar.pk, None) in written.events()


def test_it_says_who_was_refused_what_is_not_theirs(written, as_person, maya):
    as_person(maya).get(reverse("people"))
    (refused,) = [entry for entry in written.entries if entry["logger"] == "django.request"]
    assert (refused["message"], refused["account"]) == ("Not Found: /people/", maya.pk)


def test_it_is_told_of_in_the_documentation():
    (rows,) = tables("docs/deploying.md", "The log of sign-ins")
    told = [name for row in rows for name in names(row[0])]
    assert sorted(told) == sorted(Event)


def test_it_names_nobody(written, sign_in, client):
    sign_in(password="wrong")
    sign_in("zoe.marsh@example.com")
    sign_in()
    told = "\n".join(written.lines) + json.dumps(written.entries)
    assert written.lines
    private = (address, "zoe.marsh", "Okafor", "wrong", "127.0.0.1", "a-long-password")
    assert not [word for word in private if word in told]
