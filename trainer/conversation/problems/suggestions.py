"""Moves that the words of a reply make one think of. Questions to an author, never problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.conversation.problems.phrases import phrases_for
from trainer.conversation.script import Reply, Script

# One of these says that another was thought of: it is a kind of the same thing.
kinds_of = {
    "ask": {"interrogate", "probe"},
    "empathise": {"pity", "stock-phrase"},
    "restate": {"wrong-restatement"},
    "compensate": {"token", "overpay", "solve"},
    "bring-senior": {"cold-transfer", "refuse-senior", "deflect"},
    "agree-follow-up": {"promise", "plan", "overpromise", "deflect"},
    "offer-private": {"order-away"},
    "start-now": {"overpromise"},
    "own": {"overpromise"},
    "end-call": {"warn", "warn-again", "threaten", "close-warmly", "close-coldly"},
    "ask-to-stop": {"plead", "accuse", "snap"},
    "invite-back": {"close-warmly"},
    "blame": {"deflect", "excuse"},
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A move that a reply does not make, and the words that make one think of it."""

    move: str
    said: str


def suggestions(script: Script, reply: Reply) -> list[Suggestion]:
    """What the words of a reply suggest beyond its moves; nothing where it is meant as said."""
    phrases = phrases_for(script.lang)
    return [] if phrases is None or reply.as_said else list(_suggested(script, reply))


def _suggested(script: Script, reply: Reply) -> Iterator[Suggestion]:
    phrases = phrases_for(script.lang)
    for move, words in phrases.hints.items() if phrases else ():
        if move not in script.rulebook.moves or reply.move_set & {move, *kinds_of.get(move, ())}:
            continue
        if said := words.first_in(reply.text):
            yield Suggestion(move, said)
