from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import make_attempt, text_of, where
from tests.practice.scripts import make_past
from trainer.practice.views import a_page


@pytest.fixture
def many(maya, edition):
    """One more than fits on two pages, the newest first."""
    return [make_past(user=maya, edition=edition, days_ago=days) for days in range(2 * a_page + 1)]


def shown(as_person, person, **query) -> str:
    return text_of(as_person(person).get(reverse("attempts"), query))


def listed(html: str) -> list[str]:
    return re.findall(r'<a href="(/attempts/[-\w]+/(?:debrief/|wrap-up/)?)">', html)


def test_it_says_when_there_is_nothing_yet(as_person, maya):
    html = shown(as_person, maya)
    assert "Nothing to show yet" in html
    assert f'href="{reverse("gallery")}">Choose a conversation' in html


def test_it_leads_from_what_is_done_to_the_debrief(as_person, maya, wrapped_up):
    html = shown(as_person, maya)
    assert listed(html) == [where("debrief", wrapped_up)]
    assert '<span class="small">Resolved</span>' in html
    assert f'<b class="number">{wrapped_up.score}</b>' in html


def test_it_leads_from_what_has_ended_to_the_wrap_up(as_person, maya, finished):
    html = shown(as_person, maya)
    assert listed(html) == [where("wrap-up", finished)]
    assert '<span class="small">Wrap-up is waiting</span>' in html


def test_it_leads_from_what_was_stopped_back_to_it(as_person, maya, stopped):
    html = shown(as_person, maya)
    assert listed(html) == [where("conversation", stopped)]
    assert '<span class="small">Stopped</span>' in html


def test_it_leads_to_what_is_in_progress(as_person, maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on",))
    html = shown(as_person, maya)
    assert listed(html) == [where("conversation", attempt)]
    assert '<span class="small">In progress</span>' in html


def test_it_shows_nothing_of_anybody_else(as_person, omar, finished):
    assert listed(shown(as_person, omar)) == []


def test_it_shows_a_page_newest_first(as_person, maya, many):
    expected = [where("debrief", attempt) for attempt in many[:a_page]]
    assert listed(shown(as_person, maya)) == expected


def test_it_turns_the_pages(as_person, maya, many):
    html = shown(as_person, maya, page=2)
    assert 'href="?page=1" rel="prev">Newer</a>' in html
    assert 'href="?page=3" rel="next">Older</a>' in html
    assert "Page 2 of 3" in html


def test_it_ends_with_the_oldest(as_person, maya, many):
    html = shown(as_person, maya, page=3)
    assert listed(html) == [where("debrief", many[-1])]
    assert 'rel="next"' not in html


def test_it_has_nothing_to_turn_on_a_single_page(as_person, maya, finished):
    assert "Page 1 of" not in shown(as_person, maya)


@pytest.mark.parametrize(("page", "number"), [("0", 3), ("99", 3), ("one", 1)])
def test_it_shows_a_page_for_a_number_that_makes_no_sense(as_person, maya, many, page, number):
    assert f"Page {number} of 3" in shown(as_person, maya, page=page)


def test_it_asks_the_database_as_often_for_many_as_for_one(as_person, maya, edition):
    client = as_person(maya)
    counts = []
    for more in (1, 5):
        for _ in range(more):
            make_past(user=maya, edition=edition)
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("attempts"))
        counts.append(len(seen))
    assert counts[0] == counts[1]
