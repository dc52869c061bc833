"""The shipped library: loaded into the rows of authors, without ever overwriting their work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction

from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from scenarios.exchange.files import library, load_persona, load_scenario
from scenarios.exchange.rows import (
    persona_document,
    scenario_document,
    store_persona,
    store_scenario,
)
from scenarios.models import Persona, Scenario
from scenarios.publishing import content_hash, publish


@dataclass
class Loaded:
    """What loading did, by slug."""

    new: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)


@transaction.atomic
def load_library() -> Loaded:
    """Load and publish what ships. A row that differs from what was last loaded is left alone.

    So is the edition of a scenario whose persona was changed here.
    """
    loaded = Loaded()
    for persona in _personas():
        _load_persona(persona, loaded)
    for scenario in _scenarios():
        _load_scenario(scenario, loaded)
    return loaded


def _personas() -> Iterator[PersonaDocument]:
    return (load_persona(path) for path in sorted(library.glob("personas/*.yaml")))


def _scenarios() -> Iterator[ScenarioDocument]:
    return (load_scenario(path) for path in sorted(library.glob("*.yaml")))


def _load_persona(document: PersonaDocument, loaded: Loaded) -> None:
    row = Persona.objects.filter(slug=document.persona).first()
    if row and content_hash(persona_document(row)) != row.library_hash:
        loaded.left_alone.append(f"persona {document.persona}")
        return
    if row is None or row.library_hash != content_hash(document):
        row = store_persona(document)
        row.library_hash = content_hash(document)
        row.save(update_fields=["library_hash"])


def _load_scenario(document: ScenarioDocument, loaded: Loaded) -> None:
    row = Scenario.objects.filter(slug=document.scenario).first()
    if row and content_hash(scenario_document(row)) != row.library_hash:
        loaded.left_alone.append(document.scenario)
        return
    digest = content_hash(document)
    if row is None or row.library_hash != digest:
        (loaded.renewed if row else loaded.new).append(document.scenario)
        row = store_scenario(document)
        row.library_hash = digest
        row.save(update_fields=["library_hash"])
    else:
        loaded.same.append(document.scenario)
    # What an author is at work on goes out when the author says so.
    if f"persona {document.persona_slug}" not in loaded.left_alone or not row.editions.exists():
        publish(row)
