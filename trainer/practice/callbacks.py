"""How a callback begins: by what the trainee did in the conversation it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.conversation.notes import noted
from trainer.conversation.replay import Conversation
from trainer.conversation.script import Script, Start
from trainer.practice.conversations import conversation_of
from trainer.practice.models import Attempt

if TYPE_CHECKING:
    from trainer.accounts.models import User


def start_for(user: User, script: Script, *, mode: Attempt.Mode) -> Start:
    """The first start whose conditions hold of the last finished attempt at what it follows.

    The same mode, in any edition. Without such an attempt the last start holds.
    """
    if not script.follows:
        return script.start
    before = _last_finished(user, script.follows, mode)
    if before is None:
        return script.start
    conversation = conversation_of(before)
    facts = noted(conversation.script, before.notes)
    return next((one for one in script.starts if _holds(one, conversation, facts)), script.start)


def _last_finished(user: User, slug: str, mode: Attempt.Mode) -> Attempt | None:
    mine = Attempt.objects.by(user).whole().finished().of_scenario(slug).filter(mode=mode)
    return mine.for_a_turn().order_by("-finished_at").first()


def _holds(start: Start, before: Conversation, facts: frozenset[str]) -> bool:
    made = before.state.made
    return (
        made.issuperset(start.after)
        and made.isdisjoint(start.not_after)
        and (not start.outcome or before.outcome in start.outcome)
        and facts.issuperset(start.noted)
        and facts.isdisjoint(start.not_noted)
    )
