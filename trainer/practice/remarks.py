"""Saying that a line is unclear or unfair, and showing which line that was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.editions import script_of
from scenarios.models import Edition
from trainer.conversation.script import Script
from trainer.conversation.state import here, says
from trainer.conversation.step import Turn
from trainer.practice.models import Remark

if TYPE_CHECKING:
    from trainer.accounts.models import User


@dataclass(frozen=True, slots=True)
class Line:
    """Something that was said or could have been. reply: its key; empty for the customer's words.

    was_picked: whether it is what the trainee said.
    """

    reply: str
    text: str
    was_picked: bool = False


def lines_of(script: Script, turn: Turn) -> list[Line]:
    """The customer's words at a turn, and every reply that was offered."""
    offered = here(script, turn.before).replies
    replies = (Line(one.key, one.text, one.key == turn.reply) for one in offered)
    picked_first = sorted(replies, key=lambda one: not one.was_picked)
    return [Line("", says(script, turn.before)), *picked_first]


def remark_on(
    edition: Edition,
    turn: Turn,
    *,
    by: User,
    reply: str,
    kind: str,
    words: str,
    is_signed: bool,
) -> Remark:
    """Tell the authors. Nothing of the attempt goes with it but the edition and the place."""
    return Remark.objects.create(
        edition=edition,
        node=turn.before.node,
        reply=reply,
        kind=kind,
        words=words,
        person=by,
        is_signed=is_signed,
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A remark with the words it is about, as they were published."""

    remark: Remark
    text: str


def shown(remarks: Iterable[Remark]) -> list[Shown]:
    return [Shown(remark, text_of(remark)) for remark in remarks]


def text_of(remark: Remark) -> str:
    """The line, in the edition it was met in; a customer's words in all their versions."""
    node = script_of(remark.edition).nodes[remark.node]
    if remark.reply:
        reply = node.reply(remark.reply)
        return reply.text if reply else remark.reply
    return " / ".join(line.text for line in node.says)
