"""What the states of one search show to the checks: each pass over them is made once, if needed.

States and effects go by their numbers in the search; a target below 0 is an end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from trainer.conversation.analysis import Analyser
from trainer.conversation.script import Node, Reply, Route, Script
from trainer.conversation.search import ANGER_MASK, HEARD, HEARD_MASK, MOVES, SCAR, Effect, Search
from trainer.conversation.step import arrive
from trainer.conversation.sweeps import forward
from trainer.guidance.conditions import Situation


@dataclass(frozen=True, slots=True)
class Arrivals:
    """How states and ends are reached soonest: after how many turns, and by which edge.

    No edge leads to the start: there it is -1.
    """

    turns: dict[int, int]
    edges: dict[int, int]


@dataclass(frozen=True, slots=True)
class Best:
    """Which replies of a node are best together, as bits: in how many states, and in which one."""

    node: Node
    replies: int
    states: int
    example: int


@dataclass(frozen=True)
class Survey:
    """The states reached from one start."""

    analyser: Analyser

    @property
    def found(self) -> Search:
        return self.analyser.searched

    @property
    def script(self) -> Script:
        return self.found.script

    @cached_property
    def reached(self) -> frozenset[str]:
        """The nodes that some conversation gets to, endings among them."""
        ends = (self.found.ends[-number - 1].node for number in self._ends_met)
        return frozenset(self.found.nodes).union(node for node in ends if node)

    @cached_property
    def outcomes(self) -> frozenset[str]:
        """The ways in which some conversation ends, giving up among them."""
        return frozenset(self.found.ends[-number - 1].outcome for number in self._ends_met)

    @cached_property
    def _ends_met(self) -> frozenset[int]:
        return frozenset(target for target in set(self.found.targets) if target < 0)

    @cached_property
    def steps(self) -> frozenset[tuple[str, str]]:
        """Which node comes straight after which in some conversation."""
        found = self.found
        names: list[str | None] = [*found.nodes, *(end.node for end in reversed(found.ends))]
        pairs = {
            (found.nodes[number], names[target])
            for number, edges in forward(found)
            for target in found.targets[edges.start : edges.stop]
        }
        return frozenset((one, two) for one, two in pairs if two)

    @cached_property
    def angers(self) -> Mapping[str, frozenset[int]]:
        """The angers with which each node is reached."""
        found, gave_up = self.found, -len(self.found.ends)
        arriving = {
            effect
            for effect, target in zip(found.edges, found.targets, strict=True)
            if target != gave_up
        }
        met = {key: set[int]() for key in self.script.nodes}
        met[found.start.node].add(found.start.anger)
        for number in arriving:
            effect = found.effects[number]
            met[effect.node].add(effect.settled & ANGER_MASK)
        return {key: frozenset(angers) for key, angers in met.items()}

    @cached_property
    def best(self) -> tuple[Best, ...]:
        """The best replies: for every node each set of them that is best together somewhere."""
        found, highest = self.found, self.analyser.highest
        points = [effect.points for effect in found.effects]
        effects, targets = found.edges, found.targets
        counts: dict[tuple[str, int], int] = {}
        examples: dict[tuple[str, int], int] = {}
        for number, edges in forward(found):
            best, bit, top = 0, 1, highest[number]
            for edge in edges:
                if points[effects[edge]] + highest[targets[edge]] == top:
                    best |= bit
                bit <<= 1
            key = found.nodes[number], best
            counts[key] = counts.get(key, 0) + 1
            examples.setdefault(key, number)
        return tuple(
            Best(self.script.nodes[node], best, count, examples[node, best])
            for (node, best), count in counts.items()
        )

    @cached_property
    def best_somewhere(self) -> frozenset[tuple[str, str]]:
        """Node and reply where the reply is a best one in some state."""
        return frozenset(
            (one.node.key, reply.key)
            for one in self.best
            for number, reply in enumerate(one.node.replies)
            if one.replies >> number & 1
        )

    @cached_property
    def breaks(self) -> Mapping[tuple[str, str], bool]:
        """By node and reply, whether it breaks a guideline in every state it is offered in."""
        found = dict[tuple[str, str], bool]()
        an_edge = dict(zip(self.found.edges, range(len(self.found.edges)), strict=True))
        for effect, edge in an_edge.items():
            _state, node, reply = self._given(edge)
            findings = self.found.effects[effect].judgement.findings
            broken = any(one.verdict == "broken" for one in findings)
            found[node.key, reply.key] = found.get((node.key, reply.key), True) and broken
        return found

    @cached_property
    def broken_whatever(self) -> Mapping[str, int]:
        """By node the state soonest reached in which every reply breaks a guideline."""
        found = self.found
        breaks = [
            any(one.verdict == "broken" for one in effect.judgement.findings)
            for effect in found.effects
        ]
        states = [
            number
            for number, edges in forward(found)
            if all(breaks[effect] for effect in found.edges[edges.start : edges.stop])
        ]
        latest_first = sorted(states, key=lambda number: -self.arrivals.turns[number])
        return {found.nodes[number]: number for number in latest_first}

    @cached_property
    def alike(self) -> frozenset[tuple[str, str, str]]:
        """Node and two of its replies that do the same in every state: findings, anger, target."""
        found, nodes = self.found, self.script.nodes
        looks: dict[object, int] = {}
        alike = [looks.setdefault(_consequence(one), len(looks)) for one in found.effects]
        pairs = {key: set(_pairs(len(nodes[key].replies))) for key in self.reached}
        for number, edges in forward(found):
            left = pairs[found.nodes[number]]
            if not left:
                continue
            does = [(alike[found.edges[edge]], found.targets[edge]) for edge in edges]
            left -= {(one, two) for one, two in left if does[one] != does[two]}
        return frozenset(
            (key, nodes[key].replies[one].key, nodes[key].replies[two].key)
            for key, left in pairs.items()
            for one, two in left
        )

    @cached_property
    def taken(self) -> frozenset[tuple[str, str, int]]:
        """Node, reply and position of every route that is taken in some state."""
        found = self.found
        an_edge = dict(zip(found.edges, range(len(found.edges)), strict=True))
        return frozenset(
            self._route_of(found.effects[effect], edge) for effect, edge in an_edge.items()
        )

    @cached_property
    def _packed(self) -> list[int]:
        """The packed states, by their numbers."""
        packed = [0] * len(self.found.nodes)
        for states in self.found.layers.values():
            for key, number in states.items():
                packed[number] = key
        return packed

    def _route_of(self, effect: Effect, edge: int) -> tuple[str, str, int]:
        found, (number, node, reply) = self.found, self._given(edge)
        packed = self._packed[number]
        now = Situation(
            anger=packed & ANGER_MASK,
            heard=(packed & HEARD_MASK) >> HEARD,
            channel=self.script.channel,
            made=found.relevant.bits.names(packed >> MOVES),
        )
        scarred = packed >> SCAR & ANGER_MASK
        route, _ = arrive(
            self.script, node, reply, now, judgement=effect.judgement, scarred=scarred
        )
        return node.key, reply.key, _place(route, reply)

    def nodes_after(self, move: str) -> frozenset[str]:
        """The nodes at which some conversation stands after this move was made."""
        found = self.found
        makes = [move in effect.judgement.added for effect in found.effects]
        made = bytearray(len(found.nodes))
        for number, edges in forward(found):
            for edge in edges:
                target = found.targets[edge]
                if target >= 0 and (made[number] or makes[found.edges[edge]]):
                    made[target] = 1
        return frozenset(found.nodes[number] for number, was in enumerate(made) if was)

    @cached_property
    def worst_path(self) -> tuple[str, ...]:
        """The reply keys of a worst conversation, one of the shortest."""
        found, lowest = self.found, self.analyser.lowest
        points = [effect.points for effect in found.effects]

        def worst(number: int, edges: range) -> list[int]:
            return [
                edge
                for edge in edges
                if points[found.edges[edge]] + lowest[found.targets[edge]] == lowest[number]
            ]

        known = self._soonest(worst)
        end = min((one for one in known.turns if one < 0), key=known.turns.__getitem__)
        return self.path(known, end)

    @cached_property
    def arrivals(self) -> Arrivals:
        """How each state and each end is reached soonest."""
        return self._soonest(lambda number, edges: edges)

    def arrivals_without(self, move: str) -> Arrivals:
        """How states and ends are reached soonest where this move is never made."""
        kinds = self.found.edges
        makes = [move in effect.judgement.added for effect in self.found.effects]
        return self._soonest(
            lambda number, edges: [edge for edge in edges if not makes[kinds[edge]]]
        )

    def _soonest(self, allowed: Callable[[int, range], Iterable[int]]) -> Arrivals:
        """By those edges of each state, out of all it has, that are allowed."""
        found, start = self.found, self.found.order[0]
        known = Arrivals({start: 0}, {start: -1})
        for number, edges in forward(found):
            if number not in known.turns:
                continue
            turn = known.turns[number] + 1
            for edge in allowed(number, edges):
                target = found.targets[edge]
                if known.turns.get(target, turn + 1) > turn:
                    known.turns[target], known.edges[target] = turn, edge
        return known

    def path(self, arrivals: Arrivals, target: int) -> tuple[str, ...]:
        """The reply keys that lead to a state or an end."""
        keys = list[str]()
        while (edge := arrivals.edges[target]) >= 0:
            target, _, reply = self._given(edge)
            keys.append(reply.key)
        return tuple(reversed(keys))

    def _given(self, edge: int) -> tuple[int, Node, Reply]:
        """The state, the node and the reply of an edge."""
        place = bisect_right(self.found.offsets, edge) - 1
        number = self.found.order[place]
        node = self.script.nodes[self.found.nodes[number]]
        return number, node, node.replies[edge - self.found.offsets[place]]

    def after(self, target: int, arrivals: Arrivals | None = None) -> str:
        """The same as words for a sentence, ready for `play --replies`: `After calm,sorry`."""
        keys = ",".join(self.path(arrivals or self.arrivals, target))
        start = f" from the start at {self.found.start.node!r}" if self._is_one_of_many else ""
        return f"After {keys}{start}" if keys else f"At the very start{start}"

    @property
    def _is_one_of_many(self) -> bool:
        return len(self.script.starts) > 1


def _consequence(effect: Effect) -> object:
    judgement = effect.judgement
    verdicts = tuple((one.guideline, one.verdict, one.points) for one in judgement.findings)
    return verdicts, effect.node, effect.settled


def _pairs(count: int) -> Iterator[tuple[int, int]]:
    return ((one, two) for two in range(count) for one in range(two))


def _place(route: Route, reply: Reply) -> int:
    return next(number for number, one in enumerate(reply.routes) if one is route)
