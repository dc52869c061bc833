"""The template filters that put numbers and keys into words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from scenarios.models import Scenario
from trainer.guidance.loading import shipped_rulebook
from trainer.practice.templatetags import practice as words


@pytest.mark.parametrize(("change", "way"), [(-2, "down"), (0, "same"), (3, "up")])
def test_it_knows_the_way_of_a_change(change, way):
    assert words.way(change) == way


@pytest.mark.parametrize(("change", "said"), [(-2, "down 2"), (0, "unchanged"), (3, "up 3")])
def test_it_says_how_it_moved(change, said):
    assert words.moved(change) == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(2, "just now"), (90, "1 minute ago"), (7200, "2 hours ago")]
)
def test_it_says_how_long_ago(seconds, said):
    moment = timezone.now() - timedelta(seconds=seconds)
    assert words.ago(moment).replace("\xa0", " ") == said


@pytest.mark.parametrize(("number", "said"), [(-3, "−3"), (0, "+0"), (2, "+2")])
def test_it_signs_a_number(number, said):
    assert words.signed(number) == said


@pytest.mark.parametrize(
    ("number", "said"), [(-2, "−2 points"), (-1, "−1 point"), (1, "+1 point"), (3, "+3 points")]
)
def test_it_counts_points(number, said):
    assert words.points(number) == said


@pytest.mark.parametrize(("key", "label"), Scenario.Channel.choices)
def test_it_names_a_channel(key, label):
    assert words.channel(key) == str(label)


@pytest.mark.parametrize("key", shipped_rulebook().outcomes)
def test_it_names_an_outcome(key):
    assert words.outcome(key) == shipped_rulebook().outcomes[key].label


def test_it_shows_the_key_of_an_outcome_that_is_no_more():
    assert words.outcome("abducted") == "abducted"


def test_it_names_a_mood():
    assert str(words.mood(10)) == "beside themselves"
