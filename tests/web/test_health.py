from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


def test_it_is_public(client, db):
    answer = client.get("/health/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_it_asks_the_database(client, db):
    with CaptureQueriesContext(connection) as seen:
        client.get("/health/")
    assert [query["sql"] for query in seen.captured_queries] == ["SELECT 1"]


def test_it_is_asked_anew_each_time(client, db):
    assert "no-store" in client.get("/health/").headers["Cache-Control"]


def test_it_fails_when_the_database_does(client, db):
    def unreachable(*args):
        raise ConnectionError("The database is away.")

    with connection.execute_wrapper(unreachable), pytest.raises(ConnectionError):
        client.get("/health/")
