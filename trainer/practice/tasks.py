"""What somebody was asked to play, assessed.

Practice shows it where it matters and does not know who asks: whoever assigns joins the `askers`
when the application starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.accounts.models import User


@dataclass(frozen=True, slots=True)
class Task:
    """One scenario somebody was asked to play, and what is left to do about it.

    begin_url: takes a POST. attempts_left: None where there is no limit. passes_so_far: those in a
    row up to now, of the `passes_in_a_row` that are needed. is_over: passed, or no longer possible.
    """

    slug: str
    title: str
    asked_by: str
    begin_url: str
    due_at: datetime
    pass_mark: int
    passes_in_a_row: int
    passes_so_far: int
    attempts_left: int | None
    is_overdue: bool
    is_passed: bool
    is_over: bool

    @property
    def passes_to_go(self) -> int:
        return max(0, self.passes_in_a_row - self.passes_so_far)


Asker = Callable[["User", datetime], Iterable[Task]]
askers: list[Asker] = []


def tasks_of(user: User, *, now: datetime) -> list[Task]:
    """Everything that was asked of somebody and still stands, the most urgent first."""
    asked = chain.from_iterable(ask(user, now) for ask in askers)
    return sorted(asked, key=lambda task: (task.is_over, task.due_at, task.title))


def tasks_at(user: User, slug: str, *, now: datetime) -> list[Task]:
    """What was asked of somebody at one scenario."""
    return [task for task in tasks_of(user, now=now) if task.slug == slug]
