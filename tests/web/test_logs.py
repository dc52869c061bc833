from __future__ import annotations

import ast
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from smtplib import SMTPRecipientsRefused

import pytest

from tests.architecture.sources import code, files, root
from trainer.web.logs import JsonLine, PlainLine, request_id

log = logging.getLogger("tests.log")


class Keeping(logging.Handler):
    """Keeps what is logged, as it came."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def written() -> Iterator[list[logging.LogRecord]]:
    """What is logged while a test runs, by any part of Steady."""
    handler = Keeping()
    logging.getLogger().addHandler(handler)
    yield handler.records
    logging.getLogger().removeHandler(handler)


def as_json(record: logging.LogRecord) -> dict[str, object]:
    (only,) = JsonLine().format(record).splitlines()
    told: dict[str, object] = json.loads(only)
    return told


def test_it_is_an_object_in_one_line(written):
    log.warning("Two lines:\n%s", "the second")
    told = as_json(written[0])
    assert set(told) == {"time", "level", "logger", "request", "message"}
    assert (told["level"], told["message"]) == ("WARNING", "Two lines:\nthe second")
    assert str(told["time"]).endswith("+00:00")


@pytest.mark.parametrize("formatter", [PlainLine(), JsonLine()])
def test_it_leaves_out_what_an_error_quotes(written, formatter):
    said = " ".join(("I am", "so sorry"))
    refused = SMTPRecipientsRefused({"maya@example.com": (550, b"No Maya Okafor here")})
    try:
        raise ValueError(said) from refused
    except ValueError:
        log.exception("A mail to maya@example.com could not be sent")
    told = formatter.format(written[0])
    assert not [word for word in ("maya@", "Okafor", said) if word in told]
    assert "[address] could not be sent" in told
    assert all(kind in told for kind in ("ValueError", "smtplib.SMTPRecipientsRefused"))


def test_it_says_where_an_error_came_from(written):
    try:
        raise KeyError("Maya")
    except KeyError:
        log.exception("It went wrong")
    told = as_json(written[0])
    assert told["error"] == "KeyError"
    assert "test_it_says_where_an_error_came_from" in str(told["trace"])


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/accounts/invitation/a-secret-key/", "Gone: /accounts/invitation/<str:token>/"),
        ("/accounts/invitation/a-secret-key/)", "Not Found: /accounts/…"),
        ("/nothing-here/", "Not Found: /nothing-here/"),
    ],
)
def test_it_has_the_pattern_of_an_address(client, db, written, path, told):
    client.get(path)
    (entry,) = (as_json(record) for record in written if record.name == "django.request")
    assert entry["message"] == told


def test_it_tells_all_to_a_developer(written):
    try:
        raise KeyError("Maya")
    except KeyError:
        log.exception("To maya@example.com")
    told = PlainLine(tells_all=True).format(written[0])
    assert "To maya@example.com" in told
    assert "KeyError: 'Maya'" in told


def test_it_names_the_request(client, monkeypatch):
    seen: list[str] = []
    monkeypatch.setattr(logging.Handler, "emit", lambda *_: None)
    monkeypatch.setattr(
        "trainer.web.views.readiness.trouble", lambda: seen.append(request_id.get())
    )
    answer = client.get("/ready/")
    assert seen == [answer.headers["X-Request-ID"]]
    assert request_id.get() == "-"


def test_it_names_a_request_that_was_refused(client, db, monkeypatch):
    seen: list[str] = []
    monkeypatch.setattr(logging.Handler, "handle", lambda *_: seen.append(request_id.get()))
    answer = client.get("/nowhere/")
    assert set(seen) == {answer.headers["X-Request-ID"]}


@pytest.mark.parametrize(
    ("given", "kept"), [("from-the-proxy", True), ("a\nb" * 5, False), ("", False)]
)
def test_it_keeps_the_id_of_the_proxy_if_it_is_one(client, given, kept):
    answer = client.get("/health/", headers={"X-Request-ID": given})
    assert (answer.headers["X-Request-ID"] == given) is kept
    assert len(answer.headers["X-Request-ID"]) >= 8


def test_it_is_chosen_by_a_setting(tmp_path):
    env = {"DEBUG": "1", "LOG_FORMAT": "json", "DATA_DIR": str(tmp_path)}
    say = "import logging, django; django.setup(); logging.getLogger('steady').error('hello')"
    done = subprocess.run(
        [sys.executable, "-c", say],
        cwd=root,
        env={**env, "DJANGO_SETTINGS_MODULE": "trainer.settings"},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stderr)["message"] == "hello"


def test_it_is_told_of_numbers_only():
    """Whoever logs something new looks here: is it a name, or what somebody said?"""
    calls = [
        call
        for path in files(*code)
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func).startswith(("log.", "logger."))
    ]
    told = {ast.unparse(argument) for call in calls for argument in call.args[1:]}
    assert told == {
        *("attempt.public_id", "letter.assignment.pk", "len(mails)", "template_prefix"),
        "event.value",  # of the sign-ins: tests/accounts/test_security_log.py
    }
