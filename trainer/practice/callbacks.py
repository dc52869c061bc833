"""How a callback begins: by what the trainee did in the conversation it follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.conversation.notes import noted
from trainer.conversation.script import Script, Start
from trainer.practice.conversations import conversation_of
from trainer.practice.models import Attempt

if TYPE_CHECKING:
    from trainer.accounts.models import User


def start_for(user: User, script: Script, *, mode: Attempt.Mode) -> Start:
    """The first start whose conditions hold of the last finished attempt at what it follows.

    The same mode, in any edition. Without such an attempt the last start holds.
    """
    before = _last_finished(user, script.follows, mode) if script.follows else None
    past = past_of(before) if before else None
    if past is None:
        return script.start
    return next((one for one in script.starts if _holds(one, past)), script.start)


@dataclass(frozen=True, slots=True)
class Past:
    """All that a callback can ask about: moves made, the outcome, facts noted."""

    made: frozenset[str]
    outcome: str
    noted: frozenset[str]

    def as_data(self) -> dict[str, list[str]]:
        """What is kept of an attempt that is reduced; its outcome is kept anyway."""
        return {"made": sorted(self.made), "noted": sorted(self.noted)}


def past_of(attempt: Attempt) -> Past | None:
    """Out of its turns and notes, or of what was kept of them; None if nothing was."""
    if attempt.reduced_at:
        kept = attempt.kept_of_it
        if kept is None:
            return None
        return Past(frozenset(kept["made"]), attempt.outcome, frozenset(kept["noted"]))
    conversation = conversation_of(attempt)
    facts = noted(conversation.script, attempt.notes)
    return Past(conversation.state.made, conversation.outcome or "", facts)


def _last_finished(user: User, slug: str, mode: Attempt.Mode) -> Attempt | None:
    mine = Attempt.objects.by(user).whole().finished().of_scenario(slug).filter(mode=mode)
    return mine.light().order_by("-finished_at").first()


def _holds(start: Start, before: Past) -> bool:
    return (
        before.made.issuperset(start.after)
        and before.made.isdisjoint(start.not_after)
        and (not start.outcome or before.outcome in start.outcome)
        and before.noted.issuperset(start.noted)
        and before.noted.isdisjoint(start.not_noted)
    )
