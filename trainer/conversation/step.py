"""One step of a conversation: a state and a reply in, findings and the next state out."""

from __future__ import annotations

from typing import NamedTuple

from trainer.conversation.errors import NoSuchNode, NotOffered, NoWayOn, Over
from trainer.conversation.script import Forgives, Fuse, Node, Persona, Reply, Route, Script
from trainer.conversation.state import (
    State,
    angriest,
    calmest,
    heard,
    here,
    outcome,
    scar,
)
from trainer.guidance.conditions import Situation
from trainer.guidance.rulebook import Finding


class Judgement(NamedTuple):
    """How a reply is judged in a situation, wherever it may lead.

    felt: the change of anger as this persona feels it; ruled: what the rules alone gave. added:
    its moves and the marks that rules left. heard: how many hearing moves were new.
    """

    findings: tuple[Finding, ...]
    points: int
    ruled: int
    felt: int
    added: frozenset[str]
    heard: int

    @property
    def critical(self) -> bool:
        """Whether a rule was broken that bars a pass."""
        return any(one.critical and one.verdict == "broken" for one in self.findings)


class Turn(NamedTuple):
    """One reply, how it was judged, and the state it led to.

    persona: what temperament and reactions added to the rules' anger. on_the_way: what the route
    added. The sum is kept within 0-10 and above the scars, see `settle`.
    """

    before: State
    reply: str
    findings: tuple[Finding, ...]
    persona: int
    on_the_way: int
    after: State

    @property
    def points(self) -> int:
        return sum(finding.points for finding in self.findings)


def step(script: Script, state: State, reply_key: str) -> Turn:
    """Judge a reply and move on.

    Raises Over when the conversation has ended, NotOffered when the reply is not offered here,
    NoWayOn and NoSuchNode when the script leads nowhere.
    """
    reply = offered_reply(script, state, reply_key)
    node = here(script, state)
    now = Situation(
        anger=state.anger,
        heard=heard(script, state),
        channel=script.channel,
        made=state.made,
        behaviour=node.behaviour,
        reply=reply.move_set,
    )
    judgement = judge(script, reply, now)
    route, anger = arrive(
        script, node, reply, now, judgement=judgement, scarred=scar(script, state.made)
    )
    after = State(
        node=route.node,
        anger=anger,
        made=state.made | judgement.added,
        turn=state.turn + 1,
    )
    persona = judgement.felt - judgement.ruled
    return Turn(state, reply_key, judgement.findings, persona, route.anger, after)


def offered_reply(script: Script, state: State, key: str) -> Reply:
    """The reply of that key at the state's node. Raises Over, NotOffered."""
    ended = outcome(script, state)
    if ended is not None:
        raise Over(key, ended)
    node = here(script, state)
    reply = node.reply(key)
    if reply is None:
        raise NotOffered(key, node.key, (one.key for one in node.replies))
    return reply


def judge(script: Script, reply: Reply, now: Situation) -> Judgement:
    """What the rules and the persona make of a reply, move by move in the order written."""
    rules = script.rulebook
    findings: list[Finding] = []
    for move in reply.moves:
        findings += rules.findings(move, now)
    ruled = points = 0
    added = reply.move_set
    for finding in findings:
        ruled += finding.anger
        points += finding.points
        if finding.marks:
            added |= {finding.marks}
    felt = temper(script.persona, ruled, reply)
    heard_now = len((added & rules.hearing) - now.made)
    return Judgement(tuple(findings), points, ruled, felt, added, heard_now)


def arrive(
    script: Script,
    node: Node,
    reply: Reply,
    now: Situation,
    *,
    judgement: Judgement,
    scarred: int,
) -> tuple[Route, int]:
    """The route that a judged reply takes, and the anger after it.

    `scarred` is the floor that the scars so far have left. Raises NoWayOn and NoSuchNode.
    """
    floor = max(scarred, scar(script, judgement.added))
    anger = settle(now.anger, judgement.felt, floor)
    arrival = Situation(anger, now.heard + judgement.heard, now.channel, now.made | judgement.added)
    route = _route(script, node, reply, arrival)
    if route.anger:
        anger = settle(now.anger, judgement.felt + route.anger, floor)
    return route, anger


def temper(persona: Persona, ruled: int, reply: Reply) -> int:
    """The change of anger once this persona has felt it: temperament first, then reactions."""
    if ruled > 0:
        felt = fuse(ruled, persona.fuse)
    elif ruled < 0:
        felt = forgive(ruled, persona.forgives)
    else:
        felt = 0
    if not persona.reactions:
        return felt
    return felt + sum([persona.reactions.get(move, 0) for move in reply.moves])


def fuse(rise: int, length: Fuse) -> int:
    """A rise (above 0) as felt: short adds one; long takes one off, but not below 1."""
    if length == "short":
        return rise + 1
    return max(1, rise - 1) if length == "long" else rise


def forgive(fall: int, manner: Forgives) -> int:
    """A fall (below 0) as felt: slowly halves it, toward staying angry; quickly adds one."""
    if manner == "slowly":
        return -(-fall // 2)
    return fall - 1 if manner == "quickly" else fall


def settle(before: int, change: int, floor: int) -> int:
    """The anger after a change, 0-10. A scar's floor stops a fall and never causes a rise."""
    clamped = min(angriest, max(calmest, before + change))
    return max(clamped, min(floor, before))


def _route(script: Script, node: Node, reply: Reply, arrival: Situation) -> Route:
    for route in reply.routes:
        if route.when.holds(arrival):
            if route.node not in script.nodes:
                named_by = f"{reply.key!r} at {node.key!r}"
                raise NoSuchNode(route.node, script.nodes, named_by=named_by)
            return route
    raise NoWayOn(reply.key, node.key)
