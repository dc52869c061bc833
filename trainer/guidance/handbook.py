"""The handbook's words: why each guideline works, how it sounds, and where the documents disagree.

Pure. The words live in `handbook.toml`, which people read; the shape of that file is the shape of
these models, and keys they do not know are refused.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError, model_validator

from trainer.guidance.complaints import complaints, nearest
from trainer.guidance.rulebook import Part, Slug, Text

words = Path(__file__).with_name("handbook.toml")


class BrokenHandbook(ValueError):
    """Not a handbook; the message has one line for each thing wrong with it."""


class Chapter(Part):
    """Guidelines that belong together, under a plain heading.

    safety: their pages say what is beyond all guidelines, where people might look for it here.
    """

    title: Text
    about: Text
    guidelines: tuple[Slug, ...] = Field(min_length=1)
    safety: bool = False


class Entry(Part):
    """What the handbook adds to a guideline.

    why: why it works, and what is not known. scene: where `good` and `bad` are said; without one
    they are habits. critical: the way of breaking it that bars a pass.
    """

    why: Text
    scene: Text | None = None
    good: Text
    bad: Text
    remember: Text
    critical: Text | None = None


class Pull(Part):
    """What some documents ask for."""

    documents: tuple[Slug, ...] = Field(min_length=1)
    says: Text


class Decision(Part):
    """A place where the documents pull in different directions, and how Steady decides."""

    slug: Slug
    title: Text
    one: Pull
    other: Pull
    decision: Text
    guidelines: tuple[Slug, ...] = Field(min_length=1)


class Handbook(Part):
    """All of it. Raises ValidationError when it contradicts itself."""

    chapter: tuple[Chapter, ...]
    guideline: Mapping[Slug, Entry]
    decision: tuple[Decision, ...]

    def chapter_of(self, slug: str) -> Chapter:
        """The chapter in which a guideline stands."""
        return next(one for one in self.chapter if slug in one.guidelines)

    def decisions_on(self, slug: str) -> tuple[Decision, ...]:
        """The decisions that concern a guideline."""
        return tuple(one for one in self.decision if slug in one.guidelines)

    @model_validator(mode="after")
    def _speaks_of_known_things(self) -> Self:
        wrong = [*self._unknown_guidelines(), *self._not_once()]
        if wrong:
            raise ValueError(" ".join(wrong))
        return self

    def _unknown_guidelines(self) -> Iterator[str]:
        parts: tuple[Chapter | Decision, ...] = (*self.chapter, *self.decision)
        for part in parts:
            for slug in part.guidelines:
                if slug not in self.guideline:
                    yield f"{part.title!r} names {slug!r}, {nearest(slug, self.guideline)}"

    def _not_once(self) -> Iterator[str]:
        placed = Counter(slug for one in self.chapter for slug in one.guidelines)
        lost = (slug for slug in self.guideline if slug not in placed)
        yield from (f"guideline {slug!r} stands in no chapter." for slug in lost)
        yield from (f"guideline {slug!r} stands in two chapters." for slug in _doubled(placed))
        decided = Counter(one.slug for one in self.decision)
        yield from (f"decision {slug!r} is there twice." for slug in _doubled(decided))


def _doubled(found: Counter[str]) -> Iterable[str]:
    return (slug for slug, times in found.items() if times > 1)


@cache
def shipped_handbook() -> Handbook:
    """The handbook of this release, read once a process."""
    return read_handbook(words.read_text(encoding="utf-8"))


def read_handbook(text: str) -> Handbook:
    """A handbook from TOML. Raises BrokenHandbook, which names the nearest known key or word."""
    try:
        return Handbook.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BrokenHandbook(f"not TOML: {error}") from error
    except ValidationError as error:
        found = complaints(error, Handbook)
        raise BrokenHandbook("\n".join(map(str, found))) from error
