"""The script file as data: what `docs/authoring.md` describes and the JSON Schema publishes.

A document is the pivot of all exchange: a file is read into one, the rows of a scenario are
gathered into one, an edition stores one, and a conversation's script is compiled from one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_serializer,
    model_validator,
)

from scenarios.exchange.yaml_text import no_text
from trainer.conversation.script import Channel, Forgives, Fuse
from trainer.guidance.conditions import Anger, Condition, always

default_patience = 30
default_pass_mark = 75


def _storable(text: str) -> str:
    """Characters that no database and no page can hold are refused at the door."""
    if no_text.search(text):
        raise ValueError("it holds a character that is no text.")
    return text


def _without_repeats(words: tuple[str, ...]) -> tuple[str, ...]:
    doubled = [word for word in dict.fromkeys(words) if words.count(word) > 1]
    if doubled:
        raise ValueError(f"{doubled[0]!r} is there twice; once is enough.")
    return words


def slug_of(name: str) -> str:
    """`Rosa Ortega` gives `rosa-ortega`; empty where a name has no Latin letters."""
    latin = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", latin.lower()))[:80]


def _sorted(changes: dict[str, int]) -> dict[str, int]:
    """In an order of its own: a database need not keep the one in which they were written."""
    return dict(sorted(changes.items()))


Text = Annotated[str, Field(strict=True), AfterValidator(_storable)]
Key = Annotated[str, Field(strict=True, pattern=r"^[-\w]+$", min_length=1, max_length=80)]
KeyOrNone = Annotated[str, Field(strict=True, pattern=r"^[-\w]*$", max_length=80)]
Move = Annotated[str, Field(strict=True, max_length=80)]
Short = Annotated[str, Field(strict=True, max_length=200), AfterValidator(_storable)]
Title = Annotated[str, Field(strict=True, min_length=1, max_length=200), AfterValidator(_storable)]
Words = tuple[Text, ...]
Change = Annotated[int, Field(strict=True, ge=-10, le=10)]
Number = Annotated[float, Field(ge=0.1, le=4)]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LineDocument(Part):
    """Words of the customer under a condition."""

    when: Condition = always
    text: Text


class RouteDocument(Part):
    """Where a reply leads under a condition, and what the way there does to the anger."""

    when: Condition = always
    node: Short
    anger: Change = 0


class StartCondition(Part):
    """What must hold of the last finished attempt at the scenario that this one follows."""

    after: Words = ()
    not_after: Words = ()
    outcome: Words = ()
    noted: Words = ()
    not_noted: Words = ()


class StartDocument(Part):
    """A way to begin; `anger` overrides the scenario's."""

    when: StartCondition = StartCondition()
    node: Short
    anger: Anger | None = None


def _short_form(key: str) -> Callable[[Any], Any]:
    """`goto: story` stands for `goto: [{node: story}]`, and so for `says` and `start`."""
    return lambda value: [{key: value}] if isinstance(value, str) else value


Says = Annotated[
    tuple[LineDocument, ...],
    BeforeValidator(_short_form("text"), json_schema_input_type=str | tuple[LineDocument, ...]),
]
Goto = Annotated[
    tuple[RouteDocument, ...],
    BeforeValidator(_short_form("node"), json_schema_input_type=str | tuple[RouteDocument, ...]),
]
SomeStarts = Annotated[tuple[StartDocument, ...], Field(min_length=1)]
Starts = Annotated[
    SomeStarts, BeforeValidator(_short_form("node"), json_schema_input_type=str | SomeStarts)
]


class ReplyDocument(Part):
    """One response the trainee may pick."""

    key: Key
    text: Text
    moves: Annotated[Words, AfterValidator(_without_repeats)] = ()
    goto: Goto = ()
    as_said: bool = Field(default=False, strict=True)
    note: Text = ""


class NodeDocument(Part):
    """What the customer says and does, with the replies to it; or an ending."""

    ending: Text | None = None
    behaviour: Annotated[Words, AfterValidator(_without_repeats)] = ()
    says: Says = ()
    thinks: Text = ""
    replies: tuple[ReplyDocument, ...] = ()

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        _without_repeats(tuple(reply.key for reply in self.replies))
        if self.ending is not None and self.replies:
            raise ValueError("an ending has no replies: take out 'ending' or 'replies'.")
        return self


class FactDocument(Part):
    """What a good note records."""

    key: Key
    label: Short = ""
    any_of: Words = ()
    wrong: Words = ()
    revealed_at: Words = ()


class Looks(Part):
    """What the drawn face shows. hair: colour-style. skin: 1 (light) to 6 (dark)."""

    hair: Text = ""
    skin: Annotated[int, Field(strict=True, ge=1, le=6)] = 3
    glasses: bool = Field(default=False, strict=True)
    beard: bool = Field(default=False, strict=True)
    top: Text = ""


class Voice(Part):
    """How the customer would be read aloud; 1.0 is ordinary."""

    rate: Number = 1.0
    pitch: Number = 1.0


class PersonaDocument(Part):
    """The scripted customer. Both names have a default made of the other."""

    persona: Key = "customer"
    name: Title = "The customer"
    about: Text = ""
    looks: Looks = Looks()
    voice: Voice = Voice()
    fuse: Fuse = "even"
    forgives: Forgives = "evenly"
    reactions: Annotated[dict[Move, Change], AfterValidator(_sorted)] = Field(default_factory=dict)
    gives_up: Text = ""

    @model_validator(mode="before")
    @classmethod
    def _named(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        slug, name = data.get("persona"), data.get("name")
        if "name" not in data and isinstance(slug, str):
            return {**data, "name": slug.replace("-", " ").title()}
        if "persona" not in data and isinstance(name, str) and slug_of(name):
            return {**data, "persona": slug_of(name)}
        return data

    @model_serializer(mode="wrap")
    def _with_both_names(self, handler: Any) -> dict[str, Any]:
        """Neither may be left out as a default: read back, it would be made of the other."""
        return {"persona": self.persona, "name": self.name, **handler(self)}


PersonaReference = Annotated[
    Annotated[Key, Tag("(slug)")] | Annotated[PersonaDocument, Tag("(persona)")],
    Discriminator(lambda value: "(slug)" if isinstance(value, str | int) else "(persona)"),
]


class ScenarioDocument(Part):
    """One scenario. The order of the fields is the order of a canonical file."""

    scenario: Key
    title: Title
    lang: Annotated[str, Field(strict=True, pattern=r"^[-\w]+$", max_length=20)] = "en"
    summary: Text = ""
    channel: Channel
    persona: PersonaReference
    twin: KeyOrNone = ""
    follows: KeyOrNone = ""
    anger: Anger
    patience: Annotated[int, Field(strict=True, ge=1, le=100)] = default_patience
    pass_mark: Annotated[int, Field(strict=True, ge=0, le=100)] = default_pass_mark
    briefing: Text = ""
    may_offer: Words = ()
    objectives: Words = ()
    content_note: Text = ""
    facts: tuple[FactDocument, ...] = ()
    start: Starts
    nodes: dict[Key, NodeDocument]

    @model_validator(mode="after")
    def _names_each_fact_once(self) -> Self:
        _without_repeats(tuple(fact.key for fact in self.facts))
        return self

    @property
    def persona_slug(self) -> str:
        return self.persona if isinstance(self.persona, str) else self.persona.persona
