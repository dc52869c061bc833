"""From an attempt to its conversation."""

from __future__ import annotations

from scenarios.editions import script_of
from trainer.conversation.replay import Conversation, replay
from trainer.practice.models import Attempt, Turn


def conversation_of(attempt: Attempt) -> Conversation:
    """The attempt's conversation as it stands: one statement, and a replay in memory."""
    return replay(
        script_of(attempt.edition),
        Turn.objects.filter(attempt=attempt).reply_keys(),
        node=attempt.start_node,
        anger=attempt.start_anger,
    )
