"""Every conversation of a small script, played one by one: the slow way to all figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.conversation.replay import Conversation
from trainer.conversation.script import Script
from trainer.conversation.state import here, opening
from trainer.conversation.step import step

too_many = 1500


class TooMany(Exception):
    """More conversations than a test should play."""


@dataclass(frozen=True)
class Played:
    """One complete conversation, with the chance that random clicking plays it."""

    conversation: Conversation
    chance: float
    could_keep: frozenset[str]
    could_break: frozenset[str]

    @property
    def total(self) -> int:
        return self.conversation.total

    @property
    def replies(self) -> tuple[str, ...]:
        return tuple(turn.reply for turn in self.conversation.turns)


def all_conversations(script: Script) -> list[Played]:
    """All of them. Raises TooMany."""
    found: list[Played] = []
    start = Conversation(script, opening(script))
    for one in _from(Played(start, 1.0, frozenset(), frozenset())):
        found.append(one)
        if len(found) > too_many:
            raise TooMany
    return found


def _from(so_far: Played) -> Iterator[Played]:
    conversation = so_far.conversation
    if conversation.finished:
        yield so_far
        return
    offered = conversation.offered
    turns = [step(conversation.script, conversation.state, one.key) for one in offered]
    kept, broken = _signs(turns, "kept"), _signs(turns, "broken")
    for turn in turns:
        yield from _from(
            Played(
                Conversation(conversation.script, conversation.start, (*conversation.turns, turn)),
                so_far.chance / len(offered),
                so_far.could_keep | kept,
                so_far.could_break | broken,
            )
        )


def _signs(turns, verdict: str) -> frozenset[str]:
    return frozenset(
        finding.guideline
        for turn in turns
        for finding in turn.findings
        if finding.verdict == verdict and finding.points
    )


def can_be_played(script: Script) -> bool:
    """Whether every way leads on: no dead end on the way."""
    return (
        all(node.replies or node.ending for node in script.nodes.values())
        and not here(script, opening(script)).ending
    )
