"""What is still reachable: the best and the worst total to come, for every state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from trainer.conversation.errors import ConversationError
from trainer.conversation.replay import Conversation
from trainer.conversation.script import Script
from trainer.conversation.search import Search, most_states, search
from trainer.conversation.state import State, outcome
from trainer.conversation.sweeps import backward


class NotReached(ConversationError):
    """A state was asked for that no conversation from this start can reach."""

    def __init__(self, state: State) -> None:
        super().__init__(f"{state.node!r} cannot be reached like that from this start.")


@dataclass(frozen=True)
class Values:
    """The best and the worst points still to come from each state, endings included.

    best, worst: of the whole conversation, from the start. Points are whole numbers.
    """

    searched: Search
    start: State
    highest: list[int]
    lowest: list[int]

    @property
    def best(self) -> int:
        return self.of(self.start)

    @property
    def worst(self) -> int:
        return self.lowest[self._number(self.start)]

    def of(self, state: State) -> int:
        """The value of a state: the best total of points still to come. Raises NotReached."""
        script = self.searched.script
        ended = outcome(script, state)
        if ended is not None:
            return script.rulebook.outcomes[ended].points
        return self.highest[self._number(state)]

    def score(self, total: int) -> float | None:
        """A total on the scale of this start, 0 to 100, unrounded; None where best is worst."""
        if self.best == self.worst:
            return None
        return 100 * (total - self.worst) / (self.best - self.worst)

    def losses(self, conversation: Conversation) -> list[float]:
        """How much of the best reachable outcome each turn gave away, on the scale of the score."""
        if self.best == self.worst:
            return [0.0] * len(conversation.turns)
        span = self.best - self.worst
        return [
            100 * (self.of(turn.before) - turn.points - self.of(turn.after)) / span
            for turn in conversation.turns
        ]

    def _number(self, state: State) -> int:
        number = self.searched.number(state)
        if number is None:
            raise NotReached(state)
        return number


def values_of(script: Script, start: State, *, limit: int = most_states) -> Values:
    """The value of every state that can be reached from a start.

    Raises what `search` raises; the start must not be an end.
    """
    found = search(script, start, limit=limit)
    return Values(found, start, _extremes(found, max), _extremes(found, min))


def _extremes(found: Search, choose: Callable[[Iterable[int]], int]) -> list[int]:
    """By states, from the ends backwards. Ends stand at the list's end, so that -1 is the first."""
    points = [effect.points for effect in found.effects]
    value = [0] * len(found.nodes) + [end.points for end in reversed(found.ends)]
    effects, targets = found.edges, found.targets
    for number, edges in backward(found):
        value[number] = choose(points[effects[edge]] + value[targets[edge]] for edge in edges)
    return value
