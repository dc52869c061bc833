"""Documents written as Twee 3 and read again: nothing is lost, nothing is remarked."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from scenarios.exchange.document import ScenarioDocument
from scenarios.exchange.files import library, load_scenario
from scenarios.exchange.twine.reading import read_twee
from scenarios.exchange.twine.writing import write_twee
from scenarios.exchange.writing import write_yaml
from tests.scenarios.files import minimal
from tests.scenarios.nasty import known_traps, quickly, scenarios
from tests.scenarios.twine import still_to_write

shipped = sorted(library.glob("*.yaml"))

# What means something to Twine, to a story format, or in an annotation.
traps_of_twine = [
    *(
        "[[a]]",
        "[[a->b]]",
        "a]]",
        "[[",
        "a->b",
        "a<-b",
        "a|b",
        "][",
        "[a]",
        "a [b]",
        ":: a",
        " :: a",
    ),
    *(
        "\\:: a",
        "\\a",
        "@key: a",
        "@moves",
        "@otherwise",
        " @says: a",
        "@tom: a",
        "<<set $a>>",
        "<<a",
    ),
    *("(set: $a to 1)", "(if: a)[b]", "(note: a)", "$a", "$5", "<b>a</b>", "a <3 b", "<!-- a -->"),
    *(
        "/* a */",
        "{a}",
        "[a]\nb",
        "a: b\n--\nc",
        "* a",
        "1. a",
        "--",
        "…",
        "a\n\n\nb",
        "a\n b",
        '"a"',
    ),
    *(
        "http://a",
        "node a",
        "StoryData",
        "a\n:: b",
        "<script>a</script>",
        "StoryFoo",
        '"a',
        "a -> b",
    ),
]


def again(document: ScenarioDocument) -> ScenarioDocument:
    """The document after a journey as a Twee file, in which nothing was taken otherwise."""
    draft = read_twee(write_twee(document).encode(), "again.twee")
    assert [one for one in draft.remarks if not one.sentence.startswith(still_to_write)] == []
    return draft.document


@pytest.mark.parametrize("path", shipped, ids=lambda path: path.stem)
def test_it_brings_every_shipped_scenario_back(path: Path):
    document = load_scenario(path)
    assert again(document) == document
    assert write_yaml(again(document)) == path.read_text(encoding="utf-8")


@quickly
@given(scenarios)
def test_it_brings_every_document_back(document: ScenarioDocument):
    assert again(document) == document


@quickly
@given(scenarios)
def test_it_writes_the_same_again(document: ScenarioDocument):
    assert write_twee(again(document)) == write_twee(document)


@pytest.mark.parametrize("text", [*known_traps, *traps_of_twine], ids=lambda text: repr(text[:20]))
def test_it_brings_every_trap_back_wherever_it_stands(text):
    """As the customer's words, the trainee's, a move, a target, and in the settings."""
    when = {"after": [text], "no such": text}
    replies = [
        {"key": "a", "text": text, "moves": [text], "goto": text[:80], "note": text},
        {"key": "b", "text": "B", "goto": [{"node": "a", "when": when}, {"node": text[:80]}]},
        {"key": "c", "text": text, "goto": "a"},
    ]
    says = [{"text": text, "when": when}, {"text": text}, {"text": text}]
    node = {"says": says, "thinks": text, "replies": replies, "behaviour": [text]}
    end = {"says": text, "ending": text}
    document = minimal(
        nodes={"a": node, "b": end}, title=text[:200] or "-", may_offer=[text, "more"]
    )
    assert again(document) == document


@pytest.mark.parametrize(
    "key", ["StoryData", "StoryTitle", "StoryScenario", "Start", "é", "-", "1e3"]
)
def test_it_brings_keys_back_that_twine_would_take_for_its_own(key):
    reply = {"key": key, "text": "A", "goto": [{"node": key}, {"node": f"node {key}"}]}
    document = minimal(start=key, nodes={key: {"says": "A", "replies": [reply]}})
    assert again(document) == document


def test_it_keeps_an_order_that_twine_forgets():
    """Twine writes the passages by their names."""
    document = minimal(
        nodes={"b": {"says": "B", "ending": "resolved"}, "a": {"says": "A"}}, start="b"
    )
    head, first, second = write_twee(document).rpartition("\n\n:: b")[0], *_passages(document)
    found = read_twee(f"{head}\n\n{second}\n\n{first}".encode(), "again.twee").document
    assert list(found.nodes) == ["b", "a"]


def _passages(document: ScenarioDocument) -> list[str]:
    text = write_twee(document)
    return [f":: {part}" for part in text.split("\n:: ") if part[:2] in ("a ", "b ")]
