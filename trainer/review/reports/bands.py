"""Scores as bands. Pure.

A single score says little about a person: it depends on the scenario, on the day and on luck. So a
band is said only from six different scenarios on, and a trend only where there are two of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from django.utils.translation import gettext_lazy as _

scenarios_for_a_band = 6

# The lowest score of each band, from the highest band down.
bands = (
    (80, _("assured")),
    (60, _("steady")),
    (40, _("finding their feet")),
    (0, _("at the beginning")),
)


@dataclass(frozen=True, slots=True)
class Score:
    """The score of one assessed run, 0-100, and of which scenario."""

    scenario: str
    score: int


@dataclass(frozen=True, slots=True)
class Band:
    """Where the median of the last runs in different scenarios lies. number: 0 is the highest."""

    number: int
    median: float

    @property
    def name(self) -> str:
        return str(bands[self.number][1])


@dataclass(frozen=True, slots=True)
class Trend:
    """The band now; before: that of the runs before it, if there were enough for one."""

    now: Band | None
    before: Band | None
    scenarios: int

    @property
    def missing(self) -> int:
        """How many different scenarios there are still to go before a band can be said."""
        return max(0, scenarios_for_a_band - self.scenarios)

    @property
    def direction(self) -> str:
        """up, down or level; empty where it cannot be said."""
        if not self.now or not self.before:
            return ""
        if self.now.number == self.before.number:
            return "level"
        return "up" if self.now.number < self.before.number else "down"


def band_of(scores: Iterable[int]) -> Band:
    """The band in which the median of these scores lies."""
    middle = median(scores)
    return Band(next(n for n, (least, _) in enumerate(bands) if middle >= least), middle)


def trend_of(scores: Sequence[Score]) -> Trend:
    """Out of somebody's runs, the newest first.

    The band now is that of the last run of each of the six scenarios played last. The one before
    is that of the runs that came before all of those, by the same rule.
    """
    last, rest = _last_of_each(scores)
    earlier, _rest = _last_of_each(rest)
    different = len({one.scenario for one in scores})
    return Trend(_band(last), _band(earlier), different)


def _band(scores: list[int]) -> Band | None:
    return band_of(scores) if len(scores) == scenarios_for_a_band else None


def _last_of_each(scores: Sequence[Score]) -> tuple[list[int], Sequence[Score]]:
    """The newest score of each scenario until there are six, and the runs before those."""
    found: dict[str, int] = {}
    for place, one in enumerate(scores, 1):
        found.setdefault(one.scenario, one.score)
        if len(found) == scenarios_for_a_band:
            return [*found.values()], scores[place:]
    return [*found.values()], ()
