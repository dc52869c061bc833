"""What is said when a file is no script at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileComplaint:
    """One thing wrong with a file: its line (from 1), the place in it, and a sentence.

    The line is None for what concerns a file that is not there, or rows, which have no lines.
    """

    line: int | None
    where: str
    sentence: str

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        return ": ".join(filter(None, (line, self.where, self.sentence)))

    def of(self, name: str) -> str:
        """The complaint, with the name of what it is about."""
        return f"{name}{', ' if self.line else ': '}{self}"


class NotAScript(ValueError):
    """A file that cannot be read as a script or a persona, with every complaint and its line."""

    def __init__(self, name: str, complaints: Iterable[FileComplaint]) -> None:
        self.name = name
        self.complaints = sorted(complaints, key=lambda one: one.line or 0)
        super().__init__("\n".join(one.of(name) for one in self.complaints))


class UnknownPersona(ValueError):
    """A scenario names a persona that is nowhere to be found."""

    def __init__(self, slug: str, looked: Iterable[str]) -> None:
        self.slug = slug
        super().__init__(
            f"There is no persona {slug!r}: looked {', '.join(looked)}. "
            "Put its file there, or write the persona into the scenario."
        )
