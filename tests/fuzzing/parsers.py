"""Every parser of what people bring along: what may come out of it, and what to begin with.

Each takes any bytes at all. It reads them, or refuses them by the errors that it names; whatever
else comes out of it is a bug. `tools/fuzz.py` looks for input that makes one.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from scenarios.exchange.errors import NotAScript
from scenarios.exchange.reading import read_persona, read_scenario
from scenarios.exchange.twine.reading import read_html, read_twee
from scenarios.written import Miswritten, Words, read_condition, read_lines, read_routes
from trainer.accounts.roster import Unreadable, lines_of
from trainer.guidance.conditions import Condition

found = Path(__file__).parent / "found"
known = Words(moves=("listen", "ask", "and"), nodes=("story", "plan"), channels=("phone",))


@dataclass(frozen=True, slots=True)
class Parser:
    """read: raises nothing but what it should. seeds: what to change at random, to begin with."""

    read: Callable[[bytes], None]
    seeds: tuple[str, ...]
    words: tuple[str, ...] = ()  # what gives texts a meaning there


def _script(raw: bytes) -> None:
    for read in (read_scenario, read_persona):
        with _complaints_at_lines_of(raw):
            read(raw, "any.yaml")


def _twee(raw: bytes) -> None:
    with _complaints_at_lines_of(raw):
        read_twee(raw, "any.twee")


def _html(raw: bytes) -> None:
    with _complaints_at_lines_of(raw):
        read_html(raw, "any.html")


class _complaints_at_lines_of(suppress):  # noqa: N801  (read as a sentence)
    """The refusal of a file, whose complaints are at lines that it has."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(NotAScript)
        self.lines = len(raw.splitlines()) + raw.count(b"\r") + raw.count(b"\n") + 2

    def __exit__(self, kind: object, error: object, trace: object) -> bool:
        if isinstance(error, NotAScript):
            assert error.complaints, "it was refused without a word"
            assert all(0 <= (one.line or 0) <= self.lines for one in error.complaints)
        return bool(super().__exit__(kind, error, trace))  # type: ignore[arg-type]


def _roster(raw: bytes) -> None:
    with suppress(Unreadable, csv.Error):
        list(lines_of(_text(raw)))


def _condition(raw: bytes) -> None:
    for read in (read_condition, read_routes, read_lines):
        with suppress(Miswritten):
            read(_text(raw), known)


def _condition_as_json(raw: bytes) -> None:
    with suppress(ValidationError):
        Condition.model_validate_json(raw)


def _text(raw: bytes) -> str:
    """As a form has it."""
    return raw.decode("utf-8", errors="replace")


twee = (
    ":: StoryTitle\nA parcel\n\n:: Start [upset]\nWhere is it?\n\n[[Sorry->End]]\n@moves: ask\n\n"
    ":: End [resolved]\nThanks.\n\n:: StoryScenario\nchannel: phone\npersona: {name: Rosa}\n"
    "anger: 5\nstart: Start\n"
)
html = (
    '<tw-storydata name="A" startnode="1"><tw-passagedata pid="1" name="Start" tags="upset">'
    "Where?\n[[Sorry-&gt;End]]\n@moves: ask</tw-passagedata>"
    '<tw-passagedata pid="2" name="End" tags="resolved">Thanks.</tw-passagedata></tw-storydata>'
)
conditions = (
    "anger at least 8 and not after listen, ask",
    'heard at most 2 and channel phone -> "story" anger +1\notherwise -> plan',
    "[after listen]\nSo what now?\n[otherwise]\nGo on.",
)
script = """
scenario: s
title: A parcel
channel: phone
persona: {name: Rosa, looks: {hair: curls}}
anger: 5
start: a
nodes:
  a:
    behaviour: [upset]
    says: [{when: {after: [ask]}, text: Where?}, {text: Well?}]
    replies: [{key: b, text: Sorry., moves: [ask], goto: [{when: {again: true}, node: z}, z]}]
  z: {ending: resolved, says: Thanks.}
"""
marks_of_yaml = ("&a", "*a", "!!python/object", "<<", "? ", "- ", ": ", "|\n", ">-\n", "\\ud800")
words_of_scripts = ("nodes", "replies", "ending", "when", "goto", "moves", "start", "anger", ".nan")
words_of_conditions = ("anger", "heard", "at least", "at most", "after", "not", "otherwise", "->")


parsers = {
    "script": Parser(
        _script,
        (script, "persona: rosa\nname: Rosa\nlooks: {hair: curls, skin: 2}\nvoice: {}\n"),
        marks_of_yaml + words_of_scripts,
    ),
    "twee": Parser(_twee, (twee,), (":: ", "[[", "]]", "->", "<-", "|", "@moves:", "(set:", "<<")),
    "html": Parser(_html, (html,), ("<tw-passagedata", "</tw-", "&#xD800;", "&lt;", "<!--")),
    "roster": Parser(
        _roster,
        ("e-mail,name,team,role\nmaya@example.com,Maya,Desk,member\n", 'email\t"name"\na\tb\n'),
        ("e-mail", '"', ";", "\t", "\r\n", "\x00"),
    ),
    "conditions": Parser(_condition, conditions, words_of_conditions),
    "json": Parser(
        _condition_as_json,
        ('{"anger_at_least": 8, "after": ["ask"], "again": true, "with": ["listen"]}',),
        ("anger_at_most", "heard_at_least", "not_after", "1e999", "\\ud800", "NaN"),
    ),
}
