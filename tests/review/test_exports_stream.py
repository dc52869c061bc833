"""Tables of any length need the memory of a short one."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.review.runs import days_ago, make_run
from trainer.practice.models import Attempt, Turn
from trainer.review.reports import exports
from trainer.review.reports.period import Period
from trainer.web.spreadsheet import lines


@pytest.fixture
def run(team, maya, edition) -> Attempt:
    team.memberships.update(joined_at=days_ago(30))
    return make_run(user=maya, edition=edition)


@pytest.fixture
def more(run: Attempt) -> Callable[[int], None]:
    """So many more runs like the first, with their turns."""
    fields = [one for one in Attempt._meta.concrete_fields if one.name not in {"id", "public_id"}]
    same = {field.attname: getattr(run, field.attname) for field in fields}
    said = list(run.turns.values("number", "reply", "made_at"))

    def make(count: int) -> None:
        made = Attempt.objects.bulk_create(
            [Attempt(**same, public_id=uuid4()) for _ in range(count)]
        )
        Turn.objects.bulk_create([Turn(attempt=one, **turn) for one in made for turn in said])

    return make


@pytest.fixture
def consumed(team) -> Callable[[], tuple[int, int]]:
    """How many lines the table of turns has, and the most bytes it took to stream them."""

    def stream() -> tuple[int, int]:
        rows = exports.turn_rows(team, Period.of_days(90, today=timezone.localdate()))
        tracemalloc.start()
        try:
            count = sum(1 for _ in lines(exports.turn_columns, rows))
            return count, tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    return stream


def test_it_needs_no_more_memory_for_more_turns(more, consumed, monkeypatch):
    monkeypatch.setattr(exports, "at_a_time", 50)
    more(249)
    consumed()  # once for what is kept: the script, and what was compiled of it
    few, peak_of_few = consumed()
    more(1000)
    many, peak_of_many = consumed()
    assert (few, many) == (1 + 250 * 3, 1 + 1250 * 3)
    assert peak_of_many < peak_of_few * 1.5
