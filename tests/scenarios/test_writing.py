"""Canonical form: what is written comes back the same, and is written the same again."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given

from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from scenarios.exchange.reading import read_persona, read_scenario
from scenarios.exchange.writing import canonical, write_yaml
from tests.scenarios.files import minimal, read, small
from tests.scenarios.nasty import known_traps, personas, quickly, scenarios


def again(document: ScenarioDocument) -> ScenarioDocument:
    return read_scenario(write_yaml(document).encode(), "again.yaml")


@quickly
@given(scenarios)
def test_it_comes_back_the_same(document: ScenarioDocument):
    assert again(document) == document


@quickly
@given(scenarios)
def test_it_comes_back_byte_for_byte(document: ScenarioDocument):
    assert write_yaml(again(document)) == write_yaml(document)


@quickly
@given(personas)
def test_it_brings_a_persona_back_the_same(persona: PersonaDocument):
    text = write_yaml(persona)
    found = read_persona(text.encode(), "again.yaml")
    assert found == persona
    assert write_yaml(found) == text


@pytest.mark.parametrize("text", known_traps, ids=lambda text: repr(text[:20]))
def test_it_brings_every_trap_back_wherever_it_stands(text):
    """In a block, in a list on one line, in a mapping on one line, as a key."""
    node = {"says": [{"text": text, "when": {"after": [text]}}], "thinks": text}
    persona = {
        "name": "Rosa",
        "gives_up": text,
        "looks": {"hair": text},
        "reactions": {text[:80]: 1},
    }
    document = minimal(nodes={"a": node}, persona=persona, may_offer=[text, "more"], summary=text)
    assert again(document) == document


def test_it_leaves_defaults_out_and_uses_short_forms():
    document = minimal(
        lang="en",
        patience=30,
        start=[{"node": "a"}],
        persona={"persona": "rosa", "name": "Rosa"},
        nodes={"a": {"says": [{"text": "Hello."}], "ending": "resolved", "replies": []}},
    )
    assert write_yaml(document) == dedent("""\
        scenario: small
        title: Small
        channel: phone
        persona:
          persona: rosa
          name: Rosa
        anger: 3
        start: a
        nodes:
          a:
            ending: resolved
            says: Hello.
    """)


def test_it_writes_both_names_of_a_persona():
    """One left out would be made of the other when it is read back."""
    persona = PersonaDocument.model_validate({"persona": "rosa", "name": "The customer"})
    assert canonical(persona) == {"persona": "rosa", "name": "The customer"}


def test_it_writes_conditions_and_short_lists_on_one_line():
    text = write_yaml(read(small))
    assert "      - when: {anger_at_least: 9}\n" in text
    assert "        moves: [tell-to-calm-down]\n" in text
    assert "          - {node: opening}\n" in text


def test_it_uses_short_forms_far_inside():
    assert "        goto: mended\n" in write_yaml(read(small))


def test_it_writes_letters_as_people_do():
    assert "title: Zoë – 李\n" in write_yaml(minimal(title="Zoë – 李"))


def test_it_keeps_the_order_of_nodes_and_replies():
    document = read(small)
    assert list(again(document).nodes) == ["opening", "mended", "lost"]
    assert [reply.key for reply in again(document).nodes["opening"].replies] == ["go-on", "calm"]


def test_it_writes_the_same_whatever_the_order_of_reactions():
    one, other = (
        PersonaDocument(reactions=reactions) for reactions in ({"b": 1, "a": 2}, {"a": 2, "b": 1})
    )
    assert write_yaml(one) == write_yaml(other)


def test_it_keeps_text_that_looks_like_something_else():
    document = minimal(title=".5e3", summary="yes", briefing="007")
    assert "title: '.5e3'\n" in write_yaml(document)
    assert again(document) == document
