"""What can be said exactly of a script: how it can be played, and what guessing would bring.

Everything here follows from the states that can be reached (see `search`) and is exact: nothing
is sampled. A conversation is a sequence of replies to an end, patience included.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Literal

from trainer.conversation.bots import bots, play_out
from trainer.conversation.replay import Conversation
from trainer.conversation.scoring import rounded
from trainer.conversation.script import Script
from trainer.conversation.search import Search, most_states, search
from trainer.conversation.state import State, opening
from trainer.conversation.sweeps import (
    Chances,
    Signs,
    Span,
    chances,
    conversations,
    passing,
    signs,
    spans,
)
from trainer.conversation.values import Values, extremes, make_values

Often = Literal["always", "sometimes", "never"]


@dataclass(frozen=True, slots=True)
class Guessing:
    """What clicking at random scores: mean and spread of the score (0-100), chance to pass (0-1).

    All None where every conversation scores the same.
    """

    mean: float | None
    sd: float | None
    passes: float | None


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending: its outcome, whether it can be reached, and between which scores (0-100)."""

    outcome: str
    reachable: bool
    score: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Tested:
    """Whether a conversation offers the chance to keep a guideline, and to break it."""

    kept: Often
    broken: Often


@dataclass(frozen=True, slots=True)
class Analysis:
    """The exact answer for one start of a script. Totals in points; bots as scores (0-100)."""

    states: int
    conversations: int
    best: int
    worst: int
    best_path: tuple[str, ...]
    random: Guessing
    bots: Mapping[str, int | None]
    gives_up: bool
    endings: Mapping[str, Ending]
    guidelines: Mapping[str, Tested]


def analyse(script: Script, start: State | None = None, *, limit: int = most_states) -> Analysis:
    """Everything at once, from a start (the script's own unless given).

    Raises what `search` raises.
    """
    return Analyser(search(script, start or opening(script), limit=limit)).analysis()


@dataclass(frozen=True)
class Analyser:
    """Puts an analysis together out of one search and the sweeps over its states."""

    searched: Search

    @cached_property
    def _extremes(self) -> tuple[list[int], list[int]]:
        return extremes(self.searched)

    @property
    def highest(self) -> list[int]:
        """The best total to come, by the number of the state."""
        return self._extremes[0]

    @property
    def lowest(self) -> list[int]:
        """The worst total to come, by the number of the state."""
        return self._extremes[1]

    @cached_property
    def values(self) -> Values:
        return make_values(self.searched, *self._extremes)

    def analysis(self) -> Analysis:
        searched = self.searched
        return Analysis(
            states=len(searched.nodes),
            conversations=conversations(searched),
            best=self.values.best,
            worst=self.values.worst,
            best_path=tuple(turn.reply for turn in self._best_conversation().turns),
            random=self._guessing(chances(searched)),
            bots={name: self._score_of_bot(name) for name in bots},
            gives_up=self._spans[None] is not None,
            endings=dict(self._endings()),
            guidelines=self._guidelines(signs(searched)),
        )

    @property
    def _script(self) -> Script:
        return self.searched.script

    @cached_property
    def _spans(self) -> Mapping[str | None, Span | None]:
        return spans(self.searched)

    def _best_conversation(self) -> Conversation:
        """The best replies one after the other; among equals the first offered."""
        conversation = Conversation(self._script, self.searched.start)
        while not conversation.finished:
            ways = [conversation.then(reply.key) for reply in conversation.offered]
            conversation = max(ways, key=self._still_possible)
        return conversation

    def _still_possible(self, way: Conversation) -> int:
        return way.turns[-1].points + self.values.of(way.state)

    def _guessing(self, found: Chances) -> Guessing:
        span = self.values.best - self.values.worst
        if not span:
            return Guessing(None, None, None)
        mark = least_total(self.values, self._script.pass_mark)
        return Guessing(
            mean=100 * (found.mean - self.values.worst) / span,
            sd=100 * sqrt(max(0.0, found.variance)) / span,
            passes=passing(self.searched, *self._extremes, mark),
        )

    def _score_of_bot(self, name: str) -> int | None:
        start = Conversation(self._script, self.searched.start)
        return rounded(self.values, play_out(start, bots[name]).total)

    def _endings(self) -> Iterator[tuple[str, Ending]]:
        for node in self._script.nodes.values():
            if node.ending is None:
                continue
            span = self._spans[node.key]
            low, high = (rounded(self.values, total) for total in span) if span else (None, None)
            scores = None if low is None or high is None else (low, high)
            yield node.key, Ending(node.ending, span is not None, scores)

    def _guidelines(self, found: Signs) -> Mapping[str, Tested]:
        return {
            slug: Tested(
                kept=_often(slug, found.sometimes_kept, found.always_kept),
                broken=_often(slug, found.sometimes_broken, found.always_broken),
            )
            for slug, guideline in self._script.rulebook.guidelines.items()
            if guideline.scored
        }


def _often(slug: str, sometimes: frozenset[str], always: frozenset[str]) -> Often:
    if slug in always:
        return "always"
    return "sometimes" if slug in sometimes else "never"


def least_total(values: Values, pass_mark: int) -> int:
    """The lowest total whose rounded score reaches the pass mark."""
    totals = range(values.worst, values.best + 1)
    return next(t for t in totals if round(values.score(t) or 0) >= pass_mark)
