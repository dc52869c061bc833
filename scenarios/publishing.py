"""Publishing: a draft is compiled, checked and frozen as an edition."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.db import transaction
from pydantic import BaseModel

from scenarios.checking import analyses_data
from scenarios.editions import compile_frozen, values_to_store
from scenarios.exchange.rows import persona_document, scenario_document
from scenarios.exchange.writing import canonical
from scenarios.models import Edition, Scenario
from scenarios.rulebook import current_rulebook
from trainer.conversation.problems import Problem, Way, problems, ways_of
from trainer.conversation.script import Script
from trainer.conversation.state import State
from trainer.conversation.values import Values

if TYPE_CHECKING:
    from trainer.accounts.models import User


class NotPublishable(ValueError):
    """A draft with errors; the message has each with its place and how to mend it."""

    def __init__(self, scenario: Scenario, errors: Iterable[Problem]) -> None:
        self.errors = tuple(errors)
        told = (f"{one.where}: {one.code}: {one.message} {one.mend}" for one in self.errors)
        super().__init__(f"{scenario.slug} cannot be published:\n" + "\n".join(told))


def publish(scenario: Scenario, *, by: User | None = None) -> Edition:
    """Freeze the draft as the next edition; without a change the last one stands.

    The states are searched before anything is locked. Raises NotAScript when the draft cannot be
    read, UnknownEnding and NotPublishable when it is not fit to be played.
    """
    with transaction.atomic():
        frozen = freeze(scenario)
    digest = content_hash(frozen)
    last = _last_edition(scenario)
    if last and last.content_hash == digest:
        return last
    script = compile_frozen(frozen)
    ways = _examined(scenario, script)
    found = Edition(
        scenario=scenario,
        script=frozen,
        content_hash=digest,
        analysis=analyses_data(ways),
        values=values_to_store(script, dict(_values(ways))),
        published_by=by,
    )
    return _number_and_save(found)


def _examined(scenario: Scenario, script: Script) -> tuple[Way, ...]:
    """The script's starts, searched. Raises NotPublishable with every error; warnings never bar."""
    ways = ways_of(script)
    errors = [one for one in problems(script, ways) if one.level == "error"]
    if errors:
        raise NotPublishable(scenario, errors)
    return ways


def _values(ways: Iterable[Way]) -> Iterator[tuple[State, Values]]:
    return ((way.analyser.searched.start, way.analyser.values) for way in ways if way.analyser)


@transaction.atomic
def _number_and_save(edition: Edition) -> Edition:
    """The next edition; or the last one, where somebody has just published the same."""
    scenario = Scenario.objects.select_for_update().get(pk=edition.scenario_id)
    last = _last_edition(scenario)
    if last and last.content_hash == edition.content_hash:
        return last
    edition.number = last.number + 1 if last else 1
    edition.save(force_insert=True)
    return edition


def _last_edition(scenario: Scenario) -> Edition | None:
    return scenario.editions.light().order_by("-number").first()


def freeze(scenario: Scenario) -> dict[str, Any]:
    """The draft with its persona and the rulebook of the house, as plain data."""
    return {
        "scenario": canonical(scenario_document(scenario)),
        "persona": canonical(persona_document(scenario.persona)),
        "rulebook": current_rulebook().as_data(),
    }


def content_hash(data: dict[str, Any] | BaseModel) -> str:
    """SHA-256 of the content, whatever the order of its keys."""
    plain = canonical(data) if isinstance(data, BaseModel) else data
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
