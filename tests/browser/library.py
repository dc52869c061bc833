"""A shipped conversation to play from its beginning to its end."""

from __future__ import annotations

from scenarios.editions import script_of
from scenarios.exchange.files import library, load_scenario, persona_for
from scenarios.exchange.rows import store_persona, store_scenario
from scenarios.models import Edition
from scenarios.publishing import publish
from tests.practice.conftest import Published, laid_out
from trainer.conversation.bots import bots, play_out
from trainer.conversation.replay import Conversation, replay
from trainer.conversation.script import Script

slug = "four-letter-friday"
published: Published = {}


def load() -> Script:
    """It is published; its script."""
    return script_of(laid_out(published, make))


def make() -> Edition:
    document = load_scenario(library / f"{slug}.yaml")
    store_persona(persona_for(document, library))
    return publish(store_scenario(document))


def played(script: Script) -> Conversation:
    """The conversation of somebody who takes the kindest words at each turn."""
    return play_out(replay(script), bots["caring"])


def customer_lines(conversation: Conversation) -> list[str]:
    """What the customer says after each reply."""
    script, start = conversation.script, conversation.start
    turns = conversation.turns
    parts = (Conversation(script, start, turns[: number + 1]) for number in range(len(turns)))
    return [" ".join(part.says.split()) for part in parts]
