"""Changing one node of a draft so that the rest of it goes on making sense."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max
from pydantic import ValidationError

from scenarios.exchange.document import LineDocument, NodeDocument, ReplyDocument, RouteDocument
from scenarios.exchange.writing import canonical
from scenarios.models import Fact, Node, Reply, Route, Scenario
from trainer.guidance.conditions import always

Part = TypeVar("Part", LineDocument, RouteDocument)


def lines_of(node: Node) -> list[LineDocument]:
    """What a node says, as lines; none where its row makes no sense."""
    try:
        return list(NodeDocument.model_validate({"says": node.says}).says)
    except ValidationError:
        return []


def says_of(lines: Iterable[LineDocument]) -> Any:
    """Lines as a row keeps them: plain words where there is nothing but words."""
    return canonical(NodeDocument(says=tuple(lines))).get("says", [])


def routes_of(reply: Reply) -> list[RouteDocument]:
    """Where a reply leads; nowhere where its rows make no sense."""
    goto = [
        {"when": route.when, "node": route.target, "anger": route.anger}
        for route in reply.routes.all()
    ]
    try:
        return list(ReplyDocument.model_validate({"key": "it", "text": "", "goto": goto}).goto)
    except ValidationError:
        return []


def apart(parts: Sequence[Part]) -> tuple[list[Part], Part | None]:
    """All but the last, and the last one: if it needs no condition."""
    if parts and parts[-1].when == always:
        return list(parts[:-1]), parts[-1]
    return list(parts), None


@transaction.atomic
def store_routes(reply: Reply, routes: Sequence[RouteDocument]) -> None:
    """Let a reply lead there, and nowhere else."""
    nodes = {node.key: node for node in Node.objects.filter(scenario=reply.node.scenario_id)}
    reply.routes.all().delete()
    Route.objects.bulk_create(
        Route(
            reply=reply,
            position=position,
            when=route.when.model_dump(mode="json"),
            node=nodes.get(route.node),
            missing_node="" if route.node in nodes else route.node,
            anger=route.anger,
        )
        for position, route in enumerate(routes)
    )


def last_position(scenario: Scenario) -> int:
    """The place of a node that comes after all others."""
    last = scenario.nodes.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def name_node(node: Node, *, before: str = "") -> bool:
    """After a node got its key: what called it by the key before, or waited for it, follows.

    Whether the scenario's own row or facts had to change for it.
    """
    waiting = Route.objects.filter(reply__node__scenario=node.scenario_id, missing_node=node.key)
    waiting.update(node=node, missing_node="")
    if not before or before == node.key:
        return False
    in_starts = _rename_in_starts(node.scenario, before, node.key)
    return _rename_in_facts(node.scenario, before, node.key) or in_starts


def _rename_in_starts(scenario: Scenario, before: str, after: str) -> bool:
    starts = scenario.starts
    if isinstance(starts, list):
        new: Any = [
            {**one, "node": after} if isinstance(one, dict) and one.get("node") == before else one
            for one in starts
        ]
    else:
        new = after if starts == before else starts
    if new == starts:
        return False
    scenario.starts = new
    scenario.save(update_fields=["starts"])
    return True


def _rename_in_facts(scenario: Scenario, before: str, after: str) -> bool:
    renamed = [
        fact
        for fact in Fact.objects.filter(scenario=scenario)
        if isinstance(fact.revealed_at, list) and before in fact.revealed_at
    ]
    for fact in renamed:
        fact.revealed_at = [after if key == before else key for key in fact.revealed_at]
    Fact.objects.bulk_update(renamed, ["revealed_at"])
    return bool(renamed)


def leave_name_behind(node: Node) -> None:
    """Before a node is deleted: what leads there goes on naming it, and is told as a problem."""
    Route.objects.filter(node=node).update(missing_node=node.key)


@transaction.atomic
def duplicate(node: Node, key: str) -> Node:
    """A copy of a node with its replies, behind all others. What led back to it leads to itself."""
    copy = Node.objects.create(
        scenario=node.scenario,
        position=last_position(node.scenario),
        key=key,
        ending=node.ending,
        behaviour=node.behaviour,
        says=node.says,
        thinks=node.thinks,
    )
    for reply in node.replies.prefetch_related("routes"):
        routes = list(reply.routes.all())
        reply.pk, reply.node = None, copy
        reply.save(force_insert=True)
        for route in routes:
            route.pk, route.reply = None, reply
            route.node = copy if route.node_id == node.pk else route.node
        Route.objects.bulk_create(routes)
    name_node(copy)
    return copy


def number_replies(node: Node) -> None:
    """Number a node's replies from 0, in the order in which they stand."""
    replies = list(node.replies.all())
    for position, reply in enumerate(replies):
        reply.position = position
    Reply.objects.bulk_update(replies, ["position"])
