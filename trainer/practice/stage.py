"""What the conversation page shows, worked out of an attempt's conversation. No database."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TypeVar

from django.utils.functional import Promise

from trainer.conversation.replay import Conversation
from trainer.conversation.script import Persona, Reply, Script
from trainer.conversation.state import says
from trainer.guidance.rulebook import Finding, Outcome
from trainer.practice.coach import one_line
from trainer.practice.models import Attempt
from trainer.practice.moods import conduct, mood

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

    script: Script
    says: str
    thinks: str
    conduct: list[Promise]
    anger: int
    mood: Promise
    change: int
    number: int
    replies: tuple[Reply, ...]
    exchanges: tuple[Exchange, ...]
    coach: Finding | None
    outcome: Outcome | None

    @property
    def persona(self) -> Persona:
        return self.script.persona

    @property
    def latest(self) -> tuple[Exchange, ...]:
        return self.exchanges[-1:]


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
        script=script,
        says=conversation.says,
        thinks=script.nodes[state.node].thinks if practising and not ended else "",
        conduct=conduct(script.nodes[state.node].behaviour),
        anger=state.anger,
        mood=mood(state.anger),
        change=last.after.anger - last.before.anger if last else 0,
        number=len(conversation.turns) + 1,
        replies=shuffled(conversation.offered, seed, state.turn),
        exchanges=exchanges(conversation),
        coach=one_line(last, script.rulebook) if last and practising and coached else None,
        outcome=script.rulebook.outcomes[ended] if ended else None,
    )


def shuffled(replies: tuple[Said, ...], seed: int, turn: int) -> tuple[Said, ...]:
    """The replies in the order of this attempt and turn: another attempt has another one."""
    return tuple(Random(f"{seed}:{turn}").sample(replies, len(replies)))


def exchanges(conversation: Conversation) -> tuple[Exchange, ...]:
    """The turns so far: what the customer had said, and the reply to it."""
    script = conversation.script
    return tuple(
        Exchange(
            number=number,
            customer=says(script, turn.before),
            trainee=reply_text(script, turn.before.node, turn.reply),
        )
        for number, turn in enumerate(conversation.turns, 1)
    )


def reply_text(script: Script, node: str, key: str) -> str:
    reply = script.nodes[node].reply(key)
    return reply.text if reply else key
