from __future__ import annotations

from django.contrib.admin.models import LogEntry
from django.urls import reverse

from scenarios.models import Edition
from tests.conftest import text_of
from tests.scenarios.admin.pages import scenario_page


def send(as_person, person, scenario, deed: str):
    return as_person(person).post(reverse(f"scenario-{deed}", args=[scenario.pk]), follow=True)


def test_it_takes_a_scenario_out_and_brings_it_back(as_person, ada, edition):
    send(as_person, ada, edition.scenario, "archive")
    assert not Edition.objects.playable().exists()
    send(as_person, ada, edition.scenario, "bring-back")
    assert Edition.objects.playable().exists()


def test_it_says_so_and_offers_the_way_back(as_person, ada, edition):
    html = text_of(send(as_person, ada, edition.scenario, "archive"))
    assert "nobody can begin it any more" in html
    assert reverse("scenario-bring-back", args=[edition.scenario_id]) in html


def test_it_can_be_found_in_the_list(as_person, ada, edition):
    client, address = as_person(ada), reverse("admin:scenarios_scenario_changelist")
    send(as_person, ada, edition.scenario, "archive")
    assert edition.scenario.title in text_of(client.get(address, {"archived": "yes"}))
    assert edition.scenario.title not in text_of(client.get(address, {"archived": "no"}))


def test_it_stands_in_the_history_once(as_person, ada, edition):
    for deed in ("archive", "archive", "bring-back", "bring-back"):
        send(as_person, ada, edition.scenario, deed)
    said = [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]
    assert said == ["Archived.", "Brought back from the archive."]


def test_it_disturbs_nobody_who_has_the_form_open(as_person, ada, ben, edition):
    hers = scenario_page(as_person(ada), edition.scenario)
    send(as_person, ben, edition.scenario, "archive")
    assert hers.save(title="Hers").was_saved
    edition.scenario.refresh_from_db()
    assert edition.scenario.archived_at
