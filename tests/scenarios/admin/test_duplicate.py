from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from scenarios.exchange.rows import scenario_document, store_scenario
from scenarios.models import Route, Scenario
from tests.conftest import make_edition, read_document, short_talk, text_of

whole = short_talk + "facts: [{key: name, label: Her name, any_of: [ortega]}]\n"


@pytest.fixture
def scenario(db) -> Scenario:
    return store_scenario(read_document(whole))


@pytest.fixture
def copy(as_person, ada, scenario):
    """Sends off the form: `copy(slug="another")`."""

    def send(**typed: str):
        address = reverse("scenario-duplicate", args=[scenario.pk])
        return as_person(ada).post(address, {"title": "Another", "slug": "another", **typed})

    return send


def test_it_copies_everything_under_another_name(copy, scenario):
    copy()
    expected = scenario_document(scenario).model_dump() | {"scenario": "another"}
    made = scenario_document(Scenario.objects.get(slug="another")).model_dump()
    assert made == expected | {"title": "Another"}


def test_it_leads_within_the_copy(copy):
    copy()
    made = Route.objects.filter(reply__node__scenario__slug="another")
    assert made.count() == 9
    assert {route.node.scenario.slug for route in made if route.node} == {"another"}


def test_it_leaves_the_first_as_it_was(copy, scenario):
    before = scenario_document(scenario)
    copy()
    assert scenario_document(Scenario.objects.get(slug="short-talk")) == before


def test_it_copies_neither_editions_nor_the_archive(copy):
    make_edition(text=whole)
    Scenario.objects.update(archived_at=timezone.now(), library_hash="of-the-library")
    copy()
    made = Scenario.objects.get(slug="another")
    assert (made.editions.count(), made.archived_at, made.library_hash) == (0, None, "")


def test_it_copies_what_is_not_finished(copy):
    Route.objects.filter(node__key="plan").update(node=None, missing_node="plann")
    copy()
    made = Route.objects.filter(reply__node__scenario__slug="another", missing_node="plann")
    assert made.count() == 2


def test_it_refuses_a_name_that_is_taken(copy):
    answer = copy(slug="short-talk")
    assert "already exists" in text_of(answer)
    assert Scenario.objects.count() == 1


def test_it_proposes_a_name_that_is_free(as_person, ada, copy, scenario):
    copy(slug="short-talk-2")
    html = text_of(as_person(ada).get(reverse("scenario-duplicate", args=[scenario.pk])))
    assert 'value="short-talk-3"' in html


def test_it_stands_in_the_history_of_the_copy(copy, ada):
    copy()
    entry = LogEntry.objects.get()
    assert (entry.user, entry.get_change_message()) == (ada, "Copied from short-talk.")
    assert entry.object_id == str(Scenario.objects.get(slug="another").pk)
