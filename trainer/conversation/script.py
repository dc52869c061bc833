"""A script: one scenario, compiled and frozen, with the persona and the rulebook it is judged by.

Pure values. Only `scenarios.compiling` makes scripts of files and rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from trainer.guidance.conditions import Condition, always
from trainer.guidance.rulebook import Rulebook

Channel = Literal["phone", "in-person", "chat", "email"]
Fuse = Literal["short", "even", "long"]
Forgives = Literal["slowly", "evenly", "quickly"]


@dataclass(frozen=True, slots=True)
class Line:
    """Words of the customer, said when the condition holds."""

    text: str
    when: Condition = always


@dataclass(frozen=True, slots=True)
class Route:
    """Where a reply leads when the condition holds, and what happens on the way (anger change)."""

    node: str
    when: Condition = always
    anger: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """One response the trainee may pick.

    key: unique within its node. moves: what it does, each once, in the order written. note: the
    author's words for the debrief. as_said: the words are meant otherwise than they sound.
    """

    key: str
    text: str
    moves: tuple[str, ...]
    routes: tuple[Route, ...]
    note: str = ""
    as_said: bool = False
    move_set: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "move_set", frozenset(self.moves))


@dataclass(frozen=True, slots=True)
class Node:
    """What the customer says and does now; an ending when `ending` names an outcome."""

    key: str
    says: tuple[Line, ...]
    behaviour: frozenset[str] = frozenset()
    thinks: str = ""
    replies: tuple[Reply, ...] = ()
    ending: str | None = None

    def reply(self, key: str) -> Reply | None:
        for one in self.replies:
            if one.key == key:
                return one
        return None


@dataclass(frozen=True, slots=True)
class Persona:
    """The scripted customer.

    fuse: how strongly provocation raises the anger. forgives: how readily it falls. reactions:
    a further change of anger for single moves (-10 to 10). gives_up: what they say when their
    patience ends.
    """

    slug: str
    name: str
    about: str = ""
    looks: Mapping[str, str | int | bool] = field(default_factory=dict)
    voice: Mapping[str, float] = field(default_factory=dict)
    fuse: Fuse = "even"
    forgives: Forgives = "evenly"
    reactions: Mapping[str, int] = field(default_factory=dict)
    gives_up: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a good note records; counts if the path passed one of `revealed_at`, or always."""

    key: str
    label: str
    any_of: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    revealed_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Start:
    """Where a conversation begins; a callback's conditions read the attempt before it.

    after, not_after: all, none of these moves were made there. outcome: how it ended. noted,
    not_noted: facts that the notes did, did not record.
    """

    node: str
    anger: int
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()
    not_noted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """One scenario as the engine plays it. Anger 0-10, patience in turns, pass mark 0-100."""

    slug: str
    title: str
    channel: Channel
    persona: Persona
    anger: int
    patience: int
    pass_mark: int
    starts: tuple[Start, ...]
    nodes: Mapping[str, Node]
    rulebook: Rulebook
    lang: str = "en"
    summary: str = ""
    briefing: str = ""
    content_note: str = ""
    may_offer: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    follows: str = ""
    twin: str = ""

    @property
    def start(self) -> Start:
        """The start that holds when no earlier attempt decides it: the last one."""
        return self.starts[-1]
