"""What differs between two documents: every part, nothing twice, nothing for the same."""

from __future__ import annotations

import pytest
from hypothesis import given

from scenarios.exchange.changes import Change, changes, persona_changes
from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from tests.scenarios.files import changed, minimal, read, small
from tests.scenarios.nasty import quickly, scenarios


def from_small_to(old: str, new: str) -> list[Change]:
    """What is told when this one thing of the small talk changes."""
    return changes(read(small), read(changed(old, new)))


@quickly
@given(scenarios)
def test_it_finds_nothing_in_the_same_document(document: ScenarioDocument):
    assert changes(document, document) == []


@quickly
@given(scenarios, scenarios)
def test_it_finds_something_in_two_that_differ(one: ScenarioDocument, other: ScenarioDocument):
    assert bool(changes(one, other)) == (one != other or list(one.nodes) != list(other.nodes))


def test_it_tells_a_new_scenario_with_its_facts_and_nodes():
    found = changes(None, read(small))
    assert [one.kind for one in found] == ["added"] * 5
    assert [one.where for one in found] == [
        *("", "facts.name", "nodes.opening", "nodes.mended", "nodes.lost")
    ]
    assert [found[0].after, found[-1].after] == ["Small talk", "Goodbye."]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: Small talk", "title: Big", Change("changed", "", "title", "Small talk", "Big")),
        ("patience: 14\n", "", Change("removed", "", "patience", "14", "")),
        ("anger: 7\n", "anger: 7\nlang: de\n", Change("added", "", "lang", "", "de")),
        (
            "any_of: [ortega]",
            "any_of: [ortega, rosa]",
            Change("changed", "facts.name", "any_of", "ortega", "ortega, rosa"),
        ),
        (
            "says: Good.",
            "says: Well.",
            Change("changed", "nodes.mended", "says", "Good.", "Well."),
        ),
        (
            "text: Calm down.",
            "text: Hush.",
            Change("changed", "nodes.opening.replies.calm", "text", "Calm down.", "Hush."),
        ),
        (
            "goto: mended",
            "goto: lost",
            Change("changed", "nodes.opening.replies.go-on", "goto", "mended", "lost"),
        ),
    ],
)
def test_it_tells_what_changed_and_where(old, new, told):
    assert from_small_to(old, new) == [told]


def test_it_tells_what_came_and_went():
    found = from_small_to("- key: calm", "- key: quiet")
    assert found == [
        Change("added", "nodes.opening.replies.quiet", after="Calm down."),
        Change("removed", "nodes.opening.replies.calm", before="Calm down."),
    ]


def test_it_tells_another_order():
    one = minimal(nodes={"a": {"says": "A"}, "b": {"says": "B"}})
    other = minimal(nodes={"b": {"says": "B"}, "a": {"says": "A"}})
    assert changes(one, other) == [Change("changed", "nodes", "order", "a, b", "b, a")]


def test_it_tells_another_order_of_replies():
    replies = [{"key": "a", "text": "A"}, {"key": "b", "text": "B"}]
    one, other = (minimal(nodes={"n": {"replies": given}}) for given in (replies, replies[::-1]))
    assert changes(one, other) == [Change("changed", "nodes.n.replies", "order", "a, b", "b, a")]


def test_it_reads_conditions_out():
    found = from_small_to("anger_at_least: 9}\n        text", "anger_at_least: 8}\n        text")
    assert found[0].after.splitlines()[0] == "when: {anger_at_least: 8}, text: Loud words."


def test_it_compares_personas():
    one, other = PersonaDocument(persona="rosa", fuse="short"), PersonaDocument(persona="rosa")
    assert persona_changes(one, other) == [Change("removed", "persona", "fuse", "short", "")]
    assert persona_changes(None, one) == [Change("added", "persona", after="Rosa")]


def test_it_says_itself_in_one_line():
    told = [str(one) for one in from_small_to("title: Small talk", "title: Big")]
    assert told == ["changed: title: 'Small talk' → 'Big'"]
    assert str(Change("added", "nodes.lost")) == "added: nodes.lost"
