"""YAML read with care: plain data and the line of everything in it.

Only what a script needs is accepted: one document of mappings, lists and scalars (YAML 1.2).
Anchors, aliases and tags are refused while the text is still a stream of events, before anything
is built of it, so that a small file cannot grow large. Doubled keys are refused as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from scenarios.exchange.errors import FileComplaint, NotAScript

most_bytes = 1024 * 1024
deepest = 24

Path = tuple[str | int, ...]

# What no database and no page can hold, though an escape in quotes can write it.
no_text = re.compile("[\0\ud800-\udfff]")
beyond_unicode = re.compile(r"\\U(?!0010|000)[0-9A-Fa-f]{8}")

plain_scalars = (
    (re.compile(r"(null|Null|NULL|~|)"), lambda text: None),
    (re.compile(r"(true|True|TRUE)"), lambda text: True),
    (re.compile(r"(false|False|FALSE)"), lambda text: False),
    (re.compile(r"[-+]?[0-9]{1,18}"), int),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?"), float),
)


@dataclass(frozen=True, slots=True)
class Located:
    """Plain data, and the line (from 1) on which each part of it begins."""

    data: Any
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of the nearest part that exists: a missing key is its mapping's concern."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(raw: bytes, name: str) -> Located:
    """The data in a YAML file. Raises NotAScript with the line of what is wrong."""
    return _Builder(name).build(decoded(raw, name))


def decoded(raw: bytes, name: str, *, most: int = most_bytes) -> str:
    """The text of a file. Raises NotAScript for one that is too large, or no UTF-8."""
    if len(raw) > most:
        raise NotAScript(name, [too_large(most)])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        complaint = FileComplaint(line, "", "this is not UTF-8 text. Save the file as UTF-8.")
        raise NotAScript(name, [complaint]) from error


def too_large(most: int = most_bytes) -> FileComplaint:
    return FileComplaint(1, "", f"the file is larger than {most // 1024} KiB, the most allowed.")


@dataclass
class _Builder:
    """Builds data from events, refusing what a script has no use for."""

    name: str
    lines: dict[Path, int] = field(default_factory=dict)

    def build(self, text: str) -> Located:
        try:
            events = iter(YAML(typ="safe", pure=True).parse(text))
            data = self._documents(events)
        except NotAScript:
            raise
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            raise self._refusal(
                line, f"this is not YAML: {error.problem or error.context}."
            ) from error
        except (YAMLError, ValueError, OverflowError) as error:
            reason = _reason(error)
            line = text.count("\n", 0, _position(error, text)) + 1
            raise self._refusal(line, f"this is not YAML: {reason}.") from error
        return Located(data, self.lines)

    def _documents(self, events: Iterator[Event]) -> Any:
        data, seen = None, 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                seen += 1
                if seen > 1:
                    raise self._refusal(
                        _line(event), "a second document begins; one file holds one."
                    )
                data = self._value(next(events), events, ())
        if not seen:
            raise self._refusal(1, "the file is empty.")
        return data

    def _value(self, event: Event, events: Iterator[Event], path: Path) -> Any:
        self._accept(event, path)
        self.lines.setdefault(path, _line(event))
        if isinstance(event, MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(events, path)
        assert isinstance(event, ScalarEvent)  # noqa: S101  (nothing else is left)
        return _scalar(event)

    def _accept(self, event: Event, path: Path) -> None:
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise self._refusal(
                _line(event), "anchors (&) and aliases (*) are not allowed: write it out."
            )
        if getattr(event, "tag", None):
            raise self._refusal(_line(event), "tags (!) are not allowed here.")
        if isinstance(event, ScalarEvent) and no_text.search(event.value):
            raise self._refusal(_line(event), "it holds a character that is no text.", path)
        if len(path) > deepest:
            raise self._refusal(_line(event), f"nested more than {deepest} deep.")

    def _mapping(self, events: Iterator[Event], path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._key(event, path)
            if key in found:
                raise self._refusal(_line(event), f"the key {key!r} is there twice.", path)
            self.lines[(*path, key)] = _line(event)
            found[key] = self._value(next(events), events, (*path, key))
        return found

    def _key(self, event: Event, path: Path) -> str:
        self._accept(event, path)
        key = _scalar(event) if isinstance(event, ScalarEvent) else None
        if not isinstance(key, str):
            raise self._refusal(_line(event), "a key must be text; put it in quotes.", path)
        return key

    def _sequence(self, events: Iterator[Event], path: Path) -> list[Any]:
        found: list[Any] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            found.append(self._value(event, events, (*path, len(found))))
        return found

    def _refusal(self, line: int, sentence: str, path: Path = ()) -> NotAScript:
        where = ".".join(map(str, path))
        return NotAScript(self.name, [FileComplaint(line, where, sentence)])


def _position(error: Exception, text: str) -> int:
    """Where in the text the reader stumbled: over a control character, or an escape for none."""
    if isinstance(error, ReaderError):
        return int(error.position)
    found = beyond_unicode.search(text)
    return found.start() if found else 0


def _reason(error: Exception) -> str:
    if isinstance(error, YAMLError):
        return str(error).splitlines()[0]
    return "an escape in quotes, or a number, is out of range"


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


def _scalar(event: ScalarEvent) -> Any:
    text = str(event.value)
    return plain_value(text) if event.style is None else text


def plain_value(text: str) -> Any:
    """What a scalar without quotes stands for: text, unless it reads as something else."""
    return next((make(text) for pattern, make in plain_scalars if pattern.fullmatch(text)), text)
