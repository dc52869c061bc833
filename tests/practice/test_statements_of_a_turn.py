"""What a turn asks of the database, BEGIN and COMMIT counted."""

from __future__ import annotations

import logging
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import make_attempt, where

pytestmark = pytest.mark.django_db(transaction=True)

most = 8
looping = ("stay",) * 19
before_the_end = ("go-on", "back")
of_the_authors = re.compile(r'"scenarios_(scenario|node|reply|route|fact|persona)"')


def statements(client, attempt, form: dict[str, object], *, by_htmx: bool = True) -> list[str]:
    headers = {"HX-Request": "true"} if by_htmx else {}
    with CaptureQueriesContext(connection) as seen:
        answer = client.post(where("reply", attempt), form, headers=headers)
    assert answer.status_code == (200 if by_htmx else 302)
    return [query["sql"] for query in seen.captured_queries]


@pytest.fixture
def turn(as_person, maya, edition):
    """What one more turn asks of the database, after these."""

    def ask(reply: str, *, after: tuple[str, ...] = (), **how) -> list[str]:
        attempt = make_attempt(user=maya, edition=edition, replies=after)
        form = {"turn": len(after) + 1, "reply": reply, **how.pop("more", {})}
        return statements(as_person(maya), attempt, form, **how)

    return ask


def test_it_counts_what_begins_and_ends_a_transaction(turn, caplog):
    with caplog.at_level(logging.DEBUG, logger="django.db.backends"):
        counted = turn("fix", after=before_the_end)
    logged = [record.args[1] for record in caplog.records if record.args]
    assert [sql for sql in counted if sql.startswith(("BEGIN", "COMMIT"))]
    assert len(logged) >= len(counted)


def test_it_asks_eight_times_at_most(turn):
    assert len(turn("go-on")) <= most


def test_it_asks_as_often_for_the_twentieth_turn_as_for_the_first(turn):
    assert len(turn("stay", after=looping)) == len(turn("stay"))


def test_it_asks_eight_times_at_most_for_the_last_turn(turn):
    assert len(turn("fix", after=before_the_end)) <= most


def test_it_asks_eight_times_at_most_without_javascript_and_with_new_notes(turn):
    notes = {"notes": "Rosa, the third call", "notes_version": 0}
    assert len(turn("go-on", by_htmx=False, more=notes)) <= most


@pytest.mark.parametrize(("reply", "after"), [("go-on", ()), ("fix", before_the_end)])
def test_it_reads_nothing_of_the_authors(turn, reply, after):
    asked = turn(reply, after=after)
    assert [sql for sql in asked if of_the_authors.search(sql)] == []


def test_it_does_not_read_the_script_again(turn):
    assert [sql for sql in turn("go-on") if '"scenarios_edition"."script"' in sql] == []
