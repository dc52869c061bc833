"""Scans a story out of Twine's HTML: a published page, or the archive that it saves.

The story stands in `<tw-storydata>`, each passage in a `<tw-passagedata>` with its words escaped.
Everything else, such as the program of the story format, is passed over.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from scenarios.exchange.errors import FileComplaint
from scenarios.exchange.twine.story import Passage, Story, lines_of

element = re.compile(
    r"<(!--|/?(?:tw-storydata|tw-passagedata|script|style)(?=[\s/>]))", re.IGNORECASE
)
name_of_attribute = re.compile(r"[^\s=>/]+")


def scan_html(text: str) -> Story:
    """The first story in a page."""
    scanner = _Scanner("\n".join(lines_of(text)))
    scanner.scan()
    return scanner.story


@dataclass
class _Scanner:
    text: str
    at: int = 0
    story: Story = field(default_factory=Story)
    stories: int = 0
    start: str = ""

    def __post_init__(self) -> None:
        self.ends = [at for at, one in enumerate(self.text) if one == "\n"]

    def scan(self) -> None:
        steps = {
            "!--": self._comment,
            "tw-storydata": self._story,
            "tw-passagedata": self._passage,
            "script": self._program,
            "style": self._program,
        }
        while found := element.search(self.text, self.at):
            self.at = found.end()
            step = steps.get(found[1].lower())
            if step:
                step(found)
        if not self.stories:
            self.story.errors.append(FileComplaint(1, "", _nothing_in(self.text)))

    def _line(self, at: int) -> int:
        return bisect(self.ends, at - 1) + 1

    def _until(self, closing: str) -> str:
        """What stands up to this, which is passed; or all that is left."""
        found = re.compile(closing, re.IGNORECASE).search(self.text, self.at)
        start, self.at = self.at, found.end() if found else len(self.text)
        return self.text[start : found.start() if found else len(self.text)]

    def _comment(self, found: re.Match[str]) -> None:
        self._until("-->")

    def _program(self, found: re.Match[str]) -> None:
        attributes = self._attributes()
        inner = self._until(rf"</{found[1]}")
        if attributes.get("id", "").startswith("twine-user-") and inner.strip():
            sentence = f"the story's own {found[1].lower()} is left out, for nothing is run here."
            self.story.remark(self._line(found.start()), "", sentence)

    def _story(self, found: re.Match[str]) -> None:
        attributes = self._attributes()
        self.stories += 1
        if self.stories > 1:
            sentence = (
                "a second story begins; the first alone is taken. Put it in a file of its own."
            )
            self.story.remark(self._line(found.start()), attributes.get("name", ""), sentence)
            self.at = len(self.text)
            return
        self.story.title = attributes.get("name", "").strip()
        self.story.format = attributes.get("format", "")
        self.start = attributes.get("startnode", "")

    def _passage(self, found: re.Match[str]) -> None:
        attributes = self._attributes()
        line, first = self._line(found.start()), self._line(self.at)
        lines = tuple(lines_of(unescape(self._until(r"</tw-passagedata\s*>"))))
        name = attributes.get("name", "").strip()
        if not name:
            self.story.remark(line, "", "this passage has no name.")
        if self.start and attributes.get("pid") == self.start:
            self.story.start = name
        tags = tuple(attributes.get("tags", "").split())
        self.story.passages.append(Passage(name, tags, lines, line, first))

    def _attributes(self) -> Mapping[str, str]:
        """The attributes of the tag that began, which is passed."""
        found: dict[str, str] = {}
        while self.at < len(self.text) and self.text[self.at] != ">":
            name = name_of_attribute.match(self.text, self.at)
            if name:
                self.at = name.end()
                found.setdefault(name[0].lower(), unescape(self._value()))
            else:
                self.at += 1
        self.at += 1
        return found

    def _value(self) -> str:
        """What stands behind an attribute's name, with or without quotes."""
        if not self.text.startswith("=", self.at):
            return ""
        self.at += 1
        quote = self.text[self.at : self.at + 1]
        if quote and quote in "\"'":
            self.at += 1
            return self._until(quote)
        value = re.compile(r"[^\s>]*").match(self.text, self.at)
        self.at = value.end() if value else self.at
        return value[0] if value else ""


def _nothing_in(text: str) -> str:
    sentence = "there is no story of Twine in it: no <tw-storydata>."
    if "storeArea" in text:
        return f"{sentence} It seems to be of Twine 1: open it in Twine 2, and publish it there."
    return sentence
