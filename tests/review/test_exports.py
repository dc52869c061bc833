"""Tables of runs and turns: the right ones, in columns that the documentation tells of."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.review.runs import days_ago, make_run, poor
from trainer.practice.conversations import conversation_of
from trainer.practice.models import Attempt
from trainer.review.reports import exports
from trainer.web.spreadsheet import byte_order_mark


@pytest.fixture
def run(team, maya, edition):
    team.memberships.update(joined_at=days_ago(30))
    return make_run(user=maya, edition=edition, replies=poor)


@pytest.fixture
def table(as_person, omar, team):
    """The rows of an export, by column: `table("runs")`."""

    def read(name: str, **period: str) -> list[dict[str, Any]]:
        page = reverse(f"export-{name}", args=[team.public_id])
        body = as_person(omar).get(page, period).getvalue().decode()
        assert body.startswith(byte_order_mark)
        return list(csv.DictReader(body.removeprefix(byte_order_mark).splitlines()))

    return read


def test_it_has_a_row_a_run(run, table):
    rows = table("runs")
    assert [row["run"] for row in rows] == [str(run.public_id)]
    assert (rows[0]["score"], rows[0]["passed"]) == (str(run.score), "no")


def test_it_has_a_row_a_turn(run, table):
    turns = conversation_of(run).turns
    rows = table("turns")
    assert [(row["node"], row["reply"]) for row in rows] == [
        (turn.before.node, turn.reply) for turn in turns
    ]
    assert [row["points"] for row in rows] == [str(turn.points) for turn in turns]


def test_it_leaves_out_practice(run, maya, edition, table):
    make_run(user=maya, edition=edition, mode=Attempt.Mode.PRACTICE)
    assert len(table("runs")) == 1


def test_it_leaves_out_what_is_outside_the_time(run, table):
    assert table("runs", first="2020-01-01", last="2020-01-02") == []


def test_it_runs_no_formula_out_of_a_name(run, maya, table):
    maya.name = "=1+1"
    maya.save()
    assert {row["person"] for row in table("turns")} == {"'=1+1"}


def test_it_reads_turns_a_handful_of_runs_at_a_time(run, maya, edition, table, monkeypatch):
    for days in (2, 3, 4):
        make_run(user=maya, edition=edition, at=days_ago(days))
    monkeypatch.setattr(exports, "at_a_time", 2)
    with CaptureQueriesContext(connection) as asked:
        rows = table("turns")
    assert len(rows) == 12
    assert sum("practice_turn" in one["sql"] for one in asked) == 2


@pytest.mark.parametrize("column", sorted({*exports.run_columns, *exports.turn_columns}))
def test_it_has_no_column_that_the_documentation_does_not_tell_of(column):
    page = Path(settings.BASE_DIR, "docs", "exports.md").read_text(encoding="utf-8")
    assert f"| `{column}` |" in page
