"""A conversation is a script, a start and a list of reply keys; everything else is replayed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from trainer.conversation.script import Reply, Script
from trainer.conversation.state import State, heard, here, opening, outcome, says
from trainer.conversation.step import Turn, step


@dataclass(frozen=True)
class Conversation:
    """A conversation as far as it went."""

    script: Script
    start: State
    turns: tuple[Turn, ...] = ()

    @property
    def state(self) -> State:
        return self.turns[-1].after if self.turns else self.start

    @property
    def outcome(self) -> str | None:
        """How it ended; None while it goes on."""
        return outcome(self.script, self.state)

    @property
    def finished(self) -> bool:
        return self.outcome is not None

    @property
    def says(self) -> str:
        """What the customer says now."""
        return says(self.script, self.state)

    @property
    def heard(self) -> int:
        return heard(self.script, self.state)

    @property
    def offered(self) -> tuple[Reply, ...]:
        """The replies that may be given now; none once it has ended."""
        return () if self.finished else here(self.script, self.state).replies

    @cached_property
    def total(self) -> int:
        """Points so far, with those of the outcome once it has ended."""
        points = sum(turn.points for turn in self.turns)
        ended = self.outcome
        return points + (self.script.rulebook.outcomes[ended].points if ended else 0)

    @cached_property
    def critical(self) -> tuple[str, ...]:
        """The guidelines of which a critical rule was broken, in the order it happened."""
        broken = (
            finding.guideline
            for turn in self.turns
            for finding in turn.findings
            if finding.critical and finding.verdict == "broken"
        )
        return tuple(dict.fromkeys(broken))

    def then(self, reply_key: str) -> Conversation:
        """The conversation one reply on. Raises what `step` raises."""
        turn = step(self.script, self.state, reply_key)
        return Conversation(self.script, self.start, (*self.turns, turn))


def replay(
    script: Script,
    replies: Iterable[str] = (),
    *,
    node: str | None = None,
    anger: int | None = None,
) -> Conversation:
    """Play these replies from a start. Raises what `opening` and `step` raise."""
    return replay_from(script, opening(script, node=node, anger=anger), replies)


def replay_from(script: Script, start: State, replies: Iterable[str]) -> Conversation:
    """Play these replies from a state, which may be the middle of another conversation.

    Raises what `step` raises.
    """
    turns: list[Turn] = []
    state = start
    for key in replies:
        turns.append(step(script, state, key))
        state = turns[-1].after
    return Conversation(script, start, tuple(turns))
