"""The database is there, behind, or away: refusing, silent, or a file in no folder."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from threading import Event

import pytest

from tests.docs.pages import ROOT
from trainer.web import readiness

# What a process with such a database answers, and how many seconds the last answer took.
visit = """
import time
from django import setup
setup()
from django.test import Client
for path in ("/health/", "/ready/"):
    began = time.monotonic()
    answer = Client(headers={"host": "localhost"}).get(path)
    print(answer.status_code, answer.content.decode().strip())
print(time.monotonic() - began)
"""


@pytest.fixture
def silent() -> Iterator[str]:
    """A server that takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"postgres://steady@127.0.0.1:{server.getsockname()[1]}/steady"


@pytest.fixture(params=["postgres refuses", "postgres is silent", "sqlite has no folder"])
def database(request, silent) -> str:
    found: dict[str, str] = {
        "postgres refuses": "postgres://steady@127.0.0.1:1/steady",
        "postgres is silent": silent,
        "sqlite has no folder": "sqlite:////no-such-folder/steady.sqlite3",
    }
    return found[request.param]


def test_it_is_public_and_says_ready(client, db):
    answer = client.get("/ready/")
    assert (answer.status_code, answer.content) == (200, b"ready\n")
    assert "no-store" in answer.headers["Cache-Control"]


def test_it_says_so_when_the_database_is_away(database, tmp_path):
    settings = {"DEBUG": "1", "DJANGO_SETTINGS_MODULE": "trainer.settings"}
    env = {**settings, "DATABASE_URL": database, "DATA_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", visit],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    *answers, seconds = done.stdout.splitlines()
    assert answers == ["200 ok", f"503 {readiness.away}"], done.stderr
    assert float(seconds) < 2


def test_it_says_so_when_a_migration_is_missing(client, db, monkeypatch):
    wanted = readiness.newest() | {("accounts", "9999_of_the_next_release")}
    monkeypatch.setattr(readiness, "newest", lambda: wanted)
    answer = client.get("/ready/")
    assert (answer.status_code, answer.content.decode()) == (503, f"{readiness.behind}\n")


def test_it_gathers_no_threads_while_the_database_is_silent(monkeypatch):
    asked, over = [], Event()

    def ask(answers) -> None:
        asked.append(answers)
        over.wait(10)
        readiness._asking.release()

    monkeypatch.setattr(readiness, "_ask", ask)
    monkeypatch.setattr(readiness, "patience", 0.01)
    answers = {readiness.trouble() for _ in range(9)}
    over.set()
    assert (len(asked), answers) == (4, {readiness.away})
