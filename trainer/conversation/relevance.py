"""What can still matter from a node on: it decides how much of a state must be told apart.

Two states at a node that agree in all that anything later can ask about, or earn from, have the
same future. So a search need not tell them apart, and a script of many moves stays small.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from trainer.conversation.script import Node, Reply, Script
from trainer.guidance.conditions import Condition
from trainer.guidance.rulebook import Rule, Verdict


@dataclass(frozen=True, slots=True)
class Asked:
    """What conditions and points read of a state.

    moves: which moves made before, as bits. heard: up to how many hearing moves a difference is
    made; more are as good as that. angers: the angers at which something changes, as bits.
    """

    moves: int = 0
    heard: int = 0
    angers: int = 0

    def __or__(self, other: Asked) -> Asked:
        return Asked(
            self.moves | other.moves, max(self.heard, other.heard), self.angers | other.angers
        )


nothing = Asked()


@dataclass(frozen=True)
class Bits:
    """A bit for every move and mark that may be asked about.

    By the order of their names, so that a packed state means the same in every process and for
    every database: stored values are found again by it.
    """

    by_name: Mapping[str, int]

    def of(self, names: Iterable[str]) -> int:
        return reduce(or_, (self.by_name[name] for name in names), 0)

    def of_known(self, names: Iterable[str]) -> int:
        """The bits of those names that anything asks about."""
        return reduce(or_, (self.by_name.get(name, 0) for name in names), 0)

    def names(self, bits: int) -> frozenset[str]:
        return frozenset(name for name, bit in self.by_name.items() if bit & bits)


def _bits(script: Script) -> Bits:
    """For all that the replies do, and all that their routes and the rules on them mention."""
    replies = [reply for node in script.nodes.values() for reply in node.replies]
    moves = {move for reply in replies for move in reply.moves}
    rules = [rule for one in script.rulebook.guideline for rule in one.rule]
    asked = [rule.when for rule in rules if not moves.isdisjoint(rule.moves)]
    asked += [route.when for reply in replies for route in reply.routes]
    named = {name for when in asked for name in (*(when.after or ()), *(when.not_after or ()))}
    return Bits({name: 1 << at for at, name in enumerate(sorted(moves | named))})


@dataclass(frozen=True)
class Relevance:
    """For the nodes of a script: what their replies ask, what is asked from them on, how long.

    by_rules: what decides how a reply is judged; by_reply: that, and where it leads. longest: the
    most turns a conversation can still take from a node; None where it can go round in a loop, so
    that only patience ends it.
    """

    bits: Bits
    by_rules: Mapping[tuple[str, str], Asked]
    by_reply: Mapping[tuple[str, str], Asked]
    from_node: Mapping[str, Asked]
    longest: Mapping[str, int | None]
    leads_to: Mapping[str, frozenset[str]]


def relevance(script: Script) -> Relevance:
    """Work it out for every node of the script, reached or not."""
    bits = _bits(script)
    pairs = [(node, reply) for node in script.nodes.values() for reply in node.replies]
    by_rules = {
        (node.key, reply.key): _asked_by_rules(script, node, reply, bits) for node, reply in pairs
    }
    by_reply = {
        (node.key, reply.key): reduce(
            or_, (_read(one.when, bits) for one in reply.routes), by_rules[node.key, reply.key]
        )
        for node, reply in pairs
    }
    leads_to = {key: _targets(script, key) for key in script.nodes}
    own = {
        key: reduce(or_, (by_reply[key, reply.key] for reply in node.replies), nothing)
        for key, node in script.nodes.items()
    }
    onwards, longest = _onwards(own, leads_to), _longest(leads_to)
    return Relevance(bits, by_rules, by_reply, onwards, longest, leads_to)


def _targets(script: Script, key: str) -> frozenset[str]:
    routes = (route.node for reply in script.nodes[key].replies for route in reply.routes)
    return frozenset(node for node in routes if node in script.nodes)


def _asked_by_rules(script: Script, node: Node, reply: Reply, bits: Bits) -> Asked:
    rules = script.rulebook
    found = Asked(bits.of(reply.move_set & rules.hearing))
    for move in reply.moves:
        for said in rules.may_speak(move, node.behaviour, script.channel, reply.move_set):
            speaking = _telling([one.rule for one in said])
            found = reduce(or_, (_read(rule.when, bits, move) for rule in speaking), found)
            if said[0].guideline.weight and any(rule.verdict == "kept" for rule in speaking):
                found |= Asked(bits.of([move]))
    return found


def _telling(speaking: list[Rule]) -> list[Rule]:
    """Those rules of a guideline whose conditions make a difference.

    A rule just before the last one, with the same effect as that, makes none.
    """
    last = _effect(speaking[-1]) if speaking[-1].when.is_settled else no_effect
    while speaking and not speaking[-1].when.is_settled and _effect(speaking[-1]) == last:
        speaking.pop()
    while len(speaking) > 1 and _effect(speaking[-2]) == _effect(speaking[-1]) == last:
        speaking.pop(-2)
    return speaking


no_effect = (None, 0, False, None)


def _effect(rule: Rule) -> tuple[Verdict | None, int, bool, str | None]:
    return rule.verdict, rule.anger, rule.critical, rule.marks


def _read(when: Condition, bits: Bits, move: str = "") -> Asked:
    again = (move,) if move and when.again is not None else ()
    return Asked(
        bits.of((when.after or ()) + (when.not_after or ()) + again),
        max(when.heard_at_least or 0, 0 if when.heard_at_most is None else when.heard_at_most + 1),
        _thresholds(when.anger_at_least) | _thresholds(when.anger_at_most, above=1),
    )


def _thresholds(bound: int | None, *, above: int = 0) -> int:
    return 0 if bound is None else 1 << (bound + above)


def _onwards(
    own: Mapping[str, Asked], leads_to: Mapping[str, frozenset[str]]
) -> Mapping[str, Asked]:
    """What is asked at a node or anywhere after it: grown until nothing more is found."""
    found = dict(own)
    growing = True
    while growing:
        growing = False
        for key in reversed(found):
            more = reduce(or_, (found[target] for target in leads_to[key]), found[key])
            if more != found[key]:
                found[key], growing = more, True
    return found


def _longest(leads_to: Mapping[str, frozenset[str]]) -> Mapping[str, int | None]:
    """By turns, from the ends backwards; what is never reached that way can run in a loop."""
    found: dict[str, int | None] = dict.fromkeys(leads_to)
    left = {key: len(targets) for key, targets in leads_to.items()}
    arrivals: dict[str, list[str]] = {key: [] for key in leads_to}
    for key, targets in leads_to.items():
        for target in targets:
            arrivals[target].append(key)
    known = [key for key, count in left.items() if not count]
    for key in known:
        found[key] = 1 + max((found[target] or 0 for target in leads_to[key]), default=-1)
        for before in arrivals[key]:
            left[before] -= 1
            if not left[before]:
                known.append(before)
    return found
