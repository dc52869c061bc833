"""What a conversation refuses: one class per cause, each message saying what would be right."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.guidance.complaints import nearest


class ConversationError(ValueError):
    """The common ancestor: a conversation was asked for something that it cannot do."""


class NotOffered(ConversationError):
    """A reply that is not offered where the conversation stands."""

    def __init__(self, reply: str, node: str, offered: Iterable[str]) -> None:
        self.reply, self.node, self.offered = reply, node, tuple(offered)
        choices = ", ".join(map(repr, self.offered)) or "nothing: this node has no replies"
        super().__init__(f"{reply!r} is not offered at {node!r}. Offered there: {choices}.")


class Over(ConversationError):
    """A reply to a conversation that has ended."""

    def __init__(self, reply: str, outcome: str) -> None:
        self.reply, self.outcome = reply, outcome
        super().__init__(
            f"{reply!r} cannot be said any more: the conversation has ended ({outcome}). "
            "Nothing is offered."
        )


class NoSuchNode(ConversationError):
    """A start or a route names a node that the script does not have."""

    def __init__(self, node: str, known: Iterable[str], *, named_by: str) -> None:
        self.node, self.named_by = node, named_by
        super().__init__(f"{named_by} leads to {node!r}, which is no node: {nearest(node, known)}")


class NoWayOn(ConversationError):
    """None of a reply's routes holds in the state it was given."""

    def __init__(self, reply: str, node: str) -> None:
        self.reply, self.node = reply, node
        super().__init__(
            f"{reply!r} at {node!r} leads nowhere here: none of its routes holds. "
            "Give it a last route without a condition."
        )


class AngerOutOfRange(ConversationError):
    """An anger to start with outside 0 to 10."""

    def __init__(self, anger: int) -> None:
        self.anger = anger
        super().__init__(f"anger {anger} is out of range: it goes from 0 to 10.")
