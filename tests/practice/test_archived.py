"""A scenario that was archived: nobody begins it any more, and nothing that was begun is lost."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from scenarios.models import Scenario
from tests.conftest import make_attempt, text_of, where
from trainer.practice.models import Attempt


@pytest.fixture
def archived(edition):
    Scenario.objects.update(archived_at=timezone.now())
    return edition


@pytest.mark.parametrize("page", ["gallery", "handbook"])
def test_it_is_not_offered(as_person, maya, archived, page):
    assert "The third call" not in text_of(as_person(maya).get(reverse(page)))


def test_it_has_no_briefing(as_person, maya, archived):
    assert as_person(maya).get(reverse("briefing", args=["short-talk"])).status_code == 404


def test_it_cannot_be_begun(as_person, maya, archived):
    answer = as_person(maya).post(reverse("begin", args=["short-talk"]))
    assert (answer.status_code, Attempt.objects.count()) == (404, 0)


def test_it_goes_on_where_it_was_begun(as_person, maya, archived):
    attempt = make_attempt(user=maya, edition=archived, replies=("go-on",))
    client = as_person(maya)
    client.post(where("reply", attempt), {"turn": 2, "reply": "back"})
    assert attempt.turns.count() == 2
    assert "So what now?" in text_of(client.get(where("conversation", attempt)))


def test_it_keeps_its_debrief_and_offers_no_other_go(as_person, maya, wrapped_up):
    client = as_person(maya)
    assert "Play it again" in text_of(client.get(where("debrief", wrapped_up)))
    Scenario.objects.update(archived_at=timezone.now())
    answer = client.get(where("debrief", wrapped_up))
    assert answer.status_code == 200
    assert "Play it again" not in text_of(answer)


def test_it_counts_in_ones_progress_without_a_link(as_person, maya, wrapped_up):
    Scenario.objects.update(archived_at=timezone.now())
    html = text_of(as_person(maya).get(reverse("progress")))
    assert "The third call" in html
    assert reverse("briefing", args=["short-talk"]) not in html
