"""A shipped conversation to play from its beginning to its end."""

from __future__ import annotations

from typing import Any

from scenarios.editions import script_of
from scenarios.exchange.files import library, load_scenario, persona_for
from scenarios.exchange.rows import store_persona, store_scenario
from scenarios.models import Edition, Persona, Scenario
from scenarios.publishing import publish
from tests.practice.conftest import row_of
from trainer.conversation.bots import bots, play_out
from trainer.conversation.replay import Conversation, replay
from trainer.conversation.script import Script

slug = "four-letter-friday"
published: dict[str, dict[str, Any]] = {}


def load() -> Script:
    """It is published, in earnest once and laid out again from then on; its script."""
    if published:
        persona = Persona.objects.create(**published["Persona"])
        scenario = Scenario.objects.create(**published["Scenario"], persona=persona)
        return script_of(Edition.objects.create(**published["Edition"], scenario=scenario))
    document = load_scenario(library / f"{slug}.yaml")
    store_persona(persona_for(document, library))
    edition = publish(store_scenario(document))
    for row in (edition.scenario.persona, edition.scenario, edition):
        published[type(row).__name__] = row_of(row)
    return script_of(edition)


def played(script: Script) -> Conversation:
    """The conversation of somebody who takes the kindest words at each turn."""
    return play_out(replay(script), bots["caring"])


def customer_lines(conversation: Conversation) -> list[str]:
    """What the customer says after each reply."""
    script, start = conversation.script, conversation.start
    turns = conversation.turns
    parts = (Conversation(script, start, turns[: number + 1]) for number in range(len(turns)))
    return [" ".join(part.says.split()) for part in parts]
