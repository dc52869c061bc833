"""Bands and trends: only where there is enough to say."""

from __future__ import annotations

import pytest

from trainer.review.reports.bands import Score, band_of, trend_of


def runs(*scores: int, scenarios: int = 6) -> list[Score]:
    """So many scores, the newest first, going round so many scenarios."""
    return [Score(f"talk-{number % scenarios}", score) for number, score in enumerate(scores)]


@pytest.mark.parametrize(
    ("scores", "number"), [([80], 0), ([79], 1), ([60], 1), ([59, 60], 2), ([40], 2), ([39, 0], 3)]
)
def test_it_takes_the_band_of_the_median(scores, number):
    assert band_of(scores).number == number


@pytest.mark.parametrize(("count", "missing"), [(0, 6), (5, 1), (6, 0), (9, 0)])
def test_it_says_how_many_scenarios_are_missing(count, missing):
    assert trend_of(runs(*[50] * count, scenarios=9)).missing == missing


def test_it_says_no_band_of_five_scenarios_however_often_played():
    assert trend_of(runs(*[90] * 30, scenarios=5)).now is None


def test_it_takes_the_last_run_of_each_scenario():
    scores = runs(*[90] * 6, *[10] * 3)
    assert trend_of(scores).now == band_of([90] * 6)


def test_it_says_nothing_of_before_where_there_is_too_little():
    assert trend_of(runs(*[90] * 11)).before is None


@pytest.mark.parametrize(
    ("now", "before", "direction"), [(90, 50, "up"), (50, 90, "down"), (90, 85, "level")]
)
def test_it_compares_with_the_six_before(now, before, direction):
    assert trend_of(runs(*[now] * 6, *[before] * 6)).direction == direction
