"""From an attempt to its conversation, and what was still reachable in it."""

from __future__ import annotations

from scenarios.editions import script_of, values_for
from trainer.conversation.replay import Conversation, replay_from
from trainer.conversation.state import State
from trainer.conversation.values import Values
from trainer.practice.models import Attempt
from trainer.practice.models.prepared import reply_keys


def start_of(attempt: Attempt) -> State:
    """The state the attempt began in; a retry begins in the middle."""
    return State(
        attempt.start_node, attempt.start_anger, frozenset(attempt.start_made), attempt.start_turn
    )


def conversation_of(attempt: Attempt) -> Conversation:
    """The attempt's conversation as it stands: one statement, and a replay in memory."""
    return replay_from(script_of(attempt.edition), start_of(attempt), reply_keys(attempt))


def values_of_attempt(attempt: Attempt) -> Values:
    """What was still reachable, from the start that the attempt took."""
    return values_for(attempt.edition, start_of(attempt))
