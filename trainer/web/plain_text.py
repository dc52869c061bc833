"""Plain text with a little order in it: headings, paragraphs, lists. Pure; templates escape it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a list, with its lines."""

    kind: str  # heading | paragraph | list
    lines: tuple[str, ...]


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text.

    A line that begins with `#` is a heading, lines that begin with `-` are a list, and other
    lines are a paragraph up to the next empty line. Everything else is words, tags included.
    """
    for kind, lines in groupby(text.splitlines(), key=_kind):
        words = tuple(_words(kind, line) for line in lines)
        if kind == "heading":
            yield from (Block(kind, (one,)) for one in words)
        elif kind:
            yield Block(kind, words)


def _kind(line: str) -> str:
    start = line.strip()[:1]
    if not start:
        return ""
    return {"#": "heading", "-": "list"}.get(start, "paragraph")


def _words(kind: str, line: str) -> str:
    marks = {"heading": "#", "list": "-"}.get(kind, "")
    return line.strip().lstrip(marks).strip() if marks else line.strip()
