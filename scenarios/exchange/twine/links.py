"""The links of Twine in a line of words, read as its editor reads them.

`[[target]]`, `[[words|target]]`, `[[words->target]]` and `[[target<-words]]`; of several arrows the
rightmost `->`, the leftmost `<-` and the rightmost `|` count, in this order. What follows `][` sets
a variable in some story formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

opening, closing, setting = "[[", "]]", "]["


@dataclass(frozen=True, slots=True)
class Link:
    """One link: its words, where it leads, what it would set, and where in the line it stands."""

    text: str
    target: str
    setter: str
    start: int
    end: int

    @property
    def leads_outside(self) -> bool:
        """Whether it leads to an address and not to a passage."""
        scheme, found, rest = self.target.partition("://")
        return bool(found and rest) and scheme.isalnum()


def links_in(line: str) -> Iterator[Link]:
    """The links of a line, from left to right; brackets that are not closed are none."""
    at = line.find(opening)
    while at >= 0:
        end = end_of_link(line, at + len(opening), len(line))
        if end < 0:
            return
        inner, found, setter = line[at + len(opening) : end].partition(setting)
        text, target = parted(inner)
        yield Link(text, target, setter if found else "", at, end + len(closing))
        at = line.find(opening, end + len(closing))


def is_unclosed(line: str) -> bool:
    """Whether a link begins in the line that does not end there."""
    last = max((link.end for link in links_in(line)), default=0)
    return opening in line[last:]


def parted(inner: str) -> tuple[str, str]:
    """The words and the target of what stands between the brackets."""
    if "->" in inner:
        text, _, target = inner.rpartition("->")
    elif "<-" in inner:
        target, _, text = inner.partition("<-")
    elif "|" in inner:
        text, _, target = inner.rpartition("|")
    else:
        text = target = inner
    return text.strip(), target.strip()


def end_of_link(text: str, start: int, stop: int) -> int:
    """Where the brackets close that open before `start`; −1 if they do not before `stop`.

    That is the first `]]`, unless a bracket of the link's words is still open there.
    """
    end = text.find(closing, start, stop)
    if end < 0:
        return end
    behind = end + len(closing)
    open_brackets = text.count("[", start, end) - text.count("]", start, end)
    if open_brackets > 0 and text.startswith("[", behind, stop):
        return max(end, text.find(closing, behind, stop))
    while open_brackets > 0 and text.startswith("]", behind, stop):
        behind, open_brackets = behind + 1, open_brackets - 1
    return behind - len(closing)
