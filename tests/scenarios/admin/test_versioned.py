from __future__ import annotations

import pytest

from scenarios.exchange.rows import store_scenario
from scenarios.models import Fact
from tests.conftest import read_document, short_talk
from tests.scenarios.admin.pages import scenario_page


@pytest.fixture
def hers(as_person, ada, scenario):
    return scenario_page(as_person(ada), scenario)


@pytest.fixture
def his(as_person, ben, scenario):
    return scenario_page(as_person(ben), scenario)


def test_it_saves_what_nobody_else_touched(hers, scenario):
    assert hers.save(title="The fourth call").was_saved
    scenario.refresh_from_db()
    assert scenario.title == "The fourth call"


def test_it_tells_the_second_and_saves_nothing_of_theirs(hers, his, scenario):
    hers.save(title="Hers")
    assert not his.save(title="His").was_saved
    scenario.refresh_from_db()
    assert scenario.title == "Hers"
    assert "Ada Lindqvist saved this after you had opened it" in his.html


def test_it_shows_what_is_there_beside_what_was_typed(hers, his):
    hers.save(title="Hers", briefing="New briefing.")
    his.save(title="His")
    assert [(one.label, one.now, one.typed) for one in his.answer.context["differences"]] == [
        ("Title", "Hers", "His"),
        ("Briefing", "New briefing.", "You answer the service line."),
    ]
    assert his.fields["title"] == "His"


def test_it_shows_choices_in_words(hers, his):
    hers.save(channel="chat")
    his.save()
    (one,) = his.answer.context["differences"]
    assert (one.now, one.typed) == ("Chat", "Phone")


def test_it_saves_once_the_second_has_seen_it(hers, his, scenario):
    hers.save(title="Hers")
    assert his.save(title="His").save().was_saved
    scenario.refresh_from_db()
    assert scenario.title == "His"


def test_it_minds_what_belongs_to_it(hers, his, scenario):
    Fact.objects.create(scenario=scenario, key="name", label="Her name")
    assert not his.save(title="His").was_saved


def test_it_keeps_what_was_typed_in_a_fact_that_was_taken_out(scenario, as_person, ada):
    Fact.objects.create(scenario=scenario, key="name", label="Her name")
    hers = scenario_page(as_person(ada), scenario)
    Fact.objects.all().delete()
    assert not hers.save(**{"facts-0-label": "What she is called"}).was_saved
    assert hers.save().was_saved
    assert Fact.objects.get().label == "What she is called"


def test_it_minds_what_was_changed_elsewhere(hers, scenario):
    store_scenario(read_document(short_talk.replace("third call", "fourth call")))
    assert not hers.save(title="Hers").was_saved
    assert "This was changed outside this page since you opened it." in hers.html


def test_it_knows_ones_own_second_window(as_person, ada, scenario, hers):
    scenario_page(as_person(ada), scenario).save(title="First")
    hers.save(title="Second")
    assert "You saved this yourself in another window" in hers.html


def test_it_does_not_mind_a_save_without_a_change(hers, his):
    hers.save()
    assert his.save(title="His").was_saved


def test_it_refuses_a_form_that_was_never_opened(hers):
    assert not hers.save(seen="").was_saved
