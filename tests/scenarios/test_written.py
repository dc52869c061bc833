"""What authors write into a form: read, written, and complained of."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.exchange.document import LineDocument, RouteDocument
from scenarios.exchange.files import library, load_scenario
from scenarios.written import (
    Miswritten,
    Words,
    read_condition,
    read_lines,
    read_routes,
    written_condition,
    written_lines,
    written_routes,
)
from trainer.guidance.conditions import Condition, always

moves = ("listen", "ask", "restate", "apologise", "apologised-well", "and")
nodes = ("story", "plan", "the end, or so", "and")
known = Words(moves=moves, nodes=nodes, channels=("phone",))

some_moves = st.lists(st.sampled_from(moves), min_size=1, max_size=3, unique=True)
conditions = st.fixed_dictionaries(
    {},
    optional={
        "anger_at_least": st.integers(0, 10),
        "heard_at_most": st.integers(0, 4),
        "channel": st.just(["phone"]),
        "after": some_moves,
        "not_after": some_moves,
    },
).map(Condition.model_validate)
routes = st.builds(
    RouteDocument,
    when=conditions,
    node=st.sampled_from(nodes),
    anger=st.integers(-10, 10),
)
texts = (
    st.text(alphabet="ab[]\\ \n→->", min_size=1)
    .map(lambda text: text.strip("\n"))
    .filter(str.strip)
)


def complaint(read, text: str) -> list[str]:
    with pytest.raises(Miswritten) as refused:
        read(text, known)
    return refused.value.sentences


@given(conditions)
def test_it_reads_the_condition_it_wrote(when):
    assert read_condition(written_condition(when), known) == when


@given(st.lists(routes, max_size=3))
def test_it_reads_the_routes_it_wrote(listed):
    assert read_routes(written_routes(listed), known) == listed


@given(st.lists(st.builds(LineDocument, when=conditions, text=texts), max_size=3))
def test_it_reads_the_lines_it_wrote(lines):
    assert read_lines(written_lines(lines), known) == lines


def test_it_writes_as_people_read():
    when = Condition(anger_at_least=8, not_after=("apologise", "restate"))
    assert written_condition(when) == "anger at least 8 and not after apologise, restate"
    assert written_routes([RouteDocument(when=when, node="plan", anger=1)]).endswith(
        " -> plan anger +1"
    )
    assert written_lines([LineDocument(text="[sighs]")]) == "[otherwise]\n\\[sighs]"


@pytest.mark.parametrize(
    "text",
    [
        *("anger at least 8", "Anger at least  8", "anger_at_least: 8", "if anger at least 8"),
        "when anger_at_least 8",
    ],
)
def test_it_is_not_particular(text):
    assert read_condition(text, known) == Condition(anger_at_least=8)


@pytest.mark.parametrize("text", ["", "otherwise", "always", "  Otherwise "])
def test_it_knows_what_always_holds(text):
    assert read_condition(text, known) == always


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("angr at least 8", "'angr at least 8' is no condition: did you mean 'anger at least'?"),
        ("anger at least", "‘anger at least’ needs a whole number, such as ‘anger at least 3’."),
        ("anger at least 11", "'anger_at_least' must be at most 10, not '11'."),
        ("after lisen", "'lisen' is no move: did you mean 'listen'?"),
        ("after", "‘after’ needs the name of a move."),
        ("channel fax", "'fax' is no channel: known here are phone."),
        ("after ask and after listen", "‘after’ is there twice."),
        ('after "ask', "the quotes in '\"ask' do not end."),
    ],
)
def test_it_says_what_would_have_been_right(text, sentence):
    assert complaint(read_condition, text) == [sentence]


def test_it_complains_of_every_route_with_its_line():
    found = complaint(
        read_routes, "anger at least 3 -> plann\n\nto the plan\nafter ask -> plan anger 12"
    )
    assert found == [
        "Line 1: there is no node 'plann' here: did you mean 'plan'?",
        "Line 3: write a condition, then ->, then a node: ‘anger at least 8 -> node’.",
        "Line 4: the anger on the way goes from -10 to +10, not +12.",
    ]


def test_it_complains_of_words_without_a_condition():
    assert complaint(read_lines, "Hello.\n\n[after ask]\n") == [
        "Line 1: begin with a condition in brackets: ‘[anger at least 8]’.",
        "Line 3: there are no words under ‘[after ask]’.",
    ]


@pytest.mark.parametrize("path", sorted(library.glob("*.yaml")), ids=lambda path: path.stem)
def test_it_can_say_all_that_ships(path):
    document = load_scenario(path)
    replies = [reply for node in document.nodes.values() for reply in node.replies]
    used = [route.when for reply in replies for route in reply.goto]
    used += [line.when for node in document.nodes.values() for line in node.says]
    made = {move for when in used for move in (*(when.after or ()), *(when.not_after or ()))}
    words = Words(made, [*document.nodes], ["phone", "in-person", "chat", "email"])
    for node in document.nodes.values():
        assert read_lines(written_lines(node.says), words) == list(node.says)
    for reply in replies:
        assert read_routes(written_routes(reply.goto), words) == list(reply.goto)


words = ["anger at least", "after", "not after", "heard_at_most", "channel", "if", "ask", "plan"]
marks = [
    "and",
    "otherwise",
    "->",
    "→",
    "anger +1",
    '"',
    "\\",
    ",",
    "[",
    "]",
    ":",
    "=",
    "\n",
    "\x00",
    "²",
]
pieces = st.sampled_from(words) | st.sampled_from(marks) | st.text(max_size=4)


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@pytest.mark.parametrize("read", [read_condition, read_routes, read_lines])
@given(st.lists(pieces, max_size=12).map(" ".join))
def test_it_reads_or_refuses_whatever_there_is(read, text):
    """Whatever else came out of it would fail the test."""
    with suppress(Miswritten):
        assert read(text, known) is not None
