"""When a guideline is to be met again, by what became of it in one conversation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fsrs import Rating

from tests.practice.after import costly, lying, make_boiler, make_ended, make_wrapped_up
from tests.practice.scripts import make_past
from trainer.practice.models import GuidelineResult, Review
from trainer.practice.reviews import longest_interval, rating, schedule

monday = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def boiler(db):
    return make_boiler()


@pytest.fixture
def met(maya, boiler):
    """Meets a guideline in a conversation: `met(kept=1, of=1, on=monday)`; when it is due then."""

    def meet(*, kept: int = 0, of: int = 0, broken: int = 0, on: datetime = monday, **how):
        slug = how.get("guideline", "hear-out")
        attempt = make_past(user=how.get("user", maya), edition=boiler, finished_at=on)
        result = make_result(kept=kept, of=of, broken=broken)
        result.attempt, result.guideline = attempt, slug
        result.save()
        schedule(attempt)
        return Review.objects.get(user=attempt.user, guideline=slug).due_at

    return meet


def make_result(*, kept: int = 0, of: int = 0, broken: int = 0) -> GuidelineResult:
    return GuidelineResult(kept=kept, opportunities=of, broken=broken)


@pytest.mark.parametrize(
    ("how", "rated"),
    [
        ({"kept": 2, "of": 2}, Rating.Good),
        ({"kept": 1, "of": 2}, Rating.Hard),
        ({"kept": 0, "of": 1}, Rating.Hard),
        ({"kept": 1, "of": 1, "broken": 1}, Rating.Hard),
        ({"kept": 0, "of": 1, "broken": 1}, Rating.Again),
        ({"kept": 0, "of": 0, "broken": 2}, Rating.Again),
    ],
)
def test_it_rates_what_a_conversation_showed(how, rated):
    assert rating(make_result(**how)) == rated


def test_it_brings_back_sooner_what_was_broken_than_what_was_kept(met):
    broken, kept = met(broken=1, guideline="own-it"), met(kept=1, of=1, guideline="hear-out")
    assert monday < broken < kept


def test_it_brings_back_sooner_what_was_missed_than_what_was_kept(met):
    missed, kept = met(of=1, guideline="own-it"), met(kept=1, of=1, guideline="hear-out")
    assert monday < missed < kept


def test_it_brings_back_sooner_what_was_broken_than_what_was_missed(met):
    """On the first meeting both are due the next day; once it went well before, they differ."""
    for slug in ("own-it", "hear-out"):
        again = met(kept=1, of=1, guideline=slug)
    broken = met(broken=1, guideline="own-it", on=again)
    assert broken < met(of=1, guideline="hear-out", on=again)


def test_it_waits_longer_each_time_that_it_is_kept(met):
    when, waits = monday, []
    for _ in range(3):
        due = met(kept=1, of=1, on=when)
        waits.append(due - when)
        when = due
    assert waits == sorted(waits)
    assert waits[0] < waits[1]


def test_it_comes_back_soon_after_a_break_however_well_it_went_before(met):
    due = met(kept=1, of=1)
    later = met(kept=1, of=1, on=due)
    assert met(broken=1, on=later) - later < later - due


def test_it_never_waits_longer_than_a_quarter(met):
    when = monday
    for _ in range(8):
        due = met(kept=1, of=1, on=when)
        wait, when = due - when, due
    assert wait <= timedelta(days=longest_interval)
    assert wait > timedelta(days=longest_interval - 2)


def test_it_gives_the_same_dates_for_the_same_history(met, lena, maya):
    history: list[dict[str, Any]] = [
        {"kept": 1, "of": 1},
        {"broken": 1, "on": monday + timedelta(days=3)},
        {"of": 1, "on": monday + timedelta(days=9)},
    ]
    first = [met(**one, user=maya) for one in history]
    second = [met(**one, user=lena) for one in history]
    assert first == second


def test_it_goes_by_when_the_conversation_ended(met):
    earlier, later = monday, monday + timedelta(days=10)
    assert met(of=1, guideline="own-it", on=later) - met(of=1, on=earlier) == later - earlier


def test_it_keeps_one_card_for_a_person_and_a_guideline(met):
    met(broken=1)
    met(kept=1, of=1, on=monday + timedelta(days=2))
    assert Review.objects.count() == 1


def test_it_moves_nobody_elses_cards(met, lena):
    hers = met(kept=1, of=1, user=lena)
    met(broken=1, on=monday + timedelta(days=1))
    assert Review.objects.get(user=lena).due_at == hers


def test_it_has_a_card_for_each_guideline_that_was_met(maya, boiler):
    attempt = make_wrapped_up(user=maya, edition=boiler, replies=costly)
    met = {row.guideline for row in attempt.guideline_results.all()}
    assert {review.guideline for review in Review.objects.filter(user=maya)} == met
    assert "be-truthful" in met


def test_it_schedules_from_the_findings_of_a_conversation(maya, boiler):
    """The lie was a break; to hear them out was kept."""
    make_wrapped_up(user=maya, edition=boiler, replies=lying)
    lie, hearing = (Review.objects.get(guideline=slug) for slug in ("be-truthful", "hear-out"))
    assert lie.due_at < hearing.due_at


def test_it_waits_for_the_wrap_up(maya, boiler):
    make_ended(user=maya, edition=boiler)
    assert Review.objects.count() == 0
