from __future__ import annotations

import pytest

from scenarios.exchange.rows import store_scenario
from scenarios.models import Node, Persona, Reply, Scenario
from scenarios.reports import known_report, report_of
from tests.conftest import read_document, short_talk


@pytest.fixture
def scenario(db) -> Scenario:
    return store_scenario(read_document())


def codes(report) -> set[str]:
    return {one.code for one in report.problems}


def test_it_has_problems_errors_first(scenario):
    Node.objects.create(scenario=scenario, key="lonely", says="Hello?", ending="resolved")
    report = report_of(scenario)
    assert [one.code for one in report.errors] == ["unreachable-node"]
    assert [*report.errors, *report.warnings] == [*report.problems]


def test_it_names_what_no_conversation_gets_to(scenario):
    Node.objects.create(scenario=scenario, key="lonely", says="Hello?", ending="resolved")
    assert report_of(scenario).unreached == {"lonely"}


def test_it_knows_how_replies_do(scenario):
    tones = report_of(scenario).tones
    assert tones["opening", "go-on"] == "best"
    assert tones["opening", "calm"] == "breaks"
    assert tones["plan", "not-yet"] == "between"


def test_it_asks_every_start_whether_a_reply_breaks_something(scenario):
    """From the second start nobody is angry, and an apology comes at the right time."""
    calm = {"node": "story", "anger": 1}
    hot = {"node": "story", "anger": 9, "when": {"outcome": ["walked-out"]}}
    tones = {}
    for starts in ([hot, hot], [hot, calm]):
        Scenario.objects.update(starts=[*starts, {"node": "plan"}], follows="other")
        tones[str(starts)] = report_of(Scenario.objects.get()).tones["story", "sorry"]
    assert [*tones.values()] == ["breaks", "between"]


def test_it_calls_best_what_breaks_the_least(scenario):
    """A best reply that breaks a guideline is still the best there is."""
    Reply.objects.filter(key="go-on").update(moves=["tell-to-calm-down", "listen"])
    Reply.objects.filter(key="stay").update(moves=["blame-customer"])
    assert report_of(scenario).tones["opening", "go-on"] == "best"


def test_it_says_nothing_of_replies_that_are_never_offered(scenario):
    lonely = Node.objects.create(scenario=scenario, key="lonely", says="Hello?")
    Reply.objects.create(node=lonely, key="yes", text="Yes?")
    assert ("lonely", "yes") not in report_of(scenario).tones


def test_it_is_a_list_of_complaints_where_nothing_makes_sense(scenario):
    Node.objects.filter(key="plan").update(says={"text": 1}, behaviour="shouting")
    report = report_of(scenario)
    assert {one.where.split(".")[1] for one in report.problems} == {"plan"}
    assert (report.draft, report.tones, report.ways) == (None, {}, ())


def test_it_names_the_node_with_an_ending_that_is_none(scenario):
    Node.objects.filter(key="lost").update(ending="exploded")
    (problem,) = report_of(scenario).problems
    assert (problem.code, problem.where) == ("unreadable", "nodes.lost")


def test_it_minds_the_persona(scenario):
    Persona.objects.update(reactions={"threaten": 1})
    assert "unused-reaction" in codes(report_of(Scenario.objects.get()))


def test_it_waits_for_nobody_until_it_is_known(db):
    scenario = store_scenario(read_document(short_talk.replace("third", "seventieth")))
    assert not known_report(scenario).is_known
    assert known_report(scenario).content_hash
    report_of(scenario)
    assert known_report(scenario).is_known
