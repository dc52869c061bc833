"""A database that is away, full or read-only: a plain page with status 503, and not a fault."""

from __future__ import annotations

import sqlite3

import pytest
from django.db import InterfaceError, InternalError, OperationalError, ProgrammingError
from django.test import Client
from psycopg import errors

from tests.conftest import text_of, where
from trainer.practice import recording
from trainer.web.unavailable import is_why


def of_sqlite(code: int) -> sqlite3.OperationalError:
    cause = sqlite3.OperationalError("words")
    cause.sqlite_errorcode = code
    return cause


def raised(error: Exception, cause: Exception) -> Exception:
    """As Django raises it: its own error, and that of the database as the cause."""
    error.__cause__ = cause
    return error


unavailable = {
    "SQLite is locked": raised(OperationalError(), of_sqlite(sqlite3.SQLITE_BUSY)),
    "SQLite has no room": raised(OperationalError(), of_sqlite(sqlite3.SQLITE_FULL)),
    "SQLite cannot write": raised(OperationalError(), of_sqlite(sqlite3.SQLITE_IOERR_WRITE)),
    "SQLite is read-only": raised(OperationalError(), of_sqlite(sqlite3.SQLITE_READONLY_DBMOVED)),
    "PostgreSQL is stopped": raised(OperationalError(), errors.AdminShutdown()),
    "PostgreSQL has no room": raised(OperationalError(), errors.DiskFull()),
    "PostgreSQL is read-only": raised(InternalError(), errors.ReadOnlySqlTransaction()),
    "PostgreSQL has hung up": raised(InterfaceError(), errors.InterfaceError()),
    "PostgreSQL does not answer": raised(OperationalError(), errors.CannotConnectNow()),
}
faults = {
    "a table that SQLite has not": raised(OperationalError(), of_sqlite(sqlite3.SQLITE_ERROR)),
    "one that PostgreSQL has not": raised(ProgrammingError(), errors.UndefinedTable()),
    "a broken transaction": raised(InternalError(), errors.InFailedSqlTransaction()),
    "no database at all": ValueError(),
    "nothing": None,
}


@pytest.mark.parametrize("error", unavailable.values(), ids=unavailable)
def test_it_is_the_database(error):
    assert is_why(error)


@pytest.mark.parametrize("error", faults.values(), ids=faults)
def test_it_is_a_fault_of_ours(error):
    assert not is_why(error)


@pytest.fixture
def failing(maya, monkeypatch):
    """Maya's client, and a way to have her replies fail."""
    client = Client(raise_request_exception=False)
    client.force_login(maya)

    def fail_with(error: Exception) -> Client:
        def take_turn(*args, **kwargs):
            raise error

        monkeypatch.setattr(recording, "take_turn", take_turn)
        return client

    return fail_with


def say(client, attempt):
    return client.post(where("reply", attempt), {"turn": 1, "reply": "go-on"})


def test_it_says_what_to_do(failing, attempt):
    answer = say(failing(unavailable["SQLite has no room"]), attempt)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "What you had said so far is safe." in text_of(answer)


def test_it_asks_the_database_nothing(failing, attempt, django_assert_num_queries):
    client = failing(unavailable["SQLite has no room"])
    with django_assert_num_queries(3):  # the session, the person and the attempt, before it failed
        say(client, attempt)


def test_it_keeps_a_fault_of_ours_apart(failing, attempt):
    answer = say(failing(ValueError("a fault")), attempt)
    assert answer.status_code == 500
    assert "Something went wrong on our side" in text_of(answer)
