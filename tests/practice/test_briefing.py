from __future__ import annotations

import pytest
from django.urls import reverse

from scenarios.exchange.rows import store_scenario
from tests.conftest import make_attempt, make_edition, read_document, short_talk, text_of, where
from tests.practice.scripts import make_past, make_talk

prepared = """
may_offer: [a technician tomorrow]
objectives: [Let her finish.]
content_note: Some shouting.
"""


def shown(as_person, person, slug: str = "short-talk") -> str:
    return text_of(as_person(person).get(reverse("briefing", args=[slug])))


def test_it_says_where_you_are(as_person, maya, edition):
    assert "<p>You answer the service line.</p>" in shown(as_person, maya)


@pytest.mark.parametrize("words", ["a technician tomorrow", "Let her finish.", "Some shouting."])
def test_it_says_what_to_know_before(as_person, maya, words):
    make_talk(slug="prepared", more=prepared)
    assert words in shown(as_person, maya, "prepared")


@pytest.mark.parametrize("heading", ["What you may offer", "Try to", "Before you start.</b>"])
def test_it_has_no_heading_over_nothing(as_person, maya, edition, heading):
    assert heading not in shown(as_person, maya)


def test_it_is_that_of_the_newest_edition(as_person, maya, edition):
    make_edition(text=short_talk.replace("the service line", "the hotline"))
    assert "You answer the hotline." in shown(as_person, maya)


def test_it_is_not_there_for_a_draft(as_person, maya, db):
    store_scenario(read_document())
    answer = as_person(maya).get(reverse("briefing", args=["short-talk"]))
    assert answer.status_code == 404


def test_it_offers_to_start(as_person, maya, edition):
    html = shown(as_person, maya)
    assert 'action="/scenarios/short-talk/begin/"' in html
    assert '<button class="primary">Start</button>' in html


def test_it_offers_to_carry_on_with_what_is_open(as_person, maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on",))
    html = shown(as_person, maya)
    assert f'href="{where("conversation", attempt)}"' in html
    assert ">Start afresh</button>" in html


@pytest.mark.parametrize("left", ["attempt", "stopped", "finished"])
def test_it_offers_no_other_to_carry_on_with(as_person, maya, request, left):
    request.getfixturevalue(left)
    assert "You are in the middle of it" not in shown(as_person, maya)


def test_it_says_how_often_it_was_played(as_person, maya, edition):
    make_past(user=maya, edition=edition)
    make_past(user=maya, edition=edition)
    assert "You have played it 2 times." in shown(as_person, maya)


def test_it_shows_nothing_of_anybody_else(as_person, omar, maya, edition, finished):
    make_attempt(user=maya, edition=edition, replies=("go-on",))
    html = shown(as_person, omar)
    assert "You are in the middle of it" not in html
    assert "You have played it" not in html


def test_it_offers_practice_and_an_assessed_run(as_person, maya, edition):
    html = shown(as_person, maya)
    assert 'action="/scenarios/short-talk/begin/"' in html
    assert 'action="/scenarios/short-talk/begin-assessed/"' in html


def test_it_says_who_will_see_an_assessed_run(as_person, maya, team, edition):
    assert "Omar Haddad sees it, as your manager" in shown(as_person, maya)


def test_it_says_what_an_assessed_run_goes_without(as_person, maya, edition):
    html = shown(as_person, maya)
    assert "No coach, no inner thought, and no other try inside." in html
    assert "After that it lapses" in html


def test_it_carries_on_with_an_assessed_run_before_it_offers_another(as_person, maya, assessed):
    html = shown(as_person, maya)
    assert "You are in the middle of an assessed run" in html
    assert "begin-assessed" not in html
