"""What players were told, against what is stored: is a turn lost, doubled, or unexplained?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.players import Log, Story


@dataclass
class Verdict:
    """Sentences about single turns and attempts; all of them are empty when all is well."""

    turns: int = 0  # answered with success
    stored: int = 0
    attempts: int = 0
    unanswered: int = 0  # turns without an answer, or with an error ...
    heard: int = 0  # ... that are stored none the less: so it may be
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        return [*self.lost, *self.doubled, *self.unexplained]


def verdict(logs: Iterable[Log], recorded: Iterable[dict[str, Any]]) -> Verdict:
    """Each attempt of each player beside its rows."""
    found = Verdict()
    stories: dict[str, Story] = {}
    rows = {one["attempt"]: one for one in recorded}
    for log in logs:
        stories |= log.stories
        found.turns += len(log.seconds)
        found.unanswered += len(log.unanswered)
        found.heard += sum(
            [number, reply] in rows.get(attempt, {"turns": []})["turns"]
            for attempt, number, reply in log.unanswered
        )
    for attempt in stories.keys() | rows.keys():
        _compare(found, attempt, stories.get(attempt, Story()), rows.get(attempt))
    return found


def _compare(found: Verdict, attempt: str, story: Story, row: dict[str, Any] | None) -> None:
    turns = row["turns"] if row else []
    stored = dict(turns)
    found.attempts += 1
    found.stored += len(turns)
    for number, reply in story.shown.items():
        if stored.get(number) != reply:
            found.lost.append(f"{attempt} {number}: {reply} was shown, {stored.get(number)} stored")
    for number, reply in turns:
        if number not in story.said:
            found.doubled.append(f"{attempt} {number}: {reply} is stored and was never said")
        elif reply not in story.said[number]:
            found.unexplained.append(f"{attempt} {number}: {reply} is stored, another was said")
    if len(stored) < len(turns):
        found.doubled.append(f"{attempt}: a number is there twice")
    if row and row["wrong"]:
        found.unexplained.append(f"{attempt}: {row['wrong']}")
