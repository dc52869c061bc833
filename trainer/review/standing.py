"""How somebody stands with what they were asked to do. Pure: runs and terms in, a standing out.

Passed is passed for good, in time or late. Not passed is said only once it can no longer be passed
with the attempts that are left. In between it is overdue as soon as its time is over, whether or
not something was begun.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self


class State(StrEnum):
    """In the order in which a manager wants to see them."""

    OVERDUE = "overdue"
    NOT_PASSED = "not-passed"
    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Run:
    """One assessed run. ended_at: None while it goes on. passed: not, if it lapsed."""

    ended_at: datetime | None
    passed: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """What was asked for. attempts: None for as many as needed."""

    due_at: datetime
    attempts: int | None = None
    passes_in_a_row: int = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody is. passes: those in a row by now. attempts_left: None for no limit."""

    state: State
    passes: int
    attempts_made: int
    attempts_left: int | None
    passed_at: datetime | None
    is_late: bool

    @property
    def is_over(self) -> bool:
        """Whether nothing that is still to come changes it."""
        return self.state in {State.PASSED, State.NOT_PASSED}

    @property
    def may_begin(self) -> bool:
        return not self.is_over and self.attempts_left != 0


@dataclass(frozen=True, slots=True)
class _Tally:
    """The runs, counted from the first to the last."""

    passes: int = 0
    made: int = 0
    open: bool = False
    passed_at: datetime | None = None

    def then(self, run: Run, needed: int) -> Self:
        passes = self.passes + 1 if run.passed else 0
        if run.ended_at is None:
            passes = self.passes
        reached = self.passed_at or (run.ended_at if passes >= needed else None)
        return type(self)(passes, self.made + 1, run.ended_at is None, reached)


def standing_of(runs: Iterable[Run], terms: Terms, *, now: datetime) -> Standing:
    """The standing at one scenario; the runs in the order in which they were begun."""
    tally = _Tally()
    for run in runs:
        tally = tally.then(run, terms.passes_in_a_row)
    left = None if terms.attempts is None else max(0, terms.attempts - tally.made)
    late = (tally.passed_at or now) > terms.due_at
    state = _state(tally, left, terms, late=late)
    return Standing(state, tally.passes, tally.made, left, tally.passed_at, late)


def _state(tally: _Tally, left: int | None, terms: Terms, *, late: bool) -> State:
    if tally.passed_at:
        return State.PASSED
    if not tally.open and left is not None and tally.passes + left < terms.passes_in_a_row:
        return State.NOT_PASSED
    if late:
        return State.OVERDUE
    return State.IN_PROGRESS if tally.made else State.NOT_STARTED


def together(states: Iterable[State]) -> State:
    """One word for several scenarios: the worst, and in progress if they differ only in that."""
    found = set(states)
    for worst in (State.NOT_PASSED, State.OVERDUE):
        if worst in found:
            return worst
    return found.pop() if len(found) == 1 else State.IN_PROGRESS
