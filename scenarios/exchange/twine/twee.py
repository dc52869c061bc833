"""Scans a Twee 3 file into a story, character by character, with a remark for all that is amiss.

A passage begins with a header: `:: name [tags] {"position":"1,2"}`. In names and tags a backslash
takes the meaning from the character after it. A body goes on up to the next header; a line of it
that begins with two colons has a backslash before them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from scenarios.exchange.twine.story import Passage, Story, json_object, lines_of

sigil = "::"
title_passage, data_passage = "StoryTitle", "StoryData"

# A character of a header, and whether a backslash took its meaning from it.
Character = tuple[str, bool]


def scan_twee(text: str) -> Story:
    """The story in a file, with the passages that tell of the whole taken out."""
    story = Story()
    takers = {title_passage: _take_title, data_passage: _take_data}
    taken: set[str] = set()
    for passage in _passages(lines_of(text), story):
        take = takers.get(passage.name)
        if take is None:
            story.passages.append(passage)
        elif passage.name in taken:
            story.remark(passage.line, passage.name, "it is there already; this one is left out.")
        else:
            take(passage, story)
            taken.add(passage.name)
    return story


def _passages(lines: list[str], story: Story) -> Iterator[Passage]:
    heads = [number for number, line in enumerate(lines) if line.startswith(sigil)]
    _remark_lost_words(lines[: heads[0]] if heads else lines, story)
    for head, end in pairwise([*heads, len(lines)]):
        header = Header(lines[head])
        for sentence in header.complaints:
            story.remark(head + 1, header.name, sentence)
        body = tuple(_unescaped(line) for line in lines[head + 1 : end])
        yield Passage(header.name, tuple(header.tags), body, line=head + 1, first=head + 2)


def _remark_lost_words(lines: list[str], story: Story) -> None:
    number = next((at for at, line in enumerate(lines, 1) if line.strip()), 0)
    if number:
        story.remark(number, "", "words before the first passage are left out.")


def _unescaped(line: str) -> str:
    return line[1:] if line.startswith("\\:") else line


@dataclass
class Header:
    """The header of a passage, scanned from left to right."""

    text: str
    name: str = ""
    tags: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    at: int = len(sigil)
    has_metadata: bool = False

    def __post_init__(self) -> None:
        self.name = _joined(_trimmed(self._take("[{")))
        if not self.name:
            self.complaints.append("this passage has no name: write one after the two colons.")
        parts: dict[str, Callable[[], None]] = {"[": self._tags, "{": self._metadata}
        while self.at < len(self.text):
            parts.get(self.text[self.at], self._stray)()

    def _take(self, stops: str) -> list[Character]:
        """The characters up to one of these, which must not be escaped, or to the end."""
        taken: list[Character] = []
        while self.at < len(self.text) and self.text[self.at] not in stops:
            escaped = self.text[self.at] == "\\" and self.at + 1 < len(self.text)
            self.at += escaped
            taken.append((self.text[self.at], escaped))
            self.at += 1
        return taken

    def _tags(self) -> None:
        self.at += 1
        if self.tags:
            self.complaints.append("a second list of tags; both are taken.")
        elif self.has_metadata:
            self.complaints.append("the tags stand after the metadata; they belong before it.")
        taken = self._take("]")
        if self.at == len(self.text):
            self.complaints.append("the list of tags is not closed: a ] is missing.")
        self.at += 1
        self.tags += _words(taken)

    def _metadata(self) -> None:
        self.has_metadata = True
        try:
            _, self.at = json.JSONDecoder().raw_decode(self.text, self.at)
        except (ValueError, RecursionError):
            shown = self.text[self.at :].strip()
            self.complaints.append(f"the metadata is no JSON and is left out: {shown[:60]!r}.")
            self.at = len(self.text)

    def _stray(self) -> None:
        stray = _joined(_trimmed(self._take("[{")))
        if stray:
            self.complaints.append(f"{stray[:60]!r} stands where nothing belongs, and is left out.")


def _words(characters: list[Character]) -> list[str]:
    """The characters parted at spaces, but for those that were escaped."""
    words: list[list[Character]] = [[]]
    for one in characters:
        if one[0].isspace() and not one[1]:
            words.append([])
        else:
            words[-1].append(one)
    return [_joined(word) for word in words if word]


def _trimmed(characters: list[Character]) -> list[Character]:
    """Without the spaces at both ends, but for those that were escaped."""
    kept = [at for at, (one, escaped) in enumerate(characters) if escaped or not one.isspace()]
    return characters[kept[0] : kept[-1] + 1] if kept else []


def _joined(characters: list[Character]) -> str:
    return "".join(one for one, _ in characters)


def _take_title(passage: Passage, story: Story) -> None:
    story.title = passage.text


def _take_data(passage: Passage, story: Story) -> None:
    try:
        data = json_object(passage.text)
    except ValueError as error:
        line = passage.first + _offset(error, passage)
        story.remark(line, passage.name, f"it is no JSON and is left out: {_reason(error)}.")
        return
    story.start, story.format = (
        value if isinstance(value := data.get(key, ""), str) else "" for key in ("start", "format")
    )
    for key in ("start", "format"):
        if not isinstance(data.get(key, ""), str):
            story.remark(passage.line, passage.name, f"{key!r} must be text; it is left out.")


def _offset(error: ValueError, passage: Passage) -> int:
    """How many lines below the first the JSON goes wrong; blank lines above it were trimmed."""
    if not isinstance(error, json.JSONDecodeError):
        return 0
    blank = next((at for at, line in enumerate(passage.lines) if line.strip()), 0)
    return blank + error.lineno - 1


def _reason(error: ValueError) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)
