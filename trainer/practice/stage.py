"""What the conversation page shows, worked out of an attempt's conversation. No database."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TypeVar

from django.utils.translation import gettext as _

from trainer.conversation.replay import Conversation
from trainer.conversation.script import Persona, Reply, Script
from trainer.conversation.state import says
from trainer.conversation.step import Turn
from trainer.guidance.rulebook import Finding, Outcome
from trainer.practice.coach import one_line
from trainer.practice.models import Attempt
from trainer.practice.moods import conduct, mood, moved

Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn as the transcript shows it."""

    number: int
    customer: str
    trainee: str


@dataclass(frozen=True, slots=True)
class Stage:
    """The conversation as it stands, for one trainee."""

    conversation: Conversation
    says: str
    thinks: str
    conduct: list[str]
    anger: int
    mood: str
    change: int
    number: int
    replies: tuple[Reply, ...]
    latest: Exchange | None
    coach: Finding | None
    outcome: Outcome | None

    @property
    def script(self) -> Script:
        return self.conversation.script

    @property
    def persona(self) -> Persona:
        return self.script.persona

    @property
    def exchanges(self) -> list[Exchange]:
        """The turns so far: what the customer had said, and the reply to it."""
        turns = enumerate(self.conversation.turns, 1)
        return [exchange(self.script, turn, number) for number, turn in turns]

    @property
    def face_words(self) -> str:
        """What the drawing shows, for those who do not see it."""
        return _("%(name)s, %(mood)s") % {"name": self.persona.name, "mood": self.mood}

    @property
    def speaker(self) -> str:
        return _("%(name)s says") % {"name": self.persona.name}

    @property
    def question(self) -> str:
        """What opens the inner thought."""
        return _("What is %(name)s thinking?") % {"name": self.persona.name}

    @property
    def anger_words(self) -> str:
        return _("%(anger)d of 10 · %(mood)s") % {"anger": self.anger, "mood": self.mood}

    @property
    def change_words(self) -> str:
        """How the anger moved at the last turn."""
        return _("%(moved)s since you spoke") % {"moved": moved(self.change)}


def stage_of(attempt: Attempt, conversation: Conversation, *, coached: bool) -> Stage:
    """What to show. An assessed attempt has neither coach nor inner thought."""
    practising = attempt.mode == Attempt.Mode.PRACTICE
    return staged(conversation, seed=attempt.seed, practising=practising, coached=coached)


def staged(conversation: Conversation, *, seed: int, practising: bool, coached: bool) -> Stage:
    """A conversation on the stage; the seed decides the order in which replies are shown."""
    script, state = conversation.script, conversation.state
    last = conversation.turns[-1] if conversation.turns else None
    ended = conversation.outcome
    return Stage(
        conversation=conversation,
        says=conversation.says,
        thinks=script.nodes[state.node].thinks if practising and not ended else "",
        conduct=[str(words) for words in conduct(script.nodes[state.node].behaviour)],
        anger=state.anger,
        mood=str(mood(state.anger)),
        change=last.after.anger - last.before.anger if last else 0,
        number=len(conversation.turns) + 1,
        replies=shuffled(conversation.offered, seed, state.turn),
        latest=exchange(script, last, len(conversation.turns)) if last else None,
        coach=one_line(last, script.rulebook) if last and practising and coached else None,
        outcome=script.rulebook.outcomes[ended] if ended else None,
    )


def shuffled(replies: tuple[Said, ...], seed: int, turn: int) -> tuple[Said, ...]:
    """The replies in the order of this attempt and turn: another attempt has another one."""
    return tuple(Random(f"{seed}:{turn}").sample(replies, len(replies)))


def exchange(script: Script, turn: Turn, number: int) -> Exchange:
    return Exchange(
        number=number,
        customer=says(script, turn.before),
        trainee=reply_text(script, turn.before.node, turn.reply),
    )


def reply_text(script: Script, node: str, key: str) -> str:
    reply = script.nodes[node].reply(key)
    return reply.text if reply else key
