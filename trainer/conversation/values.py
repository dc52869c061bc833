"""What is still reachable: the best total to come, for every state of a start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import add
from typing import Any

from trainer.conversation.errors import ConversationError
from trainer.conversation.relevance import Relevance, relevance
from trainer.conversation.replay import Conversation
from trainer.conversation.script import Script
from trainer.conversation.search import Search, most_states, pack, search
from trainer.conversation.state import State, outcome
from trainer.conversation.sweeps import backward

# By node and layer, and there by packed state: the best total still to come.
Table = Mapping[str, Mapping[int, int]]


class NotReached(ConversationError):
    """A state was asked for that no conversation from this start can reach."""

    def __init__(self, state: State) -> None:
        super().__init__(f"{state.node!r} cannot be reached like that from this start.")


@dataclass(frozen=True)
class Values:
    """The values of the states that can be reached from a start.

    best, worst: totals of the best and the worst conversation, endings included, in points.
    """

    script: Script
    relevant: Relevance
    best: int
    worst: int
    table: Table

    def of(self, state: State) -> int:
        """The best total of points still to come. Raises NotReached."""
        ended = outcome(self.script, state)
        if ended is not None:
            return self.script.rulebook.outcomes[ended].points
        node, layer, packed = pack(self.script, self.relevant, state)
        value = self.table.get(f"{node}@{layer}", {}).get(packed)
        if value is None:
            raise NotReached(state)
        return value

    def score(self, total: int) -> float | None:
        """A total on the scale of this start, 0 to 100, unrounded; None where best is worst."""
        if self.best == self.worst:
            return None
        return 100 * (total - self.worst) / (self.best - self.worst)

    def loss(self, before: State, points: int, after: State) -> float:
        """How much of the best reachable outcome a turn gave away, on the scale of the score."""
        if self.best == self.worst:
            return 0.0
        return 100 * (self.of(before) - points - self.of(after)) / (self.best - self.worst)

    def losses(self, conversation: Conversation) -> list[float]:
        """The loss of each turn. Together they are what the score lacks of 100."""
        return [self.loss(turn.before, turn.points, turn.after) for turn in conversation.turns]

    def as_data(self) -> dict[str, Any]:
        """The values as plain data; `stored_values` reads them back for the same script."""
        table = {place: [[*map(str, at)], [*at.values()]] for place, at in self.table.items()}
        return {"best": self.best, "worst": self.worst, "table": table}


def stored_values(script: Script, data: Mapping[str, Any]) -> Values:
    """Values out of plain data, without a search."""
    table = {
        place: dict(zip(map(int, states), values, strict=True))
        for place, (states, values) in data["table"].items()
    }
    return Values(script, relevance(script), data["best"], data["worst"], table)


def values_of(script: Script, start: State, *, limit: int = most_states) -> Values:
    """The value of every state that can be reached from a start.

    Raises what `search` raises; the start must not be an end.
    """
    found = search(script, start, limit=limit)
    return make_values(found, *extremes(found))


def make_values(found: Search, highest: list[int], lowest: list[int]) -> Values:
    """The values out of a search and its best and worst totals to come."""
    table = {
        f"{node}@{layer}": {packed: highest[number] for packed, number in states.items()}
        for (node, layer), states in found.layers.items()
        if states
    }
    start = found.order[0]
    return Values(found.script, found.relevant, highest[start], lowest[start], table)


def extremes(found: Search) -> tuple[list[int], list[int]]:
    """The best and the worst total to come, by state, from the ends backwards."""
    points = [effect.points for effect in found.effects]
    gains = [points[effect] for effect in found.edges]
    ends = [end.points for end in reversed(found.ends)]
    highest, lowest = [0] * len(found.nodes) + ends, [0] * len(found.nodes) + ends
    high, low = highest.__getitem__, lowest.__getitem__
    for number, edges in backward(found):
        here = slice(edges.start, edges.stop)
        gain, target = gains[here], found.targets[here]
        highest[number] = max(map(add, gain, map(high, target)))
        lowest[number] = min(map(add, gain, map(low, target)))
    return highest, lowest
