from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext


def test_it_is_public(client, db):
    answer = client.get("/health/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_it_does_without_the_database(client, db):
    with CaptureQueriesContext(connection) as seen:
        client.get("/health/")
    assert len(seen) == 0


def test_it_is_asked_anew_each_time(client, db):
    assert "no-store" in client.get("/health/").headers["Cache-Control"]
