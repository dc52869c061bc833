"""The gallery: what can be played, and what of it somebody has played."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scenarios.editions import script_of
from scenarios.models import Edition
from trainer.conversation.script import Script
from trainer.practice.models import Attempt

if TYPE_CHECKING:
    from trainer.accounts.models import User


@dataclass(frozen=True, slots=True)
class Card:
    """One scenario in the gallery, and how often its reader has finished it."""

    script: Script
    played: int

    @property
    def slug(self) -> str:
        return self.script.slug


def cards(user: User) -> list[Card]:
    """Every scenario that can be begun, by title: two statements however many there are."""
    scripts = [script_of(edition) for edition in Edition.objects.light().playable()]
    mine = Attempt.objects.by(user).whole().finished()
    played = Counter(mine.values_list("edition__scenario__slug", flat=True))
    found = [Card(script, played[script.slug]) for script in scripts]
    return sorted(found, key=lambda card: card.script.title.casefold())


def chosen(found: list[Card], wanted: dict[str, Any]) -> list[Card]:
    """The cards that the filter lets through."""
    return [
        card
        for card in found
        if (not wanted.get("channel") or card.script.channel == wanted["channel"])
        and not (wanted.get("unplayed") and card.played)
    ]
