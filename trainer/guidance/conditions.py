"""When a rule speaks, a route is taken, a line is said: one small vocabulary of conditions.

Pure. A condition is a handful of optional keys; all those given must hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_serializer

Anger = Annotated[int, Field(ge=0, le=10, strict=True)]
Heard = Annotated[int, Field(ge=0, le=4, strict=True)]
Words = tuple[Annotated[str, Field(strict=True)], ...]

nothing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Situation:
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
        return {("with" if k == "with_" else k): v for k, v in given.items() if v is not None}

    @property
    def unknown(self) -> tuple[str, ...]:
        """The keys given that are no condition."""
        return tuple(self.model_extra or ())

    @classmethod
    def known(cls) -> tuple[str, ...]:
        """Every key a condition may have."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())

    def holds(self, now: Situation, move: str = "") -> bool:
        """Whether every given key holds. `move` is the one being judged, for `again`."""
        return (
            self._numbers_hold(now)
            and self._moves_hold(now, move)
            and self._people_hold(now)
            and not self.unknown
        )

    def _numbers_hold(self, now: Situation) -> bool:
        return (
            (self.anger_at_least is None or now.anger >= self.anger_at_least)
            and (self.anger_at_most is None or now.anger <= self.anger_at_most)
            and (self.heard_at_least is None or now.heard >= self.heard_at_least)
            and (self.heard_at_most is None or now.heard <= self.heard_at_most)
        )

    def _moves_hold(self, now: Situation, move: str) -> bool:
        return (
            (self.again is None or (move in now.made) is self.again)
            and (self.after is None or now.made.issuperset(self.after))
            and (self.not_after is None or now.made.isdisjoint(self.not_after))
            and (self.with_ is None or now.reply.issuperset(self.with_))
            and (self.without is None or now.reply.isdisjoint(self.without))
        )

    def _people_hold(self, now: Situation) -> bool:
        return (
            (self.behaviour is None or not now.behaviour.isdisjoint(self.behaviour))
            and (self.not_behaviour is None or now.behaviour.isdisjoint(self.not_behaviour))
            and (self.channel is None or now.channel in self.channel)
        )


always = Condition()
