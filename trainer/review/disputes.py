"""What can be disputed in a run, and what it would come to."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.conversation.script import Script
from trainer.conversation.state import says
from trainer.guidance.rulebook import Finding, Guideline
from trainer.practice.conversations import conversation_of
from trainer.practice.models import Attempt
from trainer.practice.results import Result
from trainer.review.coaching import result_without
from trainer.review.models import Dispute


@dataclass(frozen=True, slots=True)
class Judged:
    """A guideline that a reply broke, with the words around it."""

    script: Script
    number: int
    customer: str
    reply: str
    guideline: Guideline
    finding: Finding


def disputable(attempt: Attempt, number: int, guideline: str) -> Judged | None:
    """The finding that a reply broke a guideline at a turn; None if it did not."""
    played = conversation_of(attempt)
    if not attempt.wrapped_up_at or not 1 <= number <= len(played.turns):
        return None
    turn = played.turns[number - 1]
    broken = (one for one in turn.findings if one.verdict == "broken")
    finding = next((one for one in broken if one.guideline == guideline), None)
    if finding is None:
        return None
    reply = played.script.nodes[turn.before.node].reply(turn.reply)
    return Judged(
        script=played.script,
        number=number,
        customer=says(played.script, turn.before),
        reply=reply.text if reply else turn.reply,
        guideline=played.script.rulebook.guidelines[guideline],
        finding=finding,
    )


def result_if_set_aside(dispute: Dispute) -> Result:
    """What the run comes to without this finding, and without those set aside already."""
    run = dispute.attempt
    others = run.disputes.set_aside().exclude(pk=dispute.pk)
    return result_without(run, conversation_of(run), [dispute, *others])
