from __future__ import annotations

import pytest
from django.urls import reverse

from scenarios.charts import chart_of, texts
from scenarios.exchange.rows import store_scenario
from scenarios.models import Node, Reply, Route, Scenario
from scenarios.reports import report_of
from tests.conftest import read_document


@pytest.fixture
def scenario(db) -> Scenario:
    return store_scenario(read_document())


@pytest.fixture
def charted(scenario):
    """The chart as the rows are when it is asked for."""
    return lambda: chart_of(scenario, report_of(scenario))


def box(chart, name: str):
    return next(one for one in chart.boxes if one.name == name)


def lines(chart) -> list[tuple[str, str, str, bool]]:
    names = [one.name for one in chart.boxes]
    return [
        (names[one.source], names[one.target], one.mark, one.is_conditional) for one in chart.arrows
    ]


def test_it_has_a_box_for_every_node(charted):
    kinds = {one.name: one.kind for one in charted().boxes}
    assert kinds == {
        "opening": "crossing",
        "story": "upset",
        "plan": "upset",
        "mended": "good-end",
        "lost": "bad-end",
    }


def test_it_links_a_box_to_its_node(charted):
    story = Node.objects.get(key="story")
    assert box(charted(), "story").href == reverse("admin:scenarios_node_change", args=[story.pk])


def test_it_has_a_line_for_every_route(charted):
    Route.objects.filter(reply__key="calm").update(when={"anger_at_least": 9})
    assert lines(charted())[:4] == [
        ("opening", "story", "1", False),
        ("opening", "story", "2", True),
        ("opening", "opening", "3", False),
        ("opening", "lost", "4", False),
    ]


def test_it_says_of_a_line_what_it_is(charted):
    Route.objects.filter(reply__key="calm").update(when={"anger_at_least": 9, "after": ["ask"]})
    title = charted().arrows[1].title
    assert title.startswith("2. calm: Please calm down.")
    assert title.endswith("only if anger at least 9, after ask")


def test_it_says_all_of_a_box_aloud(charted):
    Reply.objects.filter(key="fix").update(moves=["solv"])
    label = box(charted(), "plan").label
    assert label.startswith("plan. upset. So what now?. 3 replies, leading to mended, lost")
    assert "error" in label


def test_it_shows_names_that_no_node_has(charted):
    Route.objects.filter(reply__key="back").update(node=None, missing_node="plann")
    chart = charted()
    assert box(chart, "plann").kind == "missing"
    assert ("story", "plann", "1", False) in lines(chart)


def test_it_marks_what_is_never_reached(charted, scenario):
    Node.objects.create(scenario=scenario, key="lonely", says="Hello?", ending="resolved")
    lonely = box(charted(), "lonely")
    assert (lonely.is_unreached, lonely.flag, lonely.errors) == (True, "never reached", 1)


def test_it_marks_the_start(charted):
    assert [one.name for one in charted().boxes if one.is_start] == ["opening"]


@pytest.mark.parametrize(
    ("says", "found"),
    [
        ("Hello.", ["Hello."]),
        ([{"text": "Hot."}, {"text": "Cold."}], ["Hot.", "Cold."]),
        ([{"when": {}}, 7, None], []),
        ({"text": 1}, []),
        (None, []),
    ],
)
def test_it_finds_words_in_whatever_is_stored(says, found):
    assert texts(says) == found
