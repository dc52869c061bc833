"""Faults of names and conditions: what the rulebook does not know, and what can never hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from trainer.conversation.problems.problem import Found, at
from trainer.conversation.problems.subject import Subject, Way
from trainer.conversation.script import Channel
from trainer.guidance.complaints import nearest
from trainer.guidance.conditions import Condition, always

# What a route or a line may ask about. The other keys are for the rules of the rulebook.
usable = (
    *("anger_at_least", "anger_at_most", "heard_at_least", "heard_at_most"),
    *("channel", "after", "not_after"),
)


@dataclass(frozen=True, slots=True)
class Asking:
    """A condition of the author's, with its place and what a sentence calls it."""

    where: str
    name: str
    when: Condition


def _asking(subject: Subject) -> Iterator[Asking]:
    for node in subject.nodes:
        for number, line in enumerate(node.says, 1):
            yield Asking(at(node), f"The condition of line {number}", line.when)
        for reply in node.replies:
            for number, route in enumerate(reply.routes, 1):
                yield Asking(at(node, reply), f"The condition of route {number}", route.when)


def _given(when: Condition) -> Iterator[str]:
    """The keys of a condition, as a file writes them."""
    return (key for key in when.model_dump() if key not in when.unknown)


def unknown_move(subject: Subject) -> Iterator[Found]:
    rules = subject.script.rulebook
    made = rules.moves.keys() | rules.marks
    for node, reply in subject.replies:
        yield from _strangers(at(node, reply), "move", reply.moves, rules.moves)
    for one in _asking(subject):
        asked = (one.when.after or ()) + (one.when.not_after or ())
        yield from _strangers(one.where, "move", asked, made)
    for way in subject.ways:
        asked = way.start.after + way.start.not_after
        yield from _strangers(_start(way), "move", asked, made)
    for move in subject.script.persona.reactions:
        yield from _strangers(f"persona.reactions.{move}", "move", [move], rules.moves)


def _start(way: Way) -> str:
    return "start" if way.where == "scenario" else way.where


def _strangers(
    where: str, kind: str, names: Collection[str], known: Collection[str]
) -> Iterator[Found]:
    for name in dict.fromkeys(names):
        if name not in known:
            yield Found(where, f"{name!r} is no {kind}: {nearest(name, known)}")


def unknown_behaviour(subject: Subject) -> Iterator[Found]:
    known = subject.script.rulebook.behaviours
    for node in subject.nodes:
        yield from _strangers(at(node), "behaviour", sorted(node.behaviour), known)


def unknown_condition(subject: Subject) -> Iterator[Found]:
    outcomes = subject.script.rulebook.outcomes
    for one in _asking(subject):
        for key in one.when.unknown:
            yield Found(one.where, f"{one.name} has no key {key!r}: {nearest(key, usable)}")
        for key in _given(one.when):
            if key not in usable:
                message = f"{one.name} cannot ask for {key!r}, which is for rules only: "
                yield Found(one.where, message + nearest(key, usable))
    for way in subject.ways:
        yield from _strangers(_start(way), "outcome", way.start.outcome, outcomes)


def is_faulty(when: Condition, channel: Channel) -> bool:
    """Whether a condition has a fault of its own, so that it need not be said to be never met."""
    wrong_keys = when.unknown or any(key not in usable for key in _given(when))
    return bool(wrong_keys) or any(_contradictions(when, channel))


def contradictory_conditions(subject: Subject) -> Iterator[Found]:
    for one in _asking(subject):
        for why in _contradictions(one.when, subject.script.channel):
            yield Found(one.where, f"{one.name} can never hold: {why}")
    for way in subject.ways:
        start = way.start
        for why in (
            *_both("after", start.after, "not_after", start.not_after),
            *_both("noted", start.noted, "not_noted", start.not_noted),
        ):
            yield Found(_start(way), f"The condition of this start can never hold: {why}")


def _contradictions(when: Condition, channel: Channel) -> Iterator[str]:
    yield from _bounds("anger", when.anger_at_least, when.anger_at_most)
    yield from _bounds("heard", when.heard_at_least, when.heard_at_most)
    yield from _both("after", when.after, "not_after", when.not_after)
    if when.channel is not None and channel not in when.channel:
        asked = " or ".join(map(repr, when.channel)) or "none"
        yield f"it asks for the channel {asked}, and this scenario's is {channel!r}."


def _bounds(name: str, least: int | None, most: int | None) -> Iterator[str]:
    if least is not None and most is not None and least > most:
        yield f"{name} cannot be at least {least} and at most {most}."


def _both(
    one: str, wanted: Collection[str] | None, two: str, unwanted: Collection[str] | None
) -> Iterator[str]:
    for name in sorted({*(wanted or ())} & {*(unwanted or ())}):
        yield f"{name!r} stands in both {one!r} and {two!r}."


def dead_route(subject: Subject) -> Iterator[Found]:
    yield from _dead_starts(subject)
    channel = subject.script.channel
    taken = frozenset[tuple[str, str, int]]().union(*(one.taken for one in subject.surveys))
    for node, reply in subject.replies:
        dead = False
        for place, route in enumerate(reply.routes):
            never = subject.is_searched and (node.key, reply.key, place) not in taken
            if dead:
                yield _dead(at(node, reply), place, route.node, "the one before it always holds")
            elif never and node.key in subject.reached and not is_faulty(route.when, channel):
                why = "in no state of this reply is it the first that holds"
                yield _dead(at(node, reply), place, route.node, why)
            dead = dead or route.when == always


def _dead(where: str, place: int, target: str, why: str) -> Found:
    return Found(where, f"Route {place + 1}, to {target!r}, is never taken: {why}.")


def _dead_starts(subject: Subject) -> Iterator[Found]:
    mend = "Name the scenario it follows under 'follows', put the start without a condition last, "
    dead = not subject.script.follows
    for way in subject.ways[:-1]:
        start = way.start
        if dead:
            why = "one before it always holds" if subject.script.follows else "'follows' is empty"
            yield Found(way.where, f"This start is never taken: {why}.", mend + "or take it out.")
        asks = start.after or start.not_after or start.outcome or start.noted or start.not_noted
        dead = dead or not asks
