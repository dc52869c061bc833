"""What is right to do after a conversation: it depends on how it ended."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Literal, get_args

Deed = Literal["follow-up", "tell-manager", "say-what-was-said", "say-which-warnings"]

deeds: tuple[Deed, ...] = get_args(Deed)


@dataclass(frozen=True, slots=True)
class Due:
    """What an outcome asks for, and what it forbids; anything else does no harm.

    follow-up: get in touch and ask whether it worked. tell-manager: inform the line manager, with
    what was said and which warnings were given.
    """

    needs: frozenset[Deed] = frozenset()
    forbids: frozenset[Deed] = frozenset()


after_a_solution = Due(needs=frozenset({"follow-up"}))
after_an_ended_talk = Due(
    needs=frozenset({"tell-manager", "say-what-was-said", "say-which-warnings"}),
    forbids=frozenset({"follow-up"}),  # the next move is the customer's
)
after_nothing = Due(forbids=frozenset({"follow-up"}))

due: Mapping[str, Due] = {
    "resolved": after_a_solution,
    "agreed": after_a_solution,
    "handed-over": after_a_solution,
    "ended-fairly": after_an_ended_talk,
    "cut-off": after_an_ended_talk,
    "walked-out": after_nothing,
    "unresolved": after_nothing,
}


def aftercare_score(outcome: str, done: Set[str]) -> float:
    """0-100: the share of what was due; nothing where what was done is the wrong thing to do."""
    wanted = due.get(outcome, after_nothing)
    if wanted.forbids & done:
        return 0.0
    if not wanted.needs:
        return 100.0
    return 100 * len(wanted.needs & done) / len(wanted.needs)


def wrap_up_score(notes: float | None, aftercare: float) -> float:
    """0-100: half notes and half aftercare; aftercare alone where there was nothing to note."""
    return aftercare if notes is None else (notes + aftercare) / 2


def overall_score(talk: float, wrap_up: float) -> float:
    """0-100: four fifths conversation, one fifth wrap-up."""
    return 0.8 * talk + 0.2 * wrap_up
