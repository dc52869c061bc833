"""The documentation as its tests read it: code blocks, tables, commands with their output."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

Row = list[str]


def pages() -> list[str]:
    """Every page of the documentation, by its path."""
    found = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    return sorted(str(path.relative_to(ROOT)) for path in found)


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text_of(page), re.MULTILINE | re.DOTALL)


def prose(page: str) -> str:
    """The page without its code blocks."""
    return re.sub(r"^```.*?^```$", "", text_of(page), flags=re.MULTILINE | re.DOTALL)


def section(page: str, heading: str) -> str:
    """What stands under a heading, up to the next of the same rank or above."""
    found = re.search(rf"^(#+) {re.escape(heading)}\n", prose(page), re.MULTILINE)
    assert found, f"{page} has no heading {heading!r}"
    rest = prose(page)[found.end() :]
    return re.split(rf"^#{{1,{len(found[1])}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def tables(page: str, heading: str) -> list[list[Row]]:
    """The tables under a heading: their rows, without the head."""
    found = re.findall(r"(?:^\|.*\|\n)+", section(page, heading), re.MULTILINE)
    return [[_cells(line) for line in table.splitlines()[2:]] for table in found]


def _cells(line: str) -> Row:
    return [cell.strip() for cell in line.strip("|").split("|")]


def names(cell: str) -> list[str]:
    """What a cell has in code style."""
    return re.findall(r"`([^`]+)`", cell)


def number(cell: str) -> int:
    """A number as pages write it, with a real minus."""
    return int(cell.replace("−", "-"))


def commands(page: str) -> list[tuple[list[str], str]]:
    """What is typed after `$` in the terminal blocks, as a list of words, and what it prints."""
    typed = "".join(blocks(page, "console")).split("$ ")[1:]
    pairs = (one.partition("\n") for one in typed)
    return [(command.split(), output) for command, _, output in pairs]
