"""The safety page in the admin: administrators change it, and no version is lost."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from scenarios.models import SafetyText
from scenarios.safety import safety_text, shipped_safety_text
from tests.conftest import make_person
from tests.scenarios.admin.pages import Opened
from trainer.accounts.models import User

add = reverse("admin:scenarios_safetytext_add")


@pytest.fixture
def root(db) -> User:
    return make_person(name="Rut Berg", is_staff=True, is_superuser=True)


def test_it_begins_with_what_is_there_now(as_person, root):
    assert Opened(as_person(root), add).fields["text"].strip() == shipped_safety_text().strip()


def test_it_adds_a_version_and_keeps_the_old_ones(as_person, root):
    SafetyText.objects.create(text="Before.")
    assert Opened(as_person(root), add).save(text="Call 5.").was_saved
    assert safety_text() == "Call 5."
    assert SafetyText.objects.count() == 2


def test_it_says_who_wrote_it(as_person, root):
    Opened(as_person(root), add).save(text="Call 5.")
    assert SafetyText.objects.get().written_by == root
    assert LogEntry.objects.get().user == root


def test_it_adds_no_version_that_says_the_same(as_person, root):
    page = Opened(as_person(root), add).save()
    assert "That is what the page says already." in page.html
    assert not SafetyText.objects.exists()


def test_it_changes_no_version_that_was_read(as_person, root):
    version = SafetyText.objects.create(text="Before.")
    page = reverse("admin:scenarios_safetytext_change", args=[version.pk])
    assert as_person(root).post(page, {"text": "Never said."}).status_code == 403
    assert safety_text() == "Before."


def test_it_lets_authors_look_and_no_more(as_person, ada):
    version = SafetyText.objects.create(text="Before.")
    page = reverse("admin:scenarios_safetytext_change", args=[version.pk])
    client = as_person(ada)
    assert client.get(page).status_code == 200
    assert client.get(add).status_code == 403
