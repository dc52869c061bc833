"""Publishing: a draft is compiled, checked and frozen as an edition."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from pydantic import BaseModel

from scenarios.checks import faults
from scenarios.editions import compile_frozen
from scenarios.exchange.rows import persona_document, scenario_document
from scenarios.exchange.writing import canonical
from scenarios.models import Edition, Scenario
from trainer.guidance.loading import shipped_rulebook

if TYPE_CHECKING:
    from trainer.accounts.models import User


class NotPublishable(ValueError):
    """A draft with faults; the message has one line for each."""

    def __init__(self, scenario: Scenario, found: Iterable[str]) -> None:
        self.faults = tuple(found)
        super().__init__(f"{scenario.slug} cannot be published:\n" + "\n".join(self.faults))


@transaction.atomic
def publish(scenario: Scenario, *, by: User | None = None) -> Edition:
    """Freeze the draft as the next edition; without a change the last one stands.

    Raises NotAScript when the draft cannot be read, UnknownEnding and NotPublishable when it
    cannot be played.
    """
    Scenario.objects.select_for_update().get(pk=scenario.pk)
    frozen = freeze(scenario)
    found = faults(compile_frozen(frozen))
    if found:
        raise NotPublishable(scenario, found)
    last = scenario.editions.light().order_by("-number").first()
    digest = content_hash(frozen)
    if last and last.content_hash == digest:
        return last
    return Edition.objects.create(
        scenario=scenario,
        number=last.number + 1 if last else 1,
        script=frozen,
        content_hash=digest,
        published_by=by,
    )


def freeze(scenario: Scenario) -> dict[str, Any]:
    """The draft with its persona and the rulebook, as plain data."""
    return {
        "scenario": canonical(scenario_document(scenario)),
        "persona": canonical(persona_document(scenario.persona)),
        "rulebook": shipped_rulebook().as_data(),
    }


def content_hash(data: dict[str, Any] | BaseModel) -> str:
    """SHA-256 of the content, whatever the order of its keys."""
    plain = canonical(data) if isinstance(data, BaseModel) else data
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
