"""Puts moves before the shipped rulebook and gathers what one guideline says to them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from _pytest.mark import ParameterSet

from trainer.guidance.conditions import Situation
from trainer.guidance.loading import shipped_rulebook
from trainer.guidance.rulebook import Rule

KEPT, BROKEN, NOTED, SILENT = "kept", "broken", "noted", "silent"

# Histories that mean: heard twice, once.
HEARD = "listen restate"
BARELY = "listen"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A reply in a situation, and what a guideline says of its first move.

    reply, made, behaviour: words with spaces between. How much was heard follows from `made`.
    """

    reply: str
    anger: int = 3
    made: str = ""
    behaviour: str = ""
    channel: str = "phone"

    @property
    def now(self) -> Situation:
        made = frozenset(self.made.split())
        return Situation(
            anger=self.anger,
            heard=len(made & shipped_rulebook().hearing),
            channel=self.channel,
            made=made,
            behaviour=frozenset(self.behaviour.split()),
            reply=frozenset(self.reply.split()),
        )

    def __str__(self) -> str:
        told = [self.reply, f"at {self.anger}"]
        told += [f"after {self.made}"] if self.made else []
        told += [f"while {self.behaviour}"] if self.behaviour else []
        told += [self.channel] if self.channel != "phone" else []
        return " ".join(told)


Said = tuple[str, int, bool]


def case(
    reply: str,
    verdict: str,
    change: int = 0,
    *,
    anger: int = 3,
    made: str = "",
    behaviour: str = "",
    channel: str = "phone",
    critical: bool = False,
) -> tuple[Case, Said]:
    """A row: the reply and where it is given; the verdict, the change of anger, critical or not."""
    asked = Case(reply=reply, anger=anger, made=made, behaviour=behaviour, channel=channel)
    return asked, (verdict, change, critical)


def rows(table: dict[str, list[tuple[Case, Said]]]) -> list[ParameterSet]:
    """A table of guidelines as parameters: guideline, case, what is expected."""
    return [
        pytest.param(guideline, asked, said, id=f"{guideline}: {asked}")
        for guideline, cases in table.items()
        for asked, said in cases
    ]


def said_by(guideline: str, asked: Case) -> Said:
    """What a guideline says of the first move of the reply."""
    found = rulings(asked.reply.split()[0], asked.now).get(guideline)
    if found is None:
        return SILENT, 0, False
    return found.verdict or NOTED, found.anger, found.critical


def rulings(move: str, now: Situation) -> dict[str, Rule]:
    """The rule that speaks, of every guideline that has something to say."""
    return {one.slug: rule for one, rule in shipped_rulebook().rulings(move, now)}


def change_of_anger(asked: Case) -> int:
    """What all rules together do to the anger, before the persona's temperament."""
    moves = asked.reply.split()
    return sum(rule.anger for move in moves for rule in rulings(move, asked.now).values())
