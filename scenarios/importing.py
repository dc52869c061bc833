"""Importing a scenario: first what it would change, then, if that is wanted, the change itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from django.db import transaction
from django.utils.translation import gettext as _

from scenarios.exchange.changes import Change, changes, persona_changes
from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from scenarios.exchange.draft import Draft
from scenarios.exchange.errors import NotAScript
from scenarios.exchange.files import compile_draft, library, persona_for
from scenarios.exchange.rows import (
    persona_document,
    scenario_document,
    store_persona,
    store_scenario,
)
from scenarios.history import log_addition, log_change
from scenarios.models import Persona, Scenario
from scenarios.publishing import content_hash
from scenarios.rulebook import current_rulebook
from trainer.conversation.problems import Problem, problems

if TYPE_CHECKING:
    from trainer.accounts.models import User

Effect = Literal["new", "changed", "same"]
FoundAt = tuple[int | None, Problem]


class ChangedMeanwhile(ValueError):
    """The scenario is no longer as it was when the changes were shown."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(f"{slug} was changed meanwhile.")


@dataclass(frozen=True, slots=True)
class Plan:
    """What importing a draft would do. Making one writes nothing.

    persona: the one the scenario would have; it is stored where `stores_persona`, in the place of
    another where `had_persona`.
    shared_with: titles of the other scenarios whose persona would change.
    state: what there is now, to be known again; empty for nothing.
    """

    draft: Draft
    persona: PersonaDocument
    stores_persona: bool
    had_persona: bool
    effect: Effect
    changes: tuple[Change, ...]
    shared_with: tuple[str, ...]
    problems: tuple[Problem, ...]
    state: str

    @property
    def slug(self) -> str:
        return self.draft.document.scenario

    @property
    def errors(self) -> list[FoundAt]:
        return self._found("error")

    @property
    def warnings(self) -> list[FoundAt]:
        return self._found("warning")

    def _found(self, level: str) -> list[FoundAt]:
        """Problems of a level, each with its line in the file where there is one."""
        line_of = self.draft.line_of
        return [(line_of(one.where), one) for one in self.problems if one.level == level]


def plan_import(draft: Draft, name: str, folder: Path = library) -> Plan:
    """What importing this file would do. Raises NotAScript and UnknownPersona."""
    document = draft.document
    row = Scenario.objects.select_related("persona").filter(slug=document.scenario).first()
    persona_row = Persona.objects.filter(slug=document.persona_slug).first()
    before, persona_before = _readable(row), persona_document(persona_row) if persona_row else None
    is_inline = isinstance(document.persona, PersonaDocument)
    persona = persona_before if persona_before and not is_inline else persona_for(document, folder)
    script = compile_draft(draft, persona, name, current_rulebook())
    of_persona = persona_changes(persona_before, persona)
    found = (*_changes(row, before, document), *of_persona)
    return Plan(
        draft=draft,
        persona=persona,
        stores_persona=bool(of_persona),
        had_persona=persona_row is not None,
        effect="new" if row is None else "changed" if found else "same",
        changes=found,
        shared_with=_others(persona_row, document.scenario) if of_persona else (),
        problems=tuple(problems(script)),
        state=_state(row, before, persona_before),
    )


def _readable(row: Scenario | None) -> ScenarioDocument | None:
    """The document that is there; none where its rows make no sense, for it is replaced whole."""
    try:
        return scenario_document(row) if row else None
    except NotAScript:
        return None


def _changes(
    row: Scenario | None, before: ScenarioDocument | None, after: ScenarioDocument
) -> tuple[Change, ...]:
    if row and before is None:
        return (Change("changed", "", "draft", "it makes no sense as it is", "this file"),)
    return tuple(changes(before, after))


def _others(persona: Persona | None, slug: str) -> tuple[str, ...]:
    if persona is None:
        return ()
    return tuple(persona.scenarios.exclude(slug=slug).values_list("title", flat=True))


def _state(
    row: Scenario | None, scenario: ScenarioDocument | None, persona: PersonaDocument | None
) -> str:
    """A name for what there is, which is another one as soon as anything of it changes."""
    there = content_hash(scenario) if scenario else "senseless" if row else ""
    return "-".join(filter(None, (there[:16], content_hash(persona)[:16] if persona else "")))


@transaction.atomic
def carry_out(plan: Plan) -> Scenario:
    """Store what was planned; where nothing changes, nothing is written."""
    if plan.effect == "same":
        return Scenario.objects.get(slug=plan.slug)
    if plan.stores_persona:
        store_persona(plan.persona)
    return store_scenario(plan.draft.document)


@transaction.atomic
def import_as_shown(draft: Draft, name: str, state: str, *, by: User) -> tuple[Plan, Scenario]:
    """Import a draft whose changes were shown when the rows were in this state.

    Raises ChangedMeanwhile when they are in another now; then nothing was written.
    """
    list(Scenario.objects.select_for_update().filter(slug=draft.document.scenario))
    plan = plan_import(draft, name)
    if plan.state != state:
        raise ChangedMeanwhile(plan.slug)
    row = carry_out(plan)
    what = _("Imported from %(name)s.") % {"name": name}
    if plan.effect != "same":
        (log_addition if plan.effect == "new" else log_change)(by, row, what)
    if plan.stores_persona:
        (log_change if plan.had_persona else log_addition)(by, row.persona, what)
    return plan, row
