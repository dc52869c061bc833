"""Faults of the graph: what can be told from nodes, replies and routes as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.conversation.problems.problem import Found, at
from trainer.conversation.problems.subject import Subject
from trainer.conversation.search import TooTangled
from trainer.guidance.complaints import nearest
from trainer.guidance.conditions import always


def missing_target(subject: Subject) -> Iterator[Found]:
    known = subject.script.nodes
    for way in subject.ways:
        yield from _missing(_start(way.where), "The start leads to", way.start.node, subject)
    for node, reply in subject.replies:
        for target in dict.fromkeys(route.node for route in reply.routes):
            yield from _missing(at(node, reply), "It leads to", target, subject)
    for fact in subject.script.facts:
        for target in fact.revealed_at:
            if target not in known:
                yield from _missing(f"facts.{fact.key}", "It is revealed at", target, subject)


def _missing(where: str, leads: str, target: str, subject: Subject) -> Iterator[Found]:
    if target not in subject.script.nodes:
        known = nearest(target, subject.script.nodes)
        yield Found(where, f"{leads} {target!r}, which is no node: {known}")


def _start(where: str) -> str:
    return "start" if where == "scenario" else where


def no_replies(subject: Subject) -> Iterator[Found]:
    for node in subject.nodes:
        if node.ending is None and not node.replies:
            yield Found(at(node), "It is no ending and has no replies: a talk would be stuck here.")


def no_final_route(subject: Subject) -> Iterator[Found]:
    for node, reply in subject.replies:
        if not reply.routes:
            yield Found(at(node, reply), "It leads nowhere: it has no route.")
        elif reply.routes[-1].when != always:
            yield Found(at(node, reply), "Its last route has a condition, and may not hold.")


def no_final_words(subject: Subject) -> Iterator[Found]:
    for node in subject.nodes:
        if not node.says:
            yield Found(at(node), "The customer says nothing here, not even in brackets.")
        elif node.says[-1].when != always:
            yield Found(at(node), "The last words under 'says' have a condition, and may not hold.")


def no_way_out(subject: Subject) -> Iterator[Found]:
    """Nodes without replies, and routes to nowhere, are told elsewhere: here they count as ends."""
    out = _ways_out(subject)
    for node in subject.nodes:
        if node.key not in out:
            yield Found(at(node), "No ending can be reached from here: only patience ends it.")


def _ways_out(subject: Subject) -> set[str]:
    script = subject.script
    out = {node.key for node in subject.nodes if not node.replies}
    growing = True
    while growing:
        more = {
            key
            for key, targets in subject.leads_to.items()
            if key not in out and any(one in out or one not in script.nodes for one in targets)
        }
        out |= more
        growing = bool(more)
    return out


def too_tangled(subject: Subject) -> Iterator[Found]:
    for way in subject.ways:
        if isinstance(way.refusal, TooTangled):
            yield Found(way.where, f"It is too tangled to be analysed: {way.refusal}")


def unreachable_node(subject: Subject) -> Iterator[Found]:
    aimed_at = frozenset().union(*(subject.leads_to[key] for key in subject.reached))
    for node in subject.nodes:
        if node.key in subject.reached:
            continue
        if node.key in aimed_at:
            yield Found(at(node), "No conversation gets here: no route to it is ever taken.")
        else:
            yield Found(at(node), "No conversation gets here: nothing that is reached leads to it.")


def no_choice(subject: Subject) -> Iterator[Found]:
    for node in subject.nodes:
        if len(node.replies) == 1:
            yield Found(at(node), "There is only one reply, so there is nothing to decide.")


def unused_reaction(subject: Subject) -> Iterator[Found]:
    script = subject.script
    made = {move for _, reply in subject.replies for move in reply.moves}
    for move, change in script.persona.reactions.items():
        if change and move in script.rulebook.moves and move not in made:
            message = f"{script.persona.name} reacts to {move!r}, which no reply makes."
            yield Found(f"persona.reactions.{move}", message)
