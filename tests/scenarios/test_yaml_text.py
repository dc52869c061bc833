"""YAML read with care: every refusal says what is wrong, and on which line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.exchange.errors import NotAScript
from scenarios.exchange.yaml_text import read_yaml


def data(text: str | bytes) -> object:
    return read_yaml(text if isinstance(text, bytes) else text.encode(), "talk.yaml").data


def refusal(text: str | bytes) -> str:
    with pytest.raises(NotAScript) as refused:
        data(text)
    return str(refused.value)


bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
anchored = "anchors (&) and aliases (*) are not allowed: write it out."

refused = {
    "not YAML": ("a: 1\nb: [1, 2", "line 2: this is not YAML: expected ',' or ']'"),
    "a tab": ("a:\n\tb: 1", "line 2: this is not YAML: found character '\\t'"),
    "a colon in text": ("a: 1\nb: c: d", "line 2: this is not YAML: mapping values"),
    "an alias bomb": (bomb, f"line 1: {anchored}"),
    "an anchor": ("a: 1\nb: &x 2", f"line 2: {anchored}"),
    "an anchor on a list": ("a: 1\nb: &x [2]", f"line 2: {anchored}"),
    "an anchor on a key": ("a: 1\n&x b: 2", f"line 2: {anchored}"),
    "an alias": ("a: 1\nb:\n  - *x", f"line 3: {anchored}"),
    "a tag": ("a: 1\nb: !!python/object x", "line 2: tags (!) are not allowed here."),
    "a tag on a mapping": ("a: 1\nb: !x {c: 1}", "line 2: tags (!) are not allowed here."),
    "a standard tag": ("a: !!str 1", "line 1: tags (!) are not allowed here."),
    "a doubled key": ("a: 1\nb: 2\na: 3", "line 3: the key 'a' is there twice."),
    "a doubled key in flow": ("a:\n  b: {c: 1, c: 2}", "line 2: a.b: the key 'c' is there twice."),
    "a key that is a number": ("a: 1\n2: b", "line 2: a key must be text; put it in quotes."),
    "a key that is a list": ("a: 1\n? [b]\n: c", "line 2: a key must be text; put it in quotes."),
    "two documents": ("a: 1\n---\nb: 2", "line 2: a second document begins; one file holds one."),
    "an empty file": ("", "line 1: the file is empty."),
    "only a comment": ("# nothing\n\n", "line 1: the file is empty."),
    "too deep": ("a: 1\nb: " + "[" * 25 + "]" * 25, "line 2: nested more than 24 deep."),
    "a control character": ("a: 1\nb: 2\nc: x\x01y", "line 3: this is not YAML: unacceptable"),
    "an escaped nothing": ('a: 1\nb: "x\\0y"', "line 2: b: it holds a character that is no text."),
    "half a character": ('a: 1\nb: "\\ud83d"', "line 2: b: it holds a character that is no text."),
    "a key of no text": ('a: 1\n"\\0": b', "line 2: it holds a character that is no text."),
    "beyond all characters": ('a: 1\nb: "\\UFFFFFFFF"', "line 2: this is not YAML: an escape"),
    "a version of YAML": ("%YAML 2.0\n---\na: 1", "line 1: this is not YAML: found incompatible"),
}


@pytest.mark.parametrize(("text", "sentence"), refused.values(), ids=refused)
def test_it_refuses_with_the_line(text, sentence):
    assert refusal(text).startswith(f"talk.yaml, {sentence}")
    assert len(refusal(text).splitlines()) == 1


def test_it_refuses_what_is_not_utf_8_at_its_line():
    assert refusal(b"a: 1\nb: \xe9t\xe9") == (
        "talk.yaml, line 2: this is not UTF-8 text. Save the file as UTF-8."
    )


def test_it_refuses_a_file_of_12_mb_by_its_size():
    said = refusal(b"a: " + b"x" * 12_000_000)
    assert said == "talk.yaml, line 1: the file is larger than 1024 KiB, the most allowed."


@pytest.mark.parametrize("nested", ["[", "{a: ", "- ", "? "])
def test_it_refuses_deep_nesting_without_following_it(nested):
    assert "line 1" in refusal(nested * 100_000)


def test_it_accepts_as_much_nesting_as_a_script_could_need():
    assert data("a: " + "[" * 24 + "]" * 24)


def test_it_accepts_a_byte_order_mark():
    assert data(b"\xef\xbb\xbfa: 1") == {"a": 1}


def test_it_accepts_windows_line_ends():
    assert data("a: 1\r\nb:\r\n  - two\r\n  - 3\r\n") == {"a": 1, "b": ["two", 3]}


def test_it_counts_lines_with_windows_line_ends():
    assert "line 3: the key 'a'" in refusal("a: 1\r\nb: 2\r\na: 3\r\n")


def test_it_reads_block_and_flow_style_alike():
    assert data("a: {b: [1, 2]}") == data("a:\n  b:\n    - 1\n    - 2\n")


scalars = {
    "yes": "yes",
    "no": "no",
    "on": "on",
    "true": True,
    "False": False,
    "~": None,
    "null": None,
    "''": "",
    "12": 12,
    "-3": -3,
    "007": 7,
    "1.5": 1.5,
    "1e3": 1000.0,
    ".5e3": 500.0,
    "'12'": "12",
    '"true"': "true",
    "0x1F": "0x1F",
    "1_000": "1_000",
    "2026-01-01": "2026-01-01",
    "12:30": "12:30",
    ".inf": ".inf",
    "=": "=",
}


@pytest.mark.parametrize(("written", "value"), scalars.items())
def test_it_reads_scalars_as_yaml_1_2_does(written, value):
    found = data(f"a: {written}")
    assert found == {"a": value}
    assert isinstance(found, dict)
    assert type(found["a"]) is type(value)


def test_it_knows_the_line_of_everything():
    located = read_yaml(b"a: 1\nb:\n  - c: 2\n\n  - d:\n      e\n", "talk.yaml")
    assert located.line(("b", 1, "d")) == 5
    assert located.line(("b", 0)) == 3
    assert located.line(("b", 1, "missing")) == 5


def lines_complained_of(text: str) -> list[int]:
    """Empty where the text is YAML; whatever else came out of the parser would fail the test."""
    try:
        read_yaml(text.encode(), "talk.yaml")
    except NotAScript as refused:
        return [one.line or 0 for one in refused.complaints]
    return []


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(st.text(alphabet="ab:{}[],-?!&*|>'\"%@`# \n\t\\U0\x00\x85\ufeff", max_size=30))
def test_it_reads_or_refuses_whatever_there_is(text):
    assert all(1 <= line <= text.count("\n") + 2 for line in lines_complained_of(text))
