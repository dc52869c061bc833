"""The same complaint from somebody else: how one person dealt with the two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scenarios.editions import script_of
from scenarios.models import Edition
from trainer.conversation.script import Script
from trainer.guidance.rulebook import Guideline
from trainer.practice.conversations import conversation_of
from trainer.practice.models import Attempt
from trainer.practice.opportunities import Opportunities, opportunities


@dataclass(frozen=True, slots=True)
class Conduct:
    """One guideline in both conversations; None where it did not come up."""

    guideline: Guideline
    here: Opportunities | None
    there: Opportunities | None

    @property
    def differs(self) -> bool:
        """Whether it was kept with one of the two and broken or missed with the other."""
        both = self.here, self.there
        return len({_well(one) for one in both if one}) == 2


@dataclass(frozen=True, slots=True)
class Twin:
    """The other conversation of a pair; attempt: the last one there, None if there is none yet."""

    script: Script
    attempt: Attempt | None = None
    conduct: tuple[Conduct, ...] = ()

    @property
    def differing(self) -> tuple[Conduct, ...]:
        return tuple(one for one in self.conduct if one.differs)


def twin_of(attempt: Attempt, script: Script, here: Iterable[Opportunities]) -> Twin | None:
    """The twin of an attempt's scenario, beside the last attempt there by the same person.

    Of the same mode: what is compared in an assessed run was assessed too. None without a twin
    that is published, or if it was archived before it was ever played.
    """
    edition = Edition.objects.light().current().of(script.twin).first() if script.twin else None
    if edition is None:
        return None
    mine = Attempt.objects.by(attempt.user).whole().wrapped_up().with_words()
    other = mine.of_scenario(script.twin).filter(mode=attempt.mode).with_edition().newest_first()
    last = other.first()
    if last is None:
        return None if edition.scenario.archived_at else Twin(script_of(edition))
    there = opportunities(conversation_of(last))
    return Twin(script_of(last.edition), last, tuple(_conduct(here, there)))


def _conduct(here: Iterable[Opportunities], there: Iterable[Opportunities]) -> Iterator[Conduct]:
    one, other = ({each.guideline.slug: each for each in side} for side in (here, there))
    for slug in dict.fromkeys((*one, *other)):
        both = one.get(slug), other.get(slug)
        known = both[0] or both[1]
        if known:
            yield Conduct(known.guideline, *both)


def _well(one: Opportunities) -> bool:
    """Whether it went well: nothing broken, no chance missed."""
    return not one.broken and not one.missed
