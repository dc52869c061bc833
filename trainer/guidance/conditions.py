"""When a rule speaks, a route is taken, a line is said: one small vocabulary of conditions.

Pure. A condition is a handful of optional keys; all those given must hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, model_serializer

Anger = Annotated[int, Field(ge=0, le=10, strict=True)]
Heard = Annotated[int, Field(ge=0, le=4, strict=True)]
Words = tuple[Annotated[str, Field(strict=True)], ...]

nothing: frozenset[str] = frozenset()


class Situation(NamedTuple):
    """What a condition may ask about.

    anger: 0-10. heard: how many different hearing moves were made, 0-4. behaviour: what the
    customer is doing. made: moves made earlier (for a rule) or so far (for a route or a line),
    with the marks that rules left. reply: the moves of the reply being judged, none elsewhere.
    """

    anger: int
    heard: int
    channel: str
    made: frozenset[str]
    behaviour: frozenset[str] = nothing
    reply: frozenset[str] = nothing


class Condition(BaseModel):
    """All given keys must hold; a condition without keys always holds.

    anger_at_least, anger_at_most, heard_at_least, heard_at_most: bounds, both included.
    behaviour, not_behaviour: the customer does any, none of these. channel: any of these.
    after, not_after: all, none of these were made before. with, without: the same reply also
    makes all, none of these. again: this very move was made before.

    A key that is none of these is kept, for whoever checks the file to name it; a condition that
    cannot be read never holds.
    """

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True)

    anger_at_least: Anger | None = None
    anger_at_most: Anger | None = None
    heard_at_least: Heard | None = None
    heard_at_most: Heard | None = None
    behaviour: Words | None = None
    not_behaviour: Words | None = None
    channel: Words | None = None
    after: Words | None = None
    not_after: Words | None = None
    with_: Words | None = Field(default=None, alias="with")
    without: Words | None = None
    again: bool | None = None

    @model_serializer(mode="wrap")
    def _only_what_was_given(self, handler: Any) -> dict[str, Any]:
        given: dict[str, Any] = handler(self)
        kept = {k: v for k, v in given.items() if v is not None or k in self.unknown}
        return {("with" if k == "with_" else k): v for k, v in kept.items()}

    @property
    def unknown(self) -> tuple[str, ...]:
        """The keys given that are no condition."""
        return tuple(self.model_extra or ())

    @classmethod
    def known(cls) -> tuple[str, ...]:
        """Every key a condition may have."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())

    @classmethod
    def in_order(cls, given: Mapping[str, Any]) -> dict[str, Any]:
        """The keys given in the order of the vocabulary, unknown ones by name after them.

        A database need not keep the order in which they were written.
        """
        known = [key for key in cls.known() if key in given]
        return {key: given[key] for key in (*known, *sorted(given.keys() - known))}

    def holds(self, now: Situation, move: str = "") -> bool:
        """Whether every given key holds. `move` is the one being judged, for `again`."""
        for check in self._checks:  # noqa: SIM110  (a plain loop: asked at each step)
            if not check(now, move):
                return False
        return True

    def fits(self, *, behaviour: frozenset[str], channel: str, reply: frozenset[str]) -> bool:
        """Whether it can hold at all at a node and for a reply: what no state changes agrees."""
        there = Situation(0, 0, channel, nothing, behaviour, reply)
        given = ((checks[name], getattr(self, name)) for name in settled_beforehand)
        return all(make(value)(there, "") for make, value in given if value is not None)

    @cached_property
    def is_settled(self) -> bool:
        """Whether nothing in it depends on the state of the conversation."""
        return not self.open_checks

    @cached_property
    def open_checks(self) -> tuple[Check, ...]:
        """What is left to ask where it `fits`: what depends on the state of the conversation."""
        return self._made([name for name in checks if name not in settled_beforehand])

    @cached_property
    def _checks(self) -> tuple[Check, ...]:
        return self._made(checks)

    def _made(self, names: Iterable[str]) -> tuple[Check, ...]:
        if self.unknown:
            return (lambda now, move: False,)
        given = ((checks[name], getattr(self, name)) for name in names)
        return tuple(make(value) for make, value in given if value is not None)


Check = Callable[[Situation, str], bool]

# What a node, its channel and a reply decide, whatever the state.
settled_beforehand = ("behaviour", "not_behaviour", "channel", "with_", "without")

# What each key demands. Given once as data; a condition keeps only the checks that it needs.
checks: dict[str, Callable[[Any], Check]] = {
    "anger_at_least": lambda least: lambda now, move: now.anger >= least,
    "anger_at_most": lambda most: lambda now, move: now.anger <= most,
    "heard_at_least": lambda least: lambda now, move: now.heard >= least,
    "heard_at_most": lambda most: lambda now, move: now.heard <= most,
    "behaviour": lambda any_of: lambda now, move: not now.behaviour.isdisjoint(any_of),
    "not_behaviour": lambda none_of: lambda now, move: now.behaviour.isdisjoint(none_of),
    "channel": lambda any_of: lambda now, move: now.channel in any_of,
    "after": lambda all_of: lambda now, move: now.made.issuperset(all_of),
    "not_after": lambda none_of: lambda now, move: now.made.isdisjoint(none_of),
    "with_": lambda all_of: lambda now, move: now.reply.issuperset(all_of),
    "without": lambda none_of: lambda now, move: now.reply.isdisjoint(none_of),
    "again": lambda wanted: lambda now, move: (move in now.made) is wanted,
}


always = Condition()
