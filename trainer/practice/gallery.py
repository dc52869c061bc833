"""The gallery: what can be played, and what of it somebody has played."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Max
from django.utils.functional import Promise

from scenarios import difficulty
from scenarios.editions import script_of
from scenarios.models import Edition
from trainer.conversation.practising import practised
from trainer.conversation.script import Script
from trainer.guidance.rulebook import Guideline
from trainer.practice.models import Attempt

if TYPE_CHECKING:
    from trainer.accounts.models import User

most_kept = 256
named_on_a_card = 3


@dataclass(frozen=True, slots=True)
class Card:
    """One scenario in the gallery, and what its reader has made of it.

    guidelines: the scored ones that it practises, those first that few others do; practised: all,
    by slug. played: how often it was finished. best: the best overall score. guessing: what
    picking at random scores.
    """

    script: Script
    guidelines: tuple[Guideline, ...]
    played: int
    best: int | None
    guessing: float | None
    practised: frozenset[str]

    @property
    def slug(self) -> str:
        return self.script.slug

    @property
    def level(self) -> int | None:
        """How hard it is, 1 to 3."""
        return difficulty.level(self.guessing)

    @property
    def difficulty(self) -> Promise | str:
        """The same in a word."""
        return difficulty.words[self.level] if self.level else ""

    @property
    def telling(self) -> tuple[Guideline, ...]:
        """The guidelines that tell it from the others best."""
        return self.guidelines[:named_on_a_card]

    @property
    def untold(self) -> int:
        """How many more there are."""
        return len(self.guidelines) - len(self.telling)


def cards(user: User) -> list[Card]:
    """Every scenario that can be begun, by title: two statements however many there are."""
    editions = Edition.objects.light().playable().annotate(guess=F("analysis__random__mean"))
    found: list[Any] = sorted(editions, key=lambda edition: script_of(edition).title.casefold())
    practised_by_all = Counter(slug for edition in found for slug in practised_in(edition))
    played = _played(user)
    return [
        Card(
            script_of(edition),
            _rarest_first(edition, practised_by_all),
            *played.get(script_of(edition).slug, (0, None)),
            guessing=edition.guess,
            practised=practised_in(edition),
        )
        for edition in found
    ]


def _played(user: User) -> dict[str, tuple[int, int | None]]:
    """By scenario how often it was finished, and the best score."""
    mine = Attempt.objects.by(user).whole().finished().order_by()
    counted = mine.values_list("edition__scenario__slug").annotate(Count("pk"), Max("score"))
    return {slug: (times, best) for slug, times, best in counted}


def _rarest_first(edition: Edition, practised_by_all: Counter[str]) -> tuple[Guideline, ...]:
    """The scored guidelines of an edition."""
    known = script_of(edition).rulebook.guidelines
    found = [known[slug] for slug in practised_in(edition) if known[slug].scored]
    return tuple(
        sorted(found, key=lambda one: (practised_by_all[one.slug], -one.weight, one.title))
    )


def practised_in(edition: Edition) -> frozenset[str]:
    """The guidelines that replies in an edition may keep or break."""
    return _practised(edition.content_hash)


@lru_cache(maxsize=most_kept)
def _practised(content_hash: str) -> frozenset[str]:
    return practised(script_of(Edition(content_hash=content_hash)))


def chosen(found: list[Card], wanted: dict[str, Any]) -> list[Card]:
    """The cards that the filter lets through."""
    return [card for card in found if _fits(card, wanted)]


def _fits(card: Card, wanted: dict[str, Any]) -> bool:
    channel, guideline, level = (wanted.get(key) for key in ("channel", "guideline", "level"))
    return (
        (not channel or card.script.channel == channel)
        and (not guideline or guideline in card.practised)
        and (not level or card.level == int(level))
        and not (wanted.get("unplayed") and card.played)
    )
