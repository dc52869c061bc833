"""What publishing would freeze: how the draft differs from the last edition, and what bars it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.exchange.changes import Change, changes, persona_changes
from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from scenarios.models import Edition, Scenario
from scenarios.overview import Overview, overview_of
from scenarios.publishing import freeze
from trainer.guidance.rulebook import Rulebook

Frozen = Mapping[str, Any]


@dataclass(frozen=True)
class Pending:
    """A draft before it is published. `last` is None before the first edition.

    content_hash: of the draft that was looked at; empty where its rows make no script. rules: the
    titles of guidelines that are judged otherwise than in the last edition.
    """

    overview: Overview
    last: Edition | None
    content_hash: str = ""
    changes: Sequence[Change] = ()
    rules: Sequence[str] = ()

    @property
    def has_changed(self) -> bool:
        """Whether there is anything to publish."""
        return self.last is None or self.last.content_hash != self.content_hash

    @property
    def can_be_published(self) -> bool:
        return bool(self.content_hash) and self.has_changed and not self.overview.errors


def pending(scenario: Scenario) -> Pending:
    """Everything an author wants to see before the next edition."""
    overview = overview_of(scenario)
    last = scenario.editions.defer("analysis", "values").select_related("published_by").first()
    if not overview.report.draft:
        return Pending(overview, last)
    now = freeze(scenario)
    return Pending(
        overview,
        last,
        content_hash=overview.report.content_hash,
        changes=changes_since(last.script if last else None, now),
        rules=rules_since(last.script, now) if last else (),
    )


def changes_since(before: Frozen | None, after: Frozen) -> list[Change]:
    """What differs in the words and in the customer; of a first edition everything is new."""
    if before is None:
        return changes(None, _scenario(after))
    old, new = (PersonaDocument.model_validate(one["persona"]) for one in (before, after))
    return [*changes(_scenario(before), _scenario(after)), *persona_changes(old, new)]


def _scenario(frozen: Frozen) -> ScenarioDocument:
    """The scenario with its customer by name alone: they are compared by themselves."""
    slug = frozen["persona"]["persona"]
    return ScenarioDocument.model_validate({**frozen["scenario"], "persona": slug})


def rules_since(before: Frozen, after: Frozen) -> list[str]:
    """The titles of the guidelines that are judged otherwise, are new, or are gone."""
    old, new = (Rulebook.model_validate(one["rulebook"]).guidelines for one in (before, after))
    slugs = dict.fromkeys([*old, *new])
    return [(new.get(slug) or old[slug]).title for slug in slugs if old.get(slug) != new.get(slug)]
