"""A shipped conversation to play from its beginning to its end."""

from __future__ import annotations

from scenarios.editions import script_of
from scenarios.library import load_library
from scenarios.models import Edition
from trainer.conversation.bots import bots, play_out
from trainer.conversation.replay import Conversation, replay
from trainer.conversation.script import Script

slug = "four-letter-friday"


def load() -> Script:
    """The library, published; and of it the script that is played."""
    load_library()
    return script_of(Edition.objects.of(slug).current().get())


def played(script: Script) -> Conversation:
    """The conversation of somebody who takes the kindest words at each turn."""
    return play_out(replay(script), bots["caring"])


def customer_lines(conversation: Conversation) -> list[str]:
    """What the customer says after each reply."""
    script, start = conversation.script, conversation.start
    turns = conversation.turns
    parts = (Conversation(script, start, turns[: number + 1]) for number in range(len(turns)))
    return [" ".join(part.says.split()) for part in parts]
