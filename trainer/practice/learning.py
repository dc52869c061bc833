"""Learning from mistakes: the turns that cost most, met again before the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.practice.debrief import Choice, Debrief, ExplainedTurn
from trainer.practice.models import Attempt

SOLVED, REVEALED, SKIPPED = "solved", "revealed", "skipped"


@dataclass(frozen=True, slots=True)
class Lesson:
    """The mistakes of an attempt, and what has become of each."""

    mistakes: tuple[ExplainedTurn, ...]
    state: Mapping[str, str]

    @property
    def solved(self) -> int:
        return sum(self.of(turn) == SOLVED for turn in self.mistakes)

    @property
    def next(self) -> ExplainedTurn | None:
        """The costliest mistake that nothing has become of yet."""
        return next((turn for turn in self.mistakes if not self.of(turn)), None)

    def of(self, turn: ExplainedTurn) -> str:
        """solved, revealed, skipped, or nothing yet."""
        return self.state.get(str(turn.number), "")

    def turn(self, number: int) -> ExplainedTurn | None:
        return next((turn for turn in self.mistakes if turn.number == number), None)


def lesson(attempt: Attempt, debrief: Debrief) -> Lesson:
    return Lesson(debrief.mistakes, attempt.learned)


def choices(turn: ExplainedTurn) -> dict[str, Choice]:
    """Every reply of the turn by its key, the one that was picked included."""
    return {one.key: one for one in (turn.picked, *turn.others)}


def note(attempt: Attempt, turn: ExplainedTurn, what: str) -> None:
    """Remember what became of a mistake. What was seen is never solved afterwards."""
    key = str(turn.number)
    if attempt.learned.get(key) in {SOLVED, REVEALED}:
        return
    attempt.learned = {**attempt.learned, key: what}
    attempt.save(update_fields=["learned"])
