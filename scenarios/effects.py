"""What house rules change: published scenarios as they are judged, and as they would be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from scenarios.checking import analyses_data
from scenarios.editions import script_of
from scenarios.models import Edition
from scenarios.rulebook import books_of
from trainer.conversation.practising import practised
from trainer.conversation.problems import ways_of
from trainer.conversation.script import Script
from trainer.guidance.rulebook import Guideline, Rulebook

most_kept = 256


@dataclass(frozen=True, slots=True)
class Figures:
    """How good and how bad a conversation can be, in points, and what guessing does in percent."""

    best: int
    worst: int
    guessing: float | None
    guessing_passes: float | None


@dataclass(frozen=True)
class Effect:
    """A scenario whose next edition would be judged otherwise than the one that is played.

    guidelines: those that count otherwise, or are gone, and that its replies can touch.
    """

    edition: Edition
    house: str
    guidelines: tuple[Guideline, ...]

    @property
    def before(self) -> Figures | None:
        """As the edition was analysed when it was published."""
        return _figures(Edition.objects.values_list("analysis", flat=True).get(pk=self.edition.pk))

    @cached_property
    def after(self) -> Figures | None:
        """As its words would be judged now; None where they cannot be analysed."""
        return _figures(_analysed(self.edition.content_hash, self.house))


def effects(house: str) -> list[Effect]:
    """The scenarios whose next edition these house rules would judge otherwise: one statement."""
    rulebook = books_of(house).rulebook
    editions = Edition.objects.light().playable().select_related("scenario")
    found = [
        Effect(edition, house, tuple(_differing(script_of(edition), rulebook)))
        for edition in editions.order_by("scenario__title")
    ]
    return [one for one in found if one.guidelines]


def _differing(script: Script, now: Rulebook) -> Iterator[Guideline]:
    """What counts otherwise now among the guidelines that a script can touch, then or now."""
    before = script.rulebook
    if before == now:
        return
    touched = practised(script) | practised(replace(script, rulebook=now))
    for slug, one in {**before.guidelines, **now.guidelines}.items():
        if slug in touched and before.guidelines.get(slug) != now.guidelines.get(slug):
            yield one


@lru_cache(maxsize=most_kept)
def _analysed(content_hash: str, house: str) -> dict[str, Any] | None:
    published = script_of(Edition(content_hash=content_hash))
    return analyses_data(ways_of(replace(published, rulebook=books_of(house).rulebook)))


def _figures(analysis: dict[str, Any] | None) -> Figures | None:
    if analysis is None:
        return None
    guess = analysis["random"]
    return Figures(
        best=analysis["best"],
        worst=analysis["worst"],
        guessing=guess["mean"],
        guessing_passes=None if guess["passes"] is None else 100 * guess["passes"],
    )
