"""How somebody stands, as tables: the runs in a row of letters.

p passed   f failed   l lapsed   o still going on; one a day, from the first day on
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from trainer.review.standing import Run, Standing, State, Terms, standing_of, together

first_day = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
day = timedelta(days=1)
due = first_day + 10 * day
in_time, late = first_day + 9 * day, first_day + 11 * day


def stands(runs: str, *, now: datetime = in_time, **terms) -> Standing:
    played = [
        Run(None if how == "o" else first_day + number * day, how == "p")
        for number, how in enumerate(runs)
    ]
    return standing_of(played, Terms(due, **terms), now=now)


@pytest.mark.parametrize(
    ("runs", "before", "after"),
    [
        ("", "not-started", "overdue"),
        ("o", "in-progress", "overdue"),
        ("f", "in-progress", "overdue"),
        ("l", "in-progress", "overdue"),
        ("fo", "in-progress", "overdue"),
        ("p", "passed", "passed"),
        ("fp", "passed", "passed"),
        ("pf", "passed", "passed"),
        ("po", "passed", "passed"),
    ],
)
def test_it_stands_before_and_after_the_due_date(runs, before, after):
    assert stands(runs).state == before
    assert stands(runs, now=late).state == after


@pytest.mark.parametrize(
    ("runs", "attempts", "state", "left"),
    [
        ("", 2, "not-started", 2),
        ("f", 2, "in-progress", 1),
        ("fo", 2, "in-progress", 0),
        ("ff", 2, "not-passed", 0),
        ("ll", 2, "not-passed", 0),
        ("fl", 2, "not-passed", 0),
        ("fp", 2, "passed", 0),
        ("f", 1, "not-passed", 0),
        ("fff", 2, "not-passed", 0),
        ("fffffff", None, "in-progress", None),
    ],
)
def test_it_stands_by_the_attempts_allowed(runs, attempts, state, left):
    found = stands(runs, attempts=attempts)
    assert (found.state, found.attempts_left) == (state, left)


@pytest.mark.parametrize(
    ("runs", "state", "passes"),
    [
        ("p", "in-progress", 1),
        ("pp", "passed", 2),
        ("pfp", "in-progress", 1),
        ("plp", "in-progress", 1),
        ("po", "in-progress", 1),
        ("pfpp", "passed", 2),
        ("ppf", "passed", 0),
    ],
)
def test_it_stands_by_passes_in_a_row(runs, state, passes):
    found = stands(runs, passes_in_a_row=2)
    assert (found.state, found.passes) == (state, passes)


@pytest.mark.parametrize(
    ("runs", "state"),
    [("pf", "not-passed"), ("fp", "in-progress"), ("f", "in-progress"), ("ff", "not-passed")],
)
def test_it_is_not_passed_once_it_cannot_be(runs, state):
    """Three attempts, two passes in a row: after p and f one is left, and two are needed."""
    assert stands(runs, passes_in_a_row=2, attempts=3).state == state


def test_it_is_not_passed_also_after_the_due_date():
    assert stands("f", attempts=1, now=late).state == State.NOT_PASSED


def test_it_is_in_time_at_the_last_moment():
    assert stands("", now=due).state == State.NOT_STARTED
    assert stands("", now=due + timedelta(microseconds=1)).state == State.OVERDUE


@pytest.mark.parametrize(("runs", "is_late"), [("p", False), ("f" * 11 + "p", True)])
def test_it_says_whether_it_was_passed_late(runs, is_late):
    assert stands(runs, now=late).is_late is is_late


@pytest.mark.parametrize(
    ("runs", "may_begin"), [("", True), ("f", True), ("ff", False), ("p", False), ("fo", False)]
)
def test_it_says_whether_another_may_be_begun(runs, may_begin):
    assert stands(runs, attempts=2).may_begin is may_begin


def test_it_may_be_begun_late():
    assert stands("f", now=late).may_begin


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ("not-started not-started", "not-started"),
        ("not-started passed", "in-progress"),
        ("in-progress passed", "in-progress"),
        ("passed passed", "passed"),
        ("passed overdue", "overdue"),
        ("overdue not-passed passed", "not-passed"),
    ],
)
def test_several_are_told_in_one_word(states, state):
    assert together(map(State, states.split())) == state
