"""The scanner of Twee 3: headers, escapes, special passages; each fault remarked at its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.exchange.errors import NotAScript
from scenarios.exchange.twine.reading import read_twee
from scenarios.exchange.twine.story import Passage, Story
from scenarios.exchange.twine.twee import scan_twee
from tests.scenarios.nasty import known_traps


def passage(header: str) -> Passage:
    """The one passage of a file with this header."""
    (found,) = scan_twee(f"{header}\nWords.").passages
    return found


def told(text: str) -> list[str]:
    return [str(one) for one in scan_twee(text).remarks]


@pytest.mark.parametrize(
    ("header", "name", "tags"),
    [
        (":: An overgrown path", "An overgrown path", ()),
        ("::An overgrown path", "An overgrown path", ()),
        ("::   spaces   around   ", "spaces   around", ()),
        (":: path [forest spooky]", "path", ("forest", "spooky")),
        (":: path[forest]", "path", ("forest",)),
        (":: path []", "path", ()),
        (":: path [  forest   spooky  ]  ", "path", ("forest", "spooky")),
        (':: path {"position":"600,400","size":"100,200"}', "path", ()),
        (':: path [forest] {"position":"600,400"}', "path", ("forest",)),
        (':: path[forest]{"position":"600,400"}', "path", ("forest",)),
        (':: path [a] {"b": {"c": ["]", "}"]}}', "path", ("a",)),
        (r":: a \[b\] \{c\}", "a [b] {c}", ()),
        (r":: foo\\bar", r"foo\bar", ()),
        (r":: \q", "q", ()),
        (r":: a\ ", "a ", ()),
        (":: a\\", "a\\", ()),
        (r":: a [b\]c \[d\] e\\f g\ h]", "a", ("b]c", "[d]", r"e\f", "g h")),
        (":: ::", "::", ()),
        (":: 李 [é]", "李", ("é",)),
    ],
)
def test_it_reads_a_header(header, name, tags):
    found = passage(header)
    assert (found.name, found.tags) == (name, tags)
    assert told(f"{header}\nWords.") == []


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ("::", "line 1: this passage has no name"),
        (":: [tag]", "line 1: this passage has no name"),
        (":: a [b", "line 1: a: the list of tags is not closed: a ] is missing."),
        (":: a {b}", "line 1: a: the metadata is no JSON and is left out: '{b}'."),
        (':: a {"b": 1', "line 1: a: the metadata is no JSON and is left out: '{\"b\": 1'."),
        (":: a {} [b]", "line 1: a: the tags stand after the metadata; they belong before it."),
        (":: a [b] [c]", "line 1: a: a second list of tags; both are taken."),
        (":: a [b] c", "line 1: a: 'c' stands where nothing belongs, and is left out."),
        (":: a {} c", "line 1: a: 'c' stands where nothing belongs, and is left out."),
        (":: a " + '{"b":' * 9999, "line 1: a: the metadata is no JSON"),
    ],
)
def test_it_remarks_what_is_wrong_with_a_header(header, sentence):
    (remark,) = told(f"{header}\nWords.")
    assert remark.startswith(sentence)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_it_reads_lines_whatever_ends_them(end, mark):
    text = f"{mark}:: a\none\n\ntwo\n\n:: b [c]\nthree\n".replace("\n", end)
    found = scan_twee(text.encode().decode("utf-8-sig")).passages
    assert [(one.name, one.text, one.line) for one in found] == [
        ("a", "one\n\ntwo", 1),
        ("b", "three", 6),
    ]


def test_it_takes_the_backslash_from_a_line_that_would_be_a_header():
    (found,) = scan_twee(":: a\n\\:: not a header\n :: nor this").passages
    assert found.text == ":: not a header\n :: nor this"


def test_it_remarks_words_before_the_first_passage():
    assert told("\n\nHello.\n:: a") == ["line 3: words before the first passage are left out."]


def data_of(text: str) -> Story:
    return scan_twee(f":: StoryTitle\nThe title\n\n:: StoryData\n{text}\n\n:: a")


def test_it_takes_title_and_data_out():
    story = data_of('{"ifid": "D674C58C", "format": "Harlowe", "start": "a"}')
    assert (story.title, story.format, story.start) == ("The title", "Harlowe", "a")
    assert [one.name for one in story.passages] == ["a"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '{\n "ifid": 1,\n}',
            "line 7: StoryData: it is no JSON and is left out: Expecting property",
        ),
        ("\n\n{a}", "line 7: StoryData: it is no JSON and is left out: Expecting property"),
        ("[]", "line 5: StoryData: it is no JSON and is left out: it is no object in braces."),
        ("", "line 5: StoryData: it is no JSON and is left out: Expecting value."),
        ("[" * 9999, "line 5: StoryData: it is no JSON and is left out: it is nested too deep."),
        ('{"start": 1}', "line 4: StoryData: 'start' must be text; it is left out."),
    ],
)
def test_it_remarks_data_that_cannot_be_read(text, sentence):
    (remark,) = data_of(text).remarks
    assert str(remark).startswith(sentence)


def test_it_takes_the_first_of_two_titles():
    story = scan_twee(":: StoryTitle\nOne\n:: StoryTitle\nTwo")
    assert story.title == "One"
    assert str(story.remarks[0]) == (
        "line 3: StoryTitle: it is there already; this one is left out."
    )


# --- Anything at all -----------------------------------------------------------------------------

marks = "ab:[]{}\\<>|-@$()/*\"',. \n\r\t#é\x85\u2028\0"
lines = st.sampled_from(
    [
        *(":: a", ":: b [shouting]", ':: c {"position":"1,2"}', "::", ":: StoryData", "{", "}"),
        *(
            ":: StoryScenario",
            ":: StoryTitle",
            "channel: phone",
            "anger: 99",
            "start: a",
            "nodes: 3",
        ),
        *("[[a]]", "[[b->a]]", "[[a<-b]]", "[[b|a][$c]]", "[[->a]]", "[[", "@key: a", "@moves: [a"),
        *(
            "@when: anger_at_least: 12",
            "@when: {",
            "@says",
            "@otherwise",
            "@anger: x",
            '@goto: ""\'',
        ),
        *("<<set", "(set: $a", "(if: a)[b", "]", "<!--", "-->", "<script>", '@says: "\\ud800"'),
        *known_traps,
    ]
)
anything = st.text(alphabet=marks, max_size=60) | st.lists(lines, max_size=12).map("\n".join)


@settings(max_examples=200, derandomize=True, deadline=None, database=None)
@given(anything)
def test_it_reads_or_refuses_whatever_there_is(text):
    try:
        remarks = read_twee(text.encode(), "any.twee").remarks
    except NotAScript as refused:
        remarks = tuple(refused.complaints)
        assert remarks
    assert all(1 <= (one.line or 1) <= text.count("\n") + text.count("\r") + 2 for one in remarks)


@settings(max_examples=50, derandomize=True, deadline=None, database=None)
@given(st.binary(max_size=60))
def test_it_reads_or_refuses_any_bytes(raw):
    try:
        read_twee(raw, "any.twee")
    except NotAScript as refused:
        told = str(refused)
    else:
        told = "any.twee, line"
    assert told.startswith("any.twee, line")
