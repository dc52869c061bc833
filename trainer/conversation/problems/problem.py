"""What an author is told: named problems, each with its place, a sentence and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from trainer.conversation.problems.subject import Subject
from trainer.conversation.script import Node, Reply

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. Errors bar publishing, warnings never do.

    code: stable. where: `nodes.lost`, `nodes.opening.replies.calm`, `start`, or `scenario` for
    what no single place is to blame for.
    """

    level: Level
    code: str
    where: str
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a check came upon. `mend` is given where the check's own advice would not fit."""

    where: str
    message: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A row of the table of checks: a code, what finds it, and how it is mended."""

    level: Level
    code: str
    find: Callable[[Subject], Iterable[Found]]
    mend: str

    def problems(self, subject: Subject) -> Iterable[Problem]:
        for one in self.find(subject):
            yield Problem(self.level, self.code, one.where, one.message, one.mend or self.mend)


def at(node: Node, reply: Reply | None = None) -> str:
    """The place of a node, or of a reply at it."""
    return f"nodes.{node.key}.replies.{reply.key}" if reply else f"nodes.{node.key}"
