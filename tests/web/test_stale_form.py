from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import text_of, where
from trainer.practice.models import Attempt


@pytest.fixture
def careful(maya) -> Client:
    """Maya's client, which is asked for the token of a form as a browser is."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(maya)
    return client


def test_it_says_what_to_do(careful, attempt):
    answer = careful.post(where("stop", attempt))
    assert answer.status_code == 403
    assert "That page had been open for a while" in text_of(answer)
    assert "go back, reload the page, and do it once more" in text_of(answer)


def test_it_changes_nothing(careful, attempt):
    careful.post(where("stop", attempt))
    assert Attempt.objects.get().stopped_at is None


def test_it_lets_a_fresh_form_through(careful, attempt):
    careful.get(where("conversation", attempt))
    token = careful.cookies["csrftoken"].value
    careful.post(where("stop", attempt), {"csrfmiddlewaretoken": token})
    assert Attempt.objects.get().stopped_at


def test_it_is_shown_to_strangers_too(db):
    answer = Client(enforce_csrf_checks=True).post(reverse("sign-in"))
    assert answer.status_code == 403
    assert "That page had been open for a while" in text_of(answer)
