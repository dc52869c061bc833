"""A copy of a scenario under another name, row by row: also of one that is not finished."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.db import models, transaction

from scenarios.models import Fact, Reply, Route, Scenario

Row = TypeVar("Row", bound=models.Model)
Owners = Mapping[str, Mapping[int, models.Model]]  # by column, the copies by the first ones' keys


@transaction.atomic
def duplicate(scenario: Scenario, *, slug: str, title: str) -> Scenario:
    """A new draft with the same content. Editions, archive and library stay with the first."""
    copy = _copy(scenario, slug=slug, title=title, library_hash="", archived_at=None)
    copy.save(force_insert=True)
    Fact.objects.bulk_create(_copy(one, scenario=copy) for one in scenario.facts.all())
    nodes = _copies(scenario.nodes.all(), {"scenario": {scenario.pk: copy}})
    replies = _copies(Reply.objects.filter(node__scenario=scenario), {"node": nodes})
    routes = Route.objects.filter(reply__node__scenario=scenario)
    _copies(routes, {"reply": replies, "node": nodes})
    return copy


def _copies(rows: Iterable[Row], owners: Owners) -> dict[int, Row]:
    """Copies of rows by the keys of these, each with the copies of those it belongs to."""
    originals = list(rows)
    made = [
        _copy(row, **{name: at.get(getattr(row, f"{name}_id")) for name, at in owners.items()})
        for row in originals
    ]
    if made:
        type(made[0])._default_manager.bulk_create(made)
    return {row.pk: copy for row, copy in zip(originals, made, strict=True)}


def _copy(row: Row, **changed: object) -> Row:
    """A row like this one that is not stored yet."""
    columns = (field for field in row._meta.concrete_fields if not field.primary_key)
    copy = type(row)(**{field.attname: field.value_from_object(row) for field in columns})
    for name, value in changed.items():
        setattr(copy, name, value)
    return copy
