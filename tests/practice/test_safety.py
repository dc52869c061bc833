"""The safety page: the organisation's words, one click from every conversation."""

from __future__ import annotations

import pytest
from django.urls import reverse

from scenarios.models import SafetyText
from tests.conftest import text_of, where
from tests.web.markup import elsewhere, inline
from trainer.practice.models import Attempt, Turn


@pytest.fixture
def shown(as_person, maya):
    def show(**asked: str) -> str:
        return text_of(as_person(maya).get(reverse("safety"), asked))

    return show


def test_it_asks_a_stranger_to_sign_in(client, db):
    assert client.get("/safety/").status_code == 302


def test_it_says_what_ships_until_somebody_has_written_something(shown):
    html = shown()
    assert "<h2>Whom to call here</h2>" in html
    assert "<li>Security: –</li>" in html
    assert (inline(html), elsewhere(html)) == ([], [])


def test_it_says_the_newest_of_what_was_written(shown):
    SafetyText.objects.create(text="# Old\nCall 1.")
    SafetyText.objects.create(text="# New\nCall 2.")
    html = shown()
    assert "<h2>New</h2>" in html
    assert "Call 1." not in html


def test_it_takes_no_html(shown):
    SafetyText.objects.create(text="# <script>alert(1)</script>\n- <img src=x onerror=y>")
    html = shown()
    assert "<h2>&lt;script&gt;" in html
    assert "<img src=x" not in html


def test_it_may_be_empty(shown):
    SafetyText.objects.create(text=" ")
    assert "Safety comes first" in shown()


def test_it_leads_back_to_the_conversation_one_came_from(shown, attempt):
    assert f'href="{where("conversation", attempt)}"' in shown(talk=str(attempt.public_id))


def test_it_leads_to_nobody_elses_conversation(as_person, omar, attempt):
    asked = {"talk": str(attempt.public_id)}
    html = text_of(as_person(omar).get(reverse("safety"), asked))
    assert where("conversation", attempt) not in html


@pytest.mark.parametrize("talk", ["", "nonsense", "'; --"])
def test_it_minds_no_nonsense_in_its_address(shown, talk):
    assert "Safety comes first" in shown(talk=talk)


# --- One click from everywhere, and nothing is lost ----------------------------------------------


@pytest.mark.parametrize("page", ["home", "gallery", "handbook", "progress"])
def test_it_is_one_click_away(as_person, maya, page):
    assert 'href="/safety/"' in text_of(as_person(maya).get(reverse(page)))


@pytest.mark.parametrize("page", ["wrap-up", "debrief"])
def test_it_is_one_click_away_after_a_conversation(as_person, maya, finished, page):
    assert 'href="/safety/"' in text_of(as_person(maya).get(where(page, finished), follow=True))


def test_it_is_one_click_from_the_briefing(as_person, maya, edition):
    html = text_of(as_person(maya).get(reverse("briefing", args=["short-talk"])))
    assert 'href="/safety/"' in html


@pytest.mark.parametrize("state", ["attempt", "finished", "stopped"])
def test_it_is_one_click_from_the_conversation(as_person, maya, request, state):
    found = request.getfixturevalue(state)
    html = text_of(as_person(maya).get(where("conversation", found)))
    assert f'formaction="{where("notes", found)}" name="safety"' in html


def test_it_keeps_notes_and_turns_on_the_way_there_and_back(as_person, maya, stopped):
    client = as_person(maya)
    form = {"notes": "Rosa", "notes_version": 0, "safety": "1"}
    answer = client.post(where("notes", stopped), form)
    assert answer.headers["Location"] == f"/safety/?talk={stopped.public_id}"
    assert (Attempt.objects.get().notes, Turn.objects.count()) == ("Rosa", 1)
    assert "Rosa" in text_of(client.get(where("conversation", stopped)))
