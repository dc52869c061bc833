from __future__ import annotations

import pytest
from django.urls import reverse

from tests.conftest import make_attempt
from trainer.practice.models import Turn


@pytest.fixture
def attempt(maya, edition):
    return make_attempt(user=maya, edition=edition)


def url(attempt) -> str:
    return reverse("reply", args=[attempt.public_id])


def test_it_records_a_reply_and_shows_the_conversation(as_person, maya, attempt):
    answer = as_person(maya).post(url(attempt), {"turn": 1, "reply": "go-on"}, follow=True)
    assert Turn.objects.filter(attempt=attempt).reply_keys() == ["go-on"]
    assert "Twice you told me somebody would come." in answer.content.decode()


def test_it_records_a_number_once(as_person, maya, attempt):
    for reply in ("go-on", "calm"):
        as_person(maya).post(url(attempt), {"turn": 1, "reply": reply})
    assert Turn.objects.filter(attempt=attempt).reply_keys() == ["go-on"]


def test_it_is_nobody_elses(as_person, omar, attempt):
    answer = as_person(omar).post(url(attempt), {"turn": 1, "reply": "go-on"})
    assert answer.status_code == 404
