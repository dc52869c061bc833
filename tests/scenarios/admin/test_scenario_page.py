from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scenarios.exchange.rows import store_scenario
from scenarios.models import Fact, Node, Reply, Scenario
from scenarios.overview import overview_of
from tests.conftest import make_edition, read_document, short_talk, text_of
from tests.scenarios.admin.pages import Opened, scenario_page
from tests.web.markup import doubled_ids, elsewhere, inline


@pytest.fixture
def opened(as_person, ada, scenario):
    """Its page, with everything worked out already."""
    overview_of(scenario)
    return scenario_page(as_person(ada), scenario)


def test_it_lists_the_nodes_with_their_counts(opened):
    opening = Node.objects.get(key="opening")
    assert reverse("admin:scenarios_node_change", args=[opening.pk]) in opened.html
    assert "5 nodes" in opened.html
    assert "<td>10</td>" in opened.html


def test_it_leads_to_a_new_node_of_this_scenario(opened, scenario):
    assert f"{reverse('admin:scenarios_node_add')}?scenario={scenario.pk}" in opened.html


def test_it_begins_a_new_node_in_this_scenario(opened, scenario):
    add = Opened(opened.client, f"{reverse('admin:scenarios_node_add')}?scenario={scenario.pk}")
    assert add.answer.status_code == 200
    assert str(scenario.pk) in add.fields.values()


def test_it_shows_problems_with_the_way_to_them(opened, scenario):
    calm = Reply.objects.get(key="stay")
    calm.routes.all().delete()
    opened.answer = opened.client.get(reverse("scenario-report", args=[scenario.pk]))
    where = reverse("admin:scenarios_node_change", args=[calm.node_id])
    assert f'<a href="{where}#r-2">stay at opening</a>' in opened.html
    assert "no-final-route" in opened.html


def test_it_draws_the_map(opened):
    assert 'aria-label="Map of the dialogue"' in opened.html
    assert 'class="node good-end"' in opened.html
    assert "opening. start. shouting. Do you know how long" in opened.html


def test_it_tells_the_analysis_in_words(opened):
    assert "Clicking at random scores" in opened.html
    assert "whatever says sorry most" in opened.html
    assert "The best conversation takes 3 turns" in opened.html


def test_it_does_not_wait_for_what_is_not_worked_out(as_person, ada, scenario):
    Scenario.objects.update(title="Never seen before")
    html = scenario_page(as_person(ada), scenario).html
    assert f'hx-get="{reverse("scenario-report", args=[scenario.pk])}"' in html
    assert "5 nodes" in html
    assert "Clicking at random" not in html


def test_it_can_be_opened_while_nothing_makes_sense(as_person, ada, scenario):
    Node.objects.filter(key="opening").update(says={"text": 1}, behaviour="shouting")
    html = scenario_page(as_person(ada), scenario).html
    assert "unreadable" in html
    assert "It comes as soon as the draft can be played." in html


def test_it_can_be_opened_without_nodes(as_person, ada, scenario):
    Node.objects.all().delete()
    html = scenario_page(as_person(ada), scenario).html
    assert "There are none yet." in html


def test_it_has_nothing_inline_and_nothing_from_elsewhere(opened):
    assert (inline(opened.html), elsewhere(opened.html), doubled_ids(opened.html)) == ([], [], [])


def test_it_asks_the_database_as_often_for_forty_nodes_as_for_five(as_person, ada, scenario):
    client, counts = as_person(ada), []
    address = reverse("admin:scenarios_scenario_change", args=[scenario.pk])
    for more in (0, 35):
        Node.objects.bulk_create(Node(scenario=scenario, key=f"n{n}") for n in range(more))
        overview_of(scenario)
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert counts[0] <= 40


def test_it_takes_lists_line_by_line(opened, scenario):
    opened.save(may_offer="A technician\n\n Two vouchers ", objectives="")
    scenario.refresh_from_db()
    assert scenario.may_offer == ["A technician", "Two vouchers"]
    assert opened.was_saved


def test_it_takes_the_key_of_a_node_or_a_list_as_the_start(opened, scenario):
    callback = '[{"when": {"outcome": ["walked-out"]}, "node": "story"}, {"node": "opening"}]'
    for typed, stored in (("story", "story"), (callback, "story")):
        opened.save(starts=typed)
        scenario.refresh_from_db()
        first = scenario.starts
        assert (first if isinstance(first, str) else first[0]["node"]) == stored
        opened = scenario_page(opened.client, scenario)


def test_it_says_what_a_start_may_be(opened):
    opened.save(starts='[{"node": ')
    assert "Write the key of a node, such as opening" in opened.html


def test_it_has_errors_of_the_form_before_all_else(opened):
    opened.save(title="")
    assert "Please correct the error below." in opened.html
    assert 'id="map"' not in opened.html


def test_it_saves_without_a_change_what_it_shows(opened, scenario):
    Fact.objects.create(scenario=scenario, key="name", any_of=["ortega", "rosa"])
    before = overview_of(scenario).report
    scenario_page(opened.client, scenario).save()
    after = overview_of(Scenario.objects.get()).report
    assert before.draft is after.draft


def test_it_goes_on_to_the_page_of_a_new_one(as_person, ada, scenario):
    add = Opened(as_person(ada), reverse("admin:scenarios_scenario_add"))
    typed = {"title": "New", "slug": "new", "anger": "5", "channel": "phone"}
    add.save(**typed, persona=str(scenario.persona_id))
    made = Scenario.objects.get(slug="new")
    assert add.went_to == reverse("admin:scenarios_scenario_change", args=[made.pk])
    assert made.starts == "opening"


def test_it_says_what_trainees_play_and_that_the_draft_has_changed(as_person, ada, scenario):
    make_edition()
    assert "The draft is the same." in scenario_page(as_person(ada), scenario).html
    store_scenario(read_document(short_talk.replace("third", "fourth")))
    overview_of(Scenario.objects.get())
    html = scenario_page(as_person(ada), scenario).html
    assert "Trainees play edition 1" in html
    assert "The draft has changed since" in html


def test_it_lists_where_each_stands(as_person, ada, edition):
    html = text_of(as_person(ada).get(reverse("admin:scenarios_scenario_changelist")))
    assert "edition 1" in html
    assert '<td class="field-node_count">5</td>' in html


@pytest.mark.parametrize("model", [Scenario, Fact])
def test_it_explains_every_field(model):
    fields = [one for one in model._meta.fields if one.editable and not one.auto_created]
    silent = [one.name for one in fields if not one.help_text]
    assert silent in ([], ["scenario"])
