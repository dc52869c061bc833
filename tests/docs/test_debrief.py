"""The tables of reviews in docs/how/debrief.md are what the program does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Rating

from tests.docs.pages import section, tables
from trainer.practice.debrief import solves_below
from trainer.practice.models import GuidelineResult
from trainer.practice.reviews import longest_interval, rating, scheduler

page = "docs/how/debrief.md"
heading = "When a guideline comes back"
meanings, example = tables(page, heading)
ratings = {"forgotten": Rating.Again, "hard": Rating.Hard, "good": Rating.Good}

# What the words of both tables stand for: chances, kept, broken.
shown = {
    "broken, and never kept": (1, 0, 1),
    "broken, but also kept": (1, 1, 1),
    "not broken, but a chance was missed": (2, 1, 0),
    "kept at every chance": (2, 2, 0),
    "broken once": (0, 0, 1),
    "one chance missed": (1, 0, 0),
}


def rated(words: str) -> Rating:
    chances, kept, broken = shown[words]
    return rating(GuidelineResult(opportunities=chances, kept=kept, broken=broken))


@pytest.mark.parametrize("row", meanings, ids=lambda row: row[0])
def test_it_says_what_a_conversation_counts_as(row):
    assert rated(row[0]) == ratings[row[1]]


@pytest.mark.parametrize("row", example, ids=lambda row: row[0])
def test_it_counts_alike_in_the_example(row):
    assert rated(row[1]) == ratings[row[2]]


def test_it_shows_the_dates_of_the_example():
    day, card = datetime(2026, 3, 2, 12, tzinfo=UTC), Card(card_id=1)
    told, found = [(row[0], int(row[3].split()[0])) for row in example], []
    for row in example:
        card, _ = scheduler.review_card(card, rated(row[1]), day)
        found.append((f"{day.day} March", (card.due - day) // timedelta(days=1)))
        day = card.due
    assert told == found


def test_it_says_how_far_off_a_date_may_be():
    assert f"No date is more than {longest_interval} days away." in section(page, heading)


def test_it_says_what_solves_a_mistake():
    told = section(page, "Learning from mistakes")
    assert f"Any reply that loses less than {solves_below:.0f} solves it." in told
    assert f"Every turn that cost {solves_below:.0f} of 100 or more" in told
