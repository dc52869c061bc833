"""The rulebook: guidelines, moves and the rules that judge a move in the state it was made.

Pure. A rulebook is data (`catalogue.toml`, or what an edition froze at publishing); the shape of
that data is the shape of these models, so a rulebook is written and read back without loss.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from trainer.guidance.complaints import nearest
from trainer.guidance.conditions import Check, Condition, Situation, always

Verdict = Literal["kept", "broken"]
Kind = Literal["words", "timing", "order", "after", "mindset"]
Group = Literal["hearing", "caring", "owning", "solving", "limits", "closing", "harmful"]
Slug = Annotated[str, Field(pattern=r"^[-\w]+$", strict=True)]
Text = Annotated[str, Field(min_length=1, strict=True)]
Change = Annotated[int, Field(ge=-10, le=10, strict=True)]

channels = ("phone", "in-person", "chat", "email")


class Part(BaseModel):
    """A frozen part of the rulebook that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(Part):
    """One of the guidance documents the rulebook was made from."""

    title: Text
    about: Text


class Outcome(Part):
    """How a conversation may end, and its points."""

    points: Annotated[int, Field(strict=True)]
    label: Text
    meaning: Text


class Move(Part):
    """What a reply does, with one line that tells an author when to use it."""

    group: Group
    label: Text
    hint: Text


class Source(Part):
    """Where a guideline comes from: a document and a heading (or paragraph) in it."""

    document: Slug
    heading: Text


class Rule(Part):
    """What a guideline says about a move under a condition.

    verdict: None means that the rule only explains. anger: change before the persona's
    temperament. critical: breaking it bars a pass. marks: a name left among the moves made,
    for later rules to ask about.
    """

    moves: tuple[Slug, ...] = Field(min_length=1)
    when: Condition = always
    verdict: Verdict | None = None
    critical: bool = False
    anger: Change = 0
    marks: Slug | None = None
    because: Text


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule said about one reply in one state.

    points: the guideline's weight if kept for the first time, minus it if broken, else 0.
    anger: the rule's own change, before the persona's temperament.
    """

    guideline: str
    move: str
    verdict: Verdict | None
    points: int
    anger: int
    because: str
    critical: bool = False
    marks: str | None = None


class Guideline(Part):
    """One piece of advice, in our own words, with the rules that judge it.

    weight: points for keeping it, 0 to 3; 0 where a reply cannot show it.
    critical: at least one of its rules is.
    """

    slug: Slug
    title: Text
    advice: Text
    kind: tuple[Kind, ...]
    weight: Annotated[int, Field(ge=0, le=3, strict=True)]
    critical: bool = False
    sources: tuple[Source, ...] = Field(min_length=1)
    rule: tuple[Rule, ...] = ()

    @property
    def scored(self) -> bool:
        return self.weight > 0

    def rules_on(self, move: str) -> tuple[Rule, ...]:
        """The rules that mention `move`, in the order in which they are asked."""
        return tuple(rule for rule in self.rule if move in rule.moves)


class Rulebook(Part):
    """Everything a conversation is judged by. Raises ValidationError when it contradicts itself."""

    documents: Mapping[Slug, Document]
    outcomes: Mapping[Slug, Outcome]
    scars: Mapping[Slug, Annotated[int, Field(ge=0, le=10, strict=True)]]
    behaviours: Mapping[Slug, Text]
    moves: Mapping[Slug, Move]
    guideline: tuple[Guideline, ...]

    @cached_property
    def guidelines(self) -> Mapping[str, Guideline]:
        """The guidelines by slug, in the order in which they are written."""
        return {one.slug: one for one in self.guideline}

    @cached_property
    def hearing(self) -> frozenset[str]:
        """The moves by which a customer comes to feel heard."""
        return frozenset(slug for slug, move in self.moves.items() if move.group == "hearing")

    @cached_property
    def marks(self) -> frozenset[str]:
        """The names that rules leave among the moves made."""
        return frozenset(rule.marks for one in self.guideline for rule in one.rule if rule.marks)

    def findings(self, move: str, now: Situation) -> list[Finding]:
        """What is to be said of `move`. A move the rulebook does not know gets no finding."""
        again = move in now.made
        return [one.repeated if again else one.first for one in self._speaking(move, now)]

    def rulings(self, move: str, now: Situation) -> Iterator[tuple[Guideline, Rule]]:
        """The rules that speak of `move`, each with its guideline."""
        return ((one.guideline, one.rule) for one in self._speaking(move, now))

    def _speaking(self, move: str, now: Situation) -> list[Said]:
        """For each guideline the first rule whose condition holds. Most of a step is spent here."""
        found = []
        for said in self.may_speak(move, now.behaviour, now.channel, now.reply):
            for one in said:
                for check in one.checks:
                    if not check(now, move):
                        break
                else:
                    found.append(one)
                    break
        return found

    def may_speak(
        self, move: str, behaviour: frozenset[str], channel: str, reply: frozenset[str]
    ) -> tuple[tuple[Said, ...], ...]:
        """For each guideline the rules on `move` that some state may make speak there, in order.

        What the node, the channel and the reply decide is decided here once, and kept.
        """
        there = move, behaviour, channel, reply
        known = self._heard_there.get(there)
        if known is None:
            known = self._heard_there[there] = tuple(self._apt(*there))
        return known

    def _apt(
        self, move: str, behaviour: frozenset[str], channel: str, reply: frozenset[str]
    ) -> Iterator[tuple[Said, ...]]:
        for said in self._said_of.get(move, ()):
            apt: list[Said] = []
            for one in said:
                if one.rule.when.fits(behaviour=behaviour, channel=channel, reply=reply):
                    apt.append(one)
                    if one.rule.when.is_settled:
                        break
            if apt:
                yield tuple(apt)

    @cached_property
    def _heard_there(self) -> dict[There, tuple[tuple[Said, ...], ...]]:
        return {}

    @cached_property
    def _said_of(self) -> Mapping[str, tuple[tuple[Said, ...], ...]]:
        """For every move and every guideline with rules on it: what they say, ready to be said."""
        return {
            move: tuple(
                tuple(_said(one, rule, move) for rule in found)
                for one in self.guideline
                if (found := one.rules_on(move))
            )
            for move in self.moves
        }

    def as_data(self) -> dict[str, Any]:
        """The rulebook as plain data, without defaults; `Rulebook.model_validate` reads it back."""
        return self.model_dump(mode="json", exclude_defaults=True)

    @model_validator(mode="after")
    def _speaks_of_known_things(self) -> Self:
        wrong = [*_unknown("scars", self.scars, self.moves)]
        wrong += [said for one in self.guideline for said in contradictions(one, self)]
        slugs = [one.slug for one in self.guideline]
        wrong += [
            f"guideline {s!r} is there twice." for s in sorted({*slugs}) if slugs.count(s) > 1
        ]
        if wrong:
            raise ValueError(" ".join(wrong))
        return self


def contradictions(one: Guideline, book: Rulebook) -> Iterator[str]:
    """What bars a guideline from a rulebook: names not known there, flags that do not agree."""
    where = f"guideline {one.slug!r}"
    made = book.moves.keys() | book.marks | {rule.marks for rule in one.rule if rule.marks}
    yield from _unknown(where, (s.document for s in one.sources), book.documents)
    for rule in one.rule:
        when = rule.when
        yield from _unknown(where, when.unknown, Condition.known())
        yield from _unknown(where, rule.moves, book.moves)
        yield from _unknown(where, (when.after or ()) + (when.not_after or ()), made)
        yield from _unknown(where, (when.with_ or ()) + (when.without or ()), book.moves)
        doing = (when.behaviour or ()) + (when.not_behaviour or ())
        yield from _unknown(where, doing, book.behaviours)
        yield from _unknown(where, when.channel or (), channels)
    if one.critical != any(rule.critical for rule in one.rule):
        yield f"{where} and its rules do not agree on whether it is critical."


# A move, the behaviour at its node, the channel, and the moves of its reply.
There = tuple[str, frozenset[str], str, frozenset[str]]


class Said(NamedTuple):
    """A rule on a move, and what it says when the move is new and when it is made again.

    checks: what of its condition depends on the state.
    """

    checks: tuple[Check, ...]
    guideline: Guideline
    rule: Rule
    first: Finding
    repeated: Finding


def _said(guideline: Guideline, rule: Rule, move: str) -> Said:
    points = {"kept": guideline.weight, "broken": -guideline.weight, None: 0}[rule.verdict]
    first = Finding(
        guideline=guideline.slug,
        move=move,
        verdict=rule.verdict,
        points=points,
        anger=rule.anger,
        because=rule.because,
        critical=rule.critical,
        marks=rule.marks,
    )
    repeated = replace(first, points=min(points, 0))
    return Said(rule.when.open_checks, guideline, rule, first, repeated)


def _unknown(where: str, names: Any, known: Any) -> Iterator[str]:
    return (f"{where} names {n!r}, {nearest(n, known)}" for n in names if n not in known)
