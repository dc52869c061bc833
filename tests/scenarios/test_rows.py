"""Documents kept as rows: what is stored is gathered again without loss."""

from __future__ import annotations

import pytest
from hypothesis import given

from scenarios.exchange.document import ScenarioDocument
from scenarios.exchange.errors import NotAScript
from scenarios.exchange.rows import (
    persona_document,
    scenario_document,
    store_persona,
    store_scenario,
)
from scenarios.exchange.writing import write_yaml
from scenarios.models import Fact, Node, Persona, Reply, Route, Scenario
from tests.scenarios.files import changed, minimal, persona_in, read, small
from tests.scenarios.nasty import personas, quickly, scenarios

pytestmark = pytest.mark.django_db


def stored(document: ScenarioDocument) -> ScenarioDocument:
    """The document after a journey through the database."""
    Persona.objects.get_or_create(slug="someone", name="Someone")
    return scenario_document(Scenario.objects.get(pk=store_scenario(document).pk))


@quickly
@given(scenarios)
def test_it_gathers_what_was_stored(document):
    assert stored(document) == document


@quickly
@given(personas)
def test_it_gathers_the_persona_that_was_stored(persona):
    row = Persona.objects.get(pk=store_persona(persona).pk)
    assert persona_document(row) == persona


def test_it_comes_back_byte_for_byte():
    document = read(small)
    assert write_yaml(stored(document)) == write_yaml(document)


def test_it_keeps_the_order_in_which_things_were_written():
    found = stored(read(small))
    assert list(found.nodes) == ["opening", "mended", "lost"]
    assert [reply.key for reply in found.nodes["opening"].replies] == ["go-on", "calm"]
    assert [route.node for route in found.nodes["opening"].replies[1].goto] == ["lost", "opening"]


def test_it_keeps_a_target_that_is_no_node():
    row = store_scenario(read(changed("goto: mended", "goto: nowhere")))
    assert Route.objects.filter(reply__node__scenario=row, node=None).get().target == "nowhere"


def test_it_changes_a_scenario_that_is_there():
    first = store_scenario(read(small))
    second = store_scenario(read(changed("title: Small talk", "title: Large talk")))
    assert second.pk == first.pk
    assert Scenario.objects.get().title == "Large talk"


def test_it_leaves_nothing_behind_of_what_was_there():
    store_scenario(read(small))
    store_scenario(minimal(scenario="small-talk"))
    assert [node.key for node in Node.objects.all()] == ["a"]
    assert not Reply.objects.exists()
    assert not Fact.objects.exists()


def keys_of_rows() -> list[set[int]]:
    """The primary keys of all that belongs to scenarios."""
    return [set(model.objects.values_list("pk", flat=True)) for model in (Node, Reply, Route, Fact)]


def test_it_changes_the_rows_that_stay_what_they_were():
    store_scenario(read(small))
    before = keys_of_rows()
    store_scenario(read(changed("text: Loud words.", "text: Louder words.")))
    assert keys_of_rows() == before
    assert "Louder" in str(Node.objects.get(key="opening").says)


def test_it_stores_the_persona_of_the_document():
    document = read(small)
    row = store_scenario(document)
    assert persona_document(row.persona) == persona_in(document)
    assert row.writes_persona_out


def test_it_names_a_persona_that_has_a_row_of_its_own():
    Persona.objects.create(slug="someone", name="Someone")
    row = store_scenario(minimal(persona="someone"))
    assert row.persona.slug == "someone"
    assert not row.writes_persona_out


def test_it_refuses_to_gather_rows_that_make_no_sense():
    row = store_scenario(read(small))
    Reply.objects.filter(key="calm").update(moves="listen")
    with pytest.raises(NotAScript, match="'moves' must be a list, not 'listen'"):
        scenario_document(row)


def test_it_gathers_everything_in_a_few_statements(django_assert_max_num_queries):
    pk = store_scenario(read(small)).pk
    with django_assert_max_num_queries(7):
        scenario_document(Scenario.objects.select_related("persona").get(pk=pk))
