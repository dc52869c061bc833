"""A story of Twine as it stands in a file, before anything is made of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scenarios.exchange.errors import FileComplaint


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: its lines, on which line of the file it begins, and on which its words do."""

    name: str
    tags: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    line: int = 1
    first: int = 1

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


@dataclass
class Story:
    """A story's passages in the order of the file, and what is told of the whole.

    A remark says what was taken otherwise than it stands there; an error, why nothing can be taken.
    """

    passages: list[Passage] = field(default_factory=list)
    title: str = ""
    start: str = ""
    format: str = ""
    remarks: list[FileComplaint] = field(default_factory=list)
    errors: list[FileComplaint] = field(default_factory=list)

    def remark(self, line: int, where: str, sentence: str) -> None:
        self.remarks.append(FileComplaint(line, where, sentence))


def lines_of(text: str) -> list[str]:
    """The lines of a file, whatever ends them; nothing else counts as the end of a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def json_object(text: str) -> Mapping[str, Any]:
    """A JSON object. Raises ValueError, with the reason, for anything else."""
    try:
        data = json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    if not isinstance(data, dict):
        raise ValueError("it is no object in braces")
    return data
