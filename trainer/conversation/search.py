"""Every state a conversation can reach, and the best and the worst that can still come of each.

Exact, by dynamic programming: states are met in an order in which none comes before those that
lead to it, so one pass forward finds them and one pass backward values them. States that agree in
all that can still matter (see `relevance`) are one state.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from trainer.conversation.errors import ConversationError
from trainer.conversation.relevance import Relevance, relevance
from trainer.conversation.script import Node, Reply, Script
from trainer.conversation.state import State, angriest, gave_up, heard, scar
from trainer.conversation.step import Judgement, arrive, judge
from trainer.guidance.conditions import Situation

most_states = 200_000

# A state at a node is packed into one small number: anger, scar, heard, moves that still matter.
SCAR, HEARD, MOVES = 4, 8, 11
ANGER_MASK, HEARD_MASK = 15, 7 << HEARD
ANGER_AND_SCAR = (1 << HEARD) - 1

SAFE = -1  # stands for the turn in states in which patience can no longer run out


class TooTangled(ConversationError):
    """A script with more states than may be searched; names the nodes that make it so."""

    def __init__(self, limit: int, nodes: list[str]) -> None:
        self.nodes = nodes
        super().__init__(
            f"more than {limit:,} states can be reached; most of them at {', '.join(nodes)}. "
            "Let branches rejoin, ask for fewer moves in conditions, or shorten the patience."
        )


class Stuck(ConversationError):
    """A node that can be reached, is no ending, and has no replies."""

    def __init__(self, node: str) -> None:
        self.node = node
        super().__init__(f"the conversation can get stuck at {node!r}: it has no replies.")


Alike = tuple[tuple[str, ...], frozenset[str]]  # moves of a reply, behaviour at its node


class Effect(NamedTuple):
    """What a reply does in all states that look the same to it, ready for packed states.

    end: the target when the conversation ends there, else 0. settled: the anger and the scar after
    it, packed. added: its moves, packed; asked, heard_asked: what still matters where it leads.
    """

    number: int
    judgement: Judgement
    points: int
    critical: bool
    node: str
    end: int
    settled: int
    heard_gain: int
    heard_asked: int
    added: int
    asked: int


@dataclass
class Search:
    """The states reached from a start, what each reply does there, and where that leads.

    nodes: the node of each state, by its number. order: the numbers, predecessors first; offsets:
    beside it, where a state's edges begin. An edge stands for one reply: its effect, and its
    target, a state's number or, below 0, an end (-1 is the first of `ends`).
    """

    script: Script
    start: State
    relevant: Relevance
    limit: int
    nodes: list[str] = field(default_factory=list)
    order: array[int] = field(default_factory=lambda: array("i"))
    offsets: array[int] = field(default_factory=lambda: array("i"))
    edges: array[int] = field(default_factory=lambda: array("i"))
    targets: array[int] = field(default_factory=lambda: array("i"))
    effects: list[Effect] = field(default_factory=list)
    ends: list[End] = field(default_factory=list)
    end_at: dict[str, int] = field(default_factory=dict)
    layers: dict[tuple[str, int], dict[int, int]] = field(default_factory=dict)
    lenses: dict[str, list[_Lens]] = field(default_factory=dict)
    judgements: dict[Alike, dict[int, Judgement]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class End:
    """A way to end: an ending's node, or the customer giving up (at no node in particular)."""

    node: str | None
    outcome: str
    points: int


def search(script: Script, start: State, *, limit: int = most_states) -> Search:
    """Find every state that can be reached from a start that is not an end.

    Raises TooTangled, Stuck, NoWayOn and NoSuchNode.
    """
    found = Search(script, start, relevance(script), limit)
    found.ends.extend(_ends(script))
    found.end_at.update({end.node: -number for number, end in enumerate(found.ends, 1) if end.node})
    node, layer, packed = pack(script, found.relevant, start)
    found.layers[node, layer] = {packed: _new_number(found, node)}
    turn = start.turn
    while waiting := [node for (node, when), met in found.layers.items() if met and when == turn]:
        for node in waiting:
            _expand(found, node, turn, turn + 1)
        turn += 1
    for node in sorted(script.nodes, key=lambda key: -(found.relevant.longest[key] or 0)):
        if found.layers.get((node, SAFE)):
            _expand(found, node, SAFE, SAFE)
    return found


def _ends(script: Script) -> Iterator[End]:
    points = {outcome: one.points for outcome, one in script.rulebook.outcomes.items()}
    for node in script.nodes.values():
        if node.ending is not None:
            yield End(node.key, node.ending, points[node.ending])
    yield End(None, gave_up, points[gave_up])


def pack(script: Script, relevant: Relevance, state: State) -> tuple[str, int, int]:
    """A state as node, layer and a number that holds all of it that can still matter there."""
    asked = relevant.from_node[state.node]
    moves = relevant.bits.of_known(state.made) & asked.moves
    hearing = min(asked.heard, heard(script, state)) << HEARD
    packed = state.anger | scar(script, state.made) << SCAR | hearing | moves << MOVES
    return state.node, layer_of(script, relevant, state.node, state.turn), packed


def layer_of(script: Script, relevant: Relevance, node: str, turn: int) -> int:
    """The turn, where it still matters: where patience may run out before an end is reached."""
    longest = relevant.longest[node]
    if turn == SAFE or (longest is not None and turn + longest <= script.patience):
        return SAFE
    return turn


def _states_at(found: Search, node: str, turn: int) -> dict[int, int]:
    """The numbers of the states met at a node, by what is packed of them."""
    layer = layer_of(found.script, found.relevant, node, turn)
    return found.layers.setdefault((node, layer), {})


def _new_number(found: Search, node: str) -> int:
    number = len(found.nodes)
    if number >= found.limit:
        counted = Counter(found.nodes).most_common(5)
        raise TooTangled(found.limit, [name for name, _ in counted])
    found.nodes.append(node)
    return number


def _expand(found: Search, node_key: str, layer: int, next_turn: int) -> None:
    """Follow every reply of every state at a node. The inner loop of it all, so kept flat."""
    node = found.script.nodes[node_key]
    if not node.replies:
        raise Stuck(node_key)
    if node_key not in found.lenses:
        found.lenses[node_key] = [_Lens(found, node, reply) for reply in node.replies]
    lenses = found.lenses[node_key]
    targets_at = {
        key: _states_at(found, key, next_turn)
        for key in found.relevant.leads_to[node_key]
        if key not in found.end_at
    }
    given_up = -len(found.ends) if next_turn >= found.script.patience else 0
    for key, number in found.layers[node_key, layer].items():
        found.order.append(number)
        found.offsets.append(len(found.edges))
        for lens in lenses:
            effect = lens.seen.get(key & lens.reads) or lens.look(key)
            found.edges.append(effect.number)
            if effect.end or given_up:
                found.targets.append(effect.end or given_up)
                continue
            packed = effect.settled | (key | effect.added) & effect.asked
            if effect.heard_asked:
                hearing = ((key & HEARD_MASK) >> HEARD) + effect.heard_gain
                packed |= min(effect.heard_asked, hearing) << HEARD
            known = targets_at[effect.node]
            if packed not in known:
                known[packed] = _new_number(found, effect.node)
            found.targets.append(known[packed])


class _Lens:
    """One reply seen through what it reads: states that look the same to it share an effect.

    How it is judged depends on less than where it leads, and replies that make the same moves to
    the same behaviour are judged alike, so judgements are kept apart and shared.
    """

    def __init__(self, found: Search, node: Node, reply: Reply) -> None:
        self.found, self.node, self.reply = found, node, reply
        asked = found.relevant.by_reply[node.key, reply.key]
        self.reads = ANGER_AND_SCAR | (HEARD_MASK if asked.heard else 0) | asked.moves << MOVES
        by_rules = found.relevant.by_rules[node.key, reply.key]
        self.judged_by = (HEARD_MASK if by_rules.heard else 0) | by_rules.moves << MOVES
        self.anger_bands = _bands(by_rules.angers)
        self.judgements = found.judgements.setdefault((reply.moves, node.behaviour), {})
        self.seen: dict[int, Effect] = {}

    def look(self, key: int) -> Effect:
        """The effect that the reply has in a packed state, worked out for all that look alike."""
        view = key & self.reads
        effect = self.seen[view] = self._work_out(view)
        self.found.effects.append(effect)
        return effect

    def _judged(self, view: int) -> Judgement:
        looks = view & self.judged_by | self.anger_bands[view & ANGER_MASK]
        judgement = self.judgements.get(looks)
        if judgement is None:
            judgement = judge(self.found.script, self.reply, self._situation(view))
            self.judgements[looks] = judgement
        return judgement

    def _situation(self, view: int) -> Situation:
        return Situation(
            anger=view & ANGER_MASK,
            heard=(view & HEARD_MASK) >> HEARD,
            channel=self.found.script.channel,
            made=self.found.relevant.bits.names(view >> MOVES),
            behaviour=self.node.behaviour,
            reply=self.reply.move_set,
        )

    def _work_out(self, view: int) -> Effect:
        found, script = self.found, self.found.script
        judgement = self._judged(view)
        scarred = view >> SCAR & ANGER_MASK
        now = self._situation(view)
        route, anger = arrive(
            script, self.node, self.reply, now, judgement=judgement, scarred=scarred
        )
        asked = found.relevant.from_node[route.node]
        return Effect(
            number=len(found.effects),
            judgement=judgement,
            points=judgement.points,
            critical=judgement.critical,
            node=route.node,
            end=found.end_at.get(route.node, 0),
            settled=anger | max(scarred, scar(script, judgement.added)) << SCAR,
            heard_gain=judgement.heard,
            heard_asked=asked.heard,
            added=found.relevant.bits.of_known(judgement.added) << MOVES,
            asked=asked.moves << MOVES,
        )


def _bands(angers: int) -> list[int]:
    """For each anger the number of thresholds passed: between two of them nothing changes."""
    return [(angers & ((1 << anger + 1) - 1)).bit_count() for anger in range(angriest + 1)]
