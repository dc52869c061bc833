"""The time a report looks at: whole days, in the time zone of who reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

usual_days = 90
choices_of_days = (30, 90, 365)


@dataclass(frozen=True, slots=True)
class Period:
    """From the begin of the first day to the end of the last."""

    first: date
    last: date

    @classmethod
    def of_days(cls, days: int, *, today: date) -> Period:
        """So many days, today included."""
        return cls(today - timedelta(days=days - 1), today)

    @property
    def start(self) -> datetime:
        return _midnight(self.first)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return _midnight(self.last + timedelta(days=1))

    @property
    def query(self) -> str:
        """Itself, for an address."""
        return f"first={self.first.isoformat()}&last={self.last.isoformat()}"


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def periods_of_days(days: Iterable[int], *, today: date) -> list[tuple[int, Period]]:
    """The last so and so many days, each with its number."""
    return [(many, Period.of_days(many, today=today)) for many in days]
