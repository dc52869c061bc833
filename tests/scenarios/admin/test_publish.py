from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from scenarios.exchange.rows import store_scenario
from scenarios.models import Edition, Node, Persona
from tests.conftest import make_edition, read_document, short_talk, text_of


@pytest.fixture
def client(as_person, ada):
    return as_person(ada)


@pytest.fixture
def address(scenario) -> str:
    return reverse("scenario-publish", args=[scenario.pk])


def change(old: str, new: str) -> None:
    store_scenario(read_document(short_talk.replace(old, new)))


def hash_on(html: str) -> str:
    return html.partition('name="content_hash" value="')[2].partition('"')[0]


def go(client, address, **given):
    """Looks at the page, and presses the button on it."""
    given = {"content_hash": hash_on(text_of(client.get(address))), **given}
    return client.post(address, given)


def test_it_publishes_the_first_edition(client, address, ada, scenario):
    answer = go(client, address)
    edition = Edition.objects.get()
    assert (edition.number, edition.published_by) == (1, ada)
    assert answer.url == reverse("admin:scenarios_scenario_change", args=[scenario.pk])


def test_it_stands_in_the_history(client, address, ada, scenario):
    go(client, address)
    entry = LogEntry.objects.get(object_id=str(scenario.pk))
    assert (entry.user, entry.get_change_message()) == (ada, "Published as edition 1.")


def test_it_lists_what_has_changed(client, address):
    make_edition()
    change("Please calm down.", "Could you calm down?")
    html = text_of(client.get(address))
    assert "What has changed since edition 1" in html
    assert "<code>nodes.opening.replies.calm.text</code>" in html
    assert "<td>Please calm down.</td>" in html


def test_it_lists_what_has_changed_of_the_customer(client, address):
    make_edition()
    Persona.objects.update(fuse="short")
    assert "<code>persona.fuse</code>" in text_of(client.get(address))


def test_it_lists_nodes_that_came_and_went(client, address):
    make_edition()
    change("lost", "slammed")
    html = text_of(client.get(address))
    assert "<code>nodes.slammed</code>" in html
    assert "<code>nodes.lost</code>" in html


def test_it_says_when_nothing_has_changed(client, address):
    make_edition()
    html = text_of(client.get(address))
    assert "There is nothing to publish." in html
    assert "content_hash" not in html


def test_it_does_not_publish_with_errors(client, address, scenario):
    looked_at = hash_on(text_of(client.get(address)))
    Node.objects.create(scenario=scenario, key="nowhere", says="Hello?")
    answer = client.post(address, {"content_hash": looked_at})
    assert Edition.objects.count() == 0
    assert "mend the errors first" in text_of(answer)
    assert ">nowhere</a>" in text_of(answer)


def test_it_does_not_publish_what_makes_no_sense(client, address):
    Node.objects.filter(key="plan").update(says={"text": 1})
    html = text_of(client.post(address, {"content_hash": ""}))
    assert Edition.objects.count() == 0
    assert "cannot be compared" in html


def test_it_publishes_with_warnings_and_says_so(client, address):
    assert "Publish, with these warnings" in text_of(client.get(address))
    go(client, address)
    assert Edition.objects.count() == 1


def test_it_publishes_only_what_was_looked_at(client, address):
    looked_at = hash_on(text_of(client.get(address)))
    change("Please calm down.", "Could you calm down?")
    answer = client.post(address, {"content_hash": looked_at})
    assert Edition.objects.count() == 0
    assert "It was changed meanwhile." in text_of(answer)


def test_it_publishes_once_for_two_clicks(client, address):
    looked_at = hash_on(text_of(client.get(address)))
    for _ in range(2):
        client.post(address, {"content_hash": looked_at})
    assert Edition.objects.count() == 1
