"""Players that do not listen: fixed strategies, and one that clicks at random.

A good scenario gives none of them a good score. Ties and nothing to choose by: the first reply.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from random import Random

from trainer.conversation.replay import Conversation
from trainer.conversation.script import Reply
from trainer.guidance.rulebook import Rulebook

Bot = Callable[[tuple[Reply, ...], Rulebook], Reply]

sorry = re.compile(r"\b(sorry|apolog\w*)\b", re.IGNORECASE)


def _most(count: Callable[[Reply, Rulebook], int]) -> Bot:
    return lambda replies, rules: max(replies, key=lambda reply: count(reply, rules))


def _moves_in(*groups: str) -> Callable[[Reply, Rulebook], int]:
    def count(reply: Reply, rules: Rulebook) -> int:
        return sum(
            move in rules.moves and rules.moves[move].group in groups for move in reply.moves
        )

    return count


bots: Mapping[str, Bot] = {
    "first": lambda replies, rules: replies[0],
    "last": lambda replies, rules: replies[-1],
    "longest": _most(lambda reply, rules: len(reply.text)),
    "shortest": _most(lambda reply, rules: -len(reply.text)),
    "sorry": _most(lambda reply, rules: len(sorry.findall(reply.text))),
    "caring": _most(_moves_in("hearing", "caring")),
    "senior": _most(lambda reply, rules: "bring-senior" in reply.moves),
}


def random_bot(chance: Random) -> Bot:
    """A player that picks evenly among what is offered, by the caller's seeded chance."""
    return lambda replies, rules: chance.choice(replies)


def play_out(conversation: Conversation, bot: Bot) -> Conversation:
    """Let a bot play to the end, or to a node without replies."""
    while conversation.offered:
        pick = bot(conversation.offered, conversation.script.rulebook)
        conversation = conversation.then(pick.key)
    return conversation


def names() -> Iterable[str]:
    return (*bots, "random")
