"""A conversation as `manage.py play` shows it: as JSON for programs, as text for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from trainer.conversation.errors import ConversationError
from trainer.conversation.replay import Conversation
from trainer.conversation.scoring import label, rounded, slight
from trainer.conversation.script import Script
from trainer.conversation.state import State, heard, says
from trainer.conversation.step import Turn
from trainer.conversation.values import Values, values_of
from trainer.guidance.rulebook import Finding


def as_data(conversation: Conversation, values: Values | None) -> dict[str, Any]:
    """The shape of `play --json`, described in docs/authoring.md.

    Without values, which a script with faults may not have, what follows from them is null.
    """
    script = conversation.script
    finished = values is not None and conversation.finished
    return {
        "scenario": script.slug,
        "finished": conversation.finished,
        "outcome": conversation.outcome,
        "score": rounded(values, conversation.total) if values and finished else None,
        "critical": list(conversation.critical),
        "total": conversation.total,
        "best": values.best if values else None,
        "worst": values.worst if values else None,
        "turns": [_turn(script, turn, values) for turn in conversation.turns],
        "node": conversation.state.node,
        "offered": [reply.key for reply in conversation.offered],
    }


def _turn(script: Script, turn: Turn, values: Values | None) -> dict[str, Any]:
    loss = values.loss(turn.before, turn.points, turn.after) if values else None
    return {
        "node": turn.before.node,
        "reply": turn.reply,
        "anger_before": turn.before.anger,
        "anger_after": turn.after.anger,
        "heard_after": heard(script, turn.after),
        "persona": turn.persona,
        "on_the_way": turn.on_the_way,
        "loss": loss,
        "label": None if loss is None else label(loss),
        "findings": [_finding(finding) for finding in turn.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "guideline": finding.guideline,
        "verdict": finding.verdict,
        "points": finding.points,
        "anger": finding.anger,
        "because": finding.because,
    }


def opening_text(script: Script) -> Iterator[str]:
    """What stands above a conversation in a terminal."""
    yield script.title
    yield "=" * len(script.title)
    if script.briefing:
        yield script.briefing
    yield ""


def line_text(script: Script, state: State) -> str:
    """What the customer says now, with their anger."""
    return f"{script.persona.name} [anger {state.anger}]: {says(script, state)}"


def turn_text(script: Script, turn: Turn) -> Iterator[str]:
    """A reply, what the rules said of it, and the customer's answer."""
    node = script.nodes[turn.before.node]
    reply = node.reply(turn.reply)
    yield f"You: {reply.text if reply else turn.reply}"
    for finding in turn.findings:
        title = script.rulebook.guidelines[finding.guideline].title
        verdict = finding.verdict or "noted"
        yield f"    {verdict} ({finding.points:+d})  {title}: {finding.because}"
    yield ""
    yield line_text(script, turn.after)


def ending_text(conversation: Conversation, values: Values | None) -> Iterator[str]:
    """How it went, in a few lines."""
    ended = conversation.outcome
    if ended is None:
        yield f"(unfinished; points so far: {conversation.total})"
        return
    outcome = conversation.script.rulebook.outcomes[ended]
    yield f"{outcome.label}: {outcome.meaning}"
    if values:
        yield f"Score: {rounded(values, conversation.total)} of 100"
        yield from _losses(conversation, values)
    yield f"Points: {conversation.total}"
    for slug in conversation.critical:
        title = conversation.script.rulebook.guidelines[slug].title
        yield f"A critical guideline was broken, which bars a pass: {title}"


def _losses(conversation: Conversation, values: Values) -> Iterator[str]:
    for number, loss in enumerate(values.losses(conversation), 1):
        yield f"    turn {number}: {label(loss)}" + (f", cost {loss:.1f}" if loss > slight else "")


def values_or_none(conversation: Conversation) -> Values | None:
    """The values from the conversation's start; None where the script's faults forbid them."""
    try:
        return values_of(conversation.script, conversation.start)
    except ConversationError:
        return None
