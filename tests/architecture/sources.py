"""The project's own Python, read but not run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

root = Path(__file__).resolve().parent.parent.parent
code = ("trainer", "scenarios")
tests = ("tests",)

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Found:
    """A function, and the file it stands in, from the project's folder on."""

    file: str
    node: Function

    @property
    def length(self) -> int:
        """Its lines from `def` to the last."""
        return (self.node.end_lineno or self.node.lineno) - self.node.lineno + 1

    @property
    def asserts(self) -> int:
        return sum(isinstance(part, ast.Assert) for part in ast.walk(self.node))

    def __str__(self) -> str:
        return f"{self.file}: {self.node.name} ({self.length} lines)"


@cache
def files(*folders: str) -> tuple[Path, ...]:
    """The Python files in these folders; migrations are written by Django and read by nobody."""
    found = (path for folder in folders for path in (root / folder).rglob("*.py"))
    return tuple(sorted(path for path in found if "migrations" not in path.parts))


@cache
def functions(*folders: str) -> tuple[Found, ...]:
    return tuple(found for path in files(*folders) for found in _functions(path))


def _functions(path: Path) -> Iterator[Found]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield Found(str(path.relative_to(root)), node)


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
