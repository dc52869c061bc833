"""Between the rows of a draft and a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet
from pydantic import BaseModel, ValidationError

from scenarios.exchange.document import NodeDocument, PersonaDocument, ScenarioDocument
from scenarios.exchange.errors import FileComplaint, NotAScript
from scenarios.exchange.writing import canonical
from scenarios.models import Fact, Node, Persona, Reply, Route, Scenario
from trainer.guidance.complaints import complaints

Document = TypeVar("Document", bound=BaseModel)
Row = TypeVar("Row", bound=Model)

persona_columns = ("name", "about", "looks", "voice", "fuse", "forgives", "reactions", "gives_up")
scenario_columns = (
    *("title", "lang", "summary", "channel", "twin", "follows", "anger", "patience"),
    *("pass_mark", "briefing", "may_offer", "objectives", "content_note"),
)
reply_columns = ("key", "text", "moves", "as_said", "note")
fact_columns = ("key", "label", "any_of", "wrong", "revealed_at")


def persona_document(persona: Persona) -> PersonaDocument:
    """The persona of a row. Raises NotAScript when the row makes no sense."""
    data = {"persona": persona.slug, **_columns(persona, persona_columns)}
    return _validated(PersonaDocument, data, persona.slug)


def scenario_document(scenario: Scenario) -> ScenarioDocument:
    """The scenario of a row and all that belongs to it, in four statements.

    Raises NotAScript when a row makes no sense.
    """
    persona = scenario.persona
    data = {
        "scenario": scenario.slug,
        "persona": canonical(persona_document(persona))
        if scenario.writes_persona_out
        else persona.slug,
        **_columns(scenario, scenario_columns),
        "facts": [_columns(fact, fact_columns) for fact in scenario.facts.all()],
        "start": scenario.starts,
        "nodes": dict(_nodes(scenario)),
    }
    return _validated(ScenarioDocument, data, scenario.slug)


def _nodes(scenario: Scenario) -> Iterator[tuple[str, dict[str, Any]]]:
    nodes = scenario.nodes.prefetch_related("replies__routes__node")
    for node in nodes:
        yield (
            node.key,
            {
                **_columns(node, ("behaviour", "says", "thinks")),
                "ending": node.ending or None,
                "replies": [
                    {**_columns(reply, reply_columns), "goto": [*map(_route, reply.routes.all())]}
                    for reply in node.replies.all()
                ],
            },
        )


def _route(route: Route) -> dict[str, Any]:
    return {"when": route.when, "node": route.target, "anger": route.anger}


def _columns(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _validated(model: type[Document], data: Any, name: str) -> Document:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        found = (FileComplaint(None, one.where, one.sentence) for one in complaints(error, model))
        raise NotAScript(name, found) from error


def store_persona(document: PersonaDocument) -> Persona:
    """Make or change the row of a persona."""
    data = document.model_dump(mode="json")
    values = {name: data[name] for name in persona_columns}
    persona, _ = Persona.objects.update_or_create(slug=document.persona, defaults=values)
    return persona


@transaction.atomic
def store_scenario(document: ScenarioDocument) -> Scenario:
    """Make or change the rows of a scenario; its persona must be there, or be in the document."""
    if isinstance(document.persona, PersonaDocument):
        persona = store_persona(document.persona)
    else:
        persona = Persona.objects.get(slug=document.persona)
    data = document.model_dump(mode="json")
    values = {name: data[name] for name in scenario_columns} | {
        "persona": persona,
        "writes_persona_out": isinstance(document.persona, PersonaDocument),
        "starts": canonical(document)["start"],
    }
    scenario, _ = Scenario.objects.update_or_create(slug=document.scenario, defaults=values)
    _replace_parts(scenario, document)
    return scenario


def _replace_parts(scenario: Scenario, document: ScenarioDocument) -> None:
    facts = (
        Fact(scenario=scenario, position=position, **fact.model_dump(mode="json"))
        for position, fact in enumerate(document.facts)
    )
    _replace(scenario.facts.all(), facts, ("key",))
    nodes = (
        _node_row(scenario, position, key, node)
        for position, (key, node) in enumerate(document.nodes.items())
    )
    by_key = {node.key: node for node in _replace(scenario.nodes.all(), nodes, ("key",))}
    replies = (
        Reply(node=by_key[key], position=position, **_dumped(reply, reply_columns))
        for key, node in document.nodes.items()
        for position, reply in enumerate(node.replies)
    )
    said = _replace(Reply.objects.filter(node__scenario=scenario), replies, ("node_id", "key"))
    routes = _route_rows(document, said, by_key)
    there = Route.objects.filter(reply__node__scenario=scenario)
    _replace(there, routes, ("reply_id", "position"))


def _replace(there: QuerySet[Row], rows: Iterable[Row], same: tuple[str, ...]) -> list[Row]:
    """Put these rows in the place of those; where one is the same by name, it is changed.

    So it keeps its primary key, by which a page that somebody has open finds it again.
    """
    before = {tuple(names): pk for pk, *names in there.values_list("pk", *same)}
    after = list(rows)
    for row in after:
        row.pk = before.pop(tuple(getattr(row, name) for name in same), None)
    there.exclude(pk__in=[row.pk for row in after if row.pk]).delete()
    columns = [field.name for field in there.model._meta.concrete_fields if not field.primary_key]
    return there.model._default_manager.bulk_create(
        after, update_conflicts=True, unique_fields=["pk"], update_fields=columns
    )


def _node_row(scenario: Scenario, position: int, key: str, node: NodeDocument) -> Node:
    says = canonical(node).get("says", [])
    return Node(
        scenario=scenario,
        position=position,
        key=key,
        ending=node.ending or "",
        says=says,
        **_dumped(node, ("behaviour", "thinks")),
    )


def _route_rows(
    document: ScenarioDocument, replies: list[Reply], nodes: Mapping[str, Node]
) -> Iterator[Route]:
    written = (reply for node in document.nodes.values() for reply in node.replies)
    for row, reply in zip(replies, written, strict=True):
        for position, route in enumerate(reply.goto):
            target = nodes.get(route.node)
            yield Route(
                reply=row,
                position=position,
                when=route.when.model_dump(mode="json"),
                node=target,
                missing_node="" if target else route.node,
                anger=route.anger,
            )


def _dumped(document: BaseModel, names: tuple[str, ...]) -> dict[str, Any]:
    return document.model_dump(mode="json", include=set(names))
