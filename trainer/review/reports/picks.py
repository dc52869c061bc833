"""How often each reply is picked, and what picking it says about the run. Pure.

A run is a list of choices: at which node, which reply, and what it cost. The figures are those of
classical test theory: difficulty is the share that solved an item, discrimination the correlation
of picking a reply with the score of the rest of the run (the item-rest correlation).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import correlation

from trainer.conversation.script import Node, Reply, Script
from trainer.practice.debrief import solves_below
from trainer.practice.progress import enough_for_percent

enough_to_discriminate = 30  # visits: with fewer, a correlation is mostly luck
enough_to_show = 5  # of a cell, to readers who may not see the runs themselves


@dataclass(frozen=True, slots=True)
class Choice:
    """One turn of a run. loss: what the reply cost. rest: what all other turns of the run cost."""

    node: str
    reply: str
    loss: float
    rest: float


@dataclass(frozen=True, slots=True)
class Pick:
    """One reply at a node. discrimination: -1 to 1; None where there is too little to say.

    A positive one says that those pick it who do well elsewhere.
    """

    reply: Reply
    picked: int
    visits: int
    discrimination: float | None
    hides_small: bool = False

    @property
    def hidden(self) -> bool:
        """Whether so few picked it, or so few did not, that people could be told apart."""
        few = range(1, enough_to_show)
        return self.hides_small and (self.picked in few or self.visits - self.picked in few)

    @property
    def percent(self) -> int | None:
        if self.hidden or self.visits < enough_for_percent:
            return None
        return round(100 * self.picked / self.visits)

    @property
    def shunned(self) -> bool:
        """Nobody picked it, and enough came by to say so."""
        return self.percent is not None and not self.picked


@dataclass(frozen=True, slots=True)
class Item:
    """A node that was visited. solved: visits at which a reply was picked that cost little."""

    node: Node
    visits: int
    solved: int
    picks: tuple[Pick, ...]

    @property
    def difficulty(self) -> int | None:
        """Solved, in percent of the visits: the lower, the harder."""
        if self.visits < enough_for_percent or any(pick.hidden for pick in self.picks):
            return None
        return round(100 * self.solved / self.visits)


def choices_of(places: Sequence[tuple[str, str]], losses: Sequence[float]) -> list[Choice]:
    """The choices of one run, out of its nodes and replies and of what each turn cost."""
    lost = sum(losses)
    return [
        Choice(node, reply, loss, lost - loss)
        for (node, reply), loss in zip(places, losses, strict=True)
    ]


def items_of(
    script: Script, choices: Iterable[Choice], *, hides_small: bool = False
) -> tuple[Item, ...]:
    """The nodes that runs came to, in the order of the script, with all their replies."""
    at: Mapping[str, list[Choice]] = defaultdict(list)
    for choice in choices:
        at[choice.node].append(choice)
    return tuple(
        _item(node, at[node.key], hides_small=hides_small)
        for node in script.nodes.values()
        if node.key in at
    )


def _item(node: Node, visits: list[Choice], *, hides_small: bool) -> Item:
    return Item(
        node,
        len(visits),
        sum(visit.loss < solves_below for visit in visits),
        tuple(_pick(reply, visits, hides_small=hides_small) for reply in node.replies),
    )


def _pick(reply: Reply, visits: list[Choice], *, hides_small: bool) -> Pick:
    picked = sum(visit.reply == reply.key for visit in visits)
    return Pick(reply, picked, len(visits), _discrimination(reply.key, visits), hides_small)


def _discrimination(key: str, visits: list[Choice]) -> float | None:
    """The correlation of picking the reply with how little the rest of the run cost."""
    picks = [float(visit.reply == key) for visit in visits]
    rests = [-visit.rest for visit in visits]
    if len(visits) < enough_to_discriminate or len({*picks}) < 2 or len({*rests}) < 2:
        return None
    return correlation(picks, rests)
