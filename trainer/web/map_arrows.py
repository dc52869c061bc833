"""The lines of a map: where they leave and arrive, how they run, how they look. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain, pairwise
from typing import Literal

from trainer.web.map_layout import Layout, Line, Place
from trainer.web.map_scale import corner, high, wide

Tone = Literal["best", "breaks", "between", "unknown"]

tones: tuple[Tone, ...] = ("best", "breaks", "between", "unknown")
room, most_room = 19, wide - 44  # between lines at one side of a box, and for all of them
side_by_side = 6  # between lines with the same ends, on their way
mark_off = 11  # from the box to the middle of the mark where a line leaves it


@dataclass(frozen=True, slots=True)
class Arrow:
    """One way from a box to another, by their numbers. `mark` stands where it leaves."""

    source: int
    target: int
    mark: str = ""
    tone: Tone = "unknown"
    is_conditional: bool = False
    title: str = ""

    @property
    def line(self) -> Line:
        return self.source, self.target

    @property
    def is_loop(self) -> bool:
        return self.source == self.target


def heads() -> str:
    """The heads that the lines refer to, one for each tone."""
    return "".join(
        f'<marker id="map-{tone}" class="{tone}" viewBox="0 0 10 10" refX="9" refY="5"'
        ' markerWidth="10" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto">'
        '<path d="M0 0.5L10 5L0 9.5Z"/></marker>'
        for tone in tones
    )


def draw_arrows(arrows: Sequence[Arrow], layout: Layout) -> Iterator[str]:
    """Every line as a group of its own, with its title to be pointed at."""
    ends, beside = _ends(arrows, layout), _side_by_side(arrows)
    for number, arrow in enumerate(arrows):
        up = arrow.line in layout.back
        if arrow.is_loop:
            path, mark = _loop(corner(layout.places[arrow.source]))
        else:
            x, y = ends[number, True]
            passed = _passed(arrow, layout, beside[number])
            path = _run([(x, y), *passed, ends[number, False]])
            mark = x, y + (-mark_off if up else mark_off)
        yield _group(arrow, path, mark, goes_back=up or arrow.is_loop)


def _ends(arrows: Sequence[Arrow], layout: Layout) -> dict[tuple[int, bool], Place]:
    """By number of the line, where it leaves (True) and where it arrives (False).

    Lines at one side of a box stand in the order in which they spread, so that they do not cross.
    """
    sides = defaultdict[tuple[int, bool], list[tuple[float, int, bool]]](list)
    for number, arrow in enumerate(arrows):
        if arrow.is_loop:
            continue
        up = arrow.line in layout.back
        stations = _stations(arrow, layout)
        sides[arrow.source, up].append((stations[1][0], number, True))
        sides[arrow.target, not up].append((stations[-2][0], number, False))
    found = {}
    for (box, is_top), met in sides.items():
        x, y = corner(layout.places[box])
        for place, (_towards, number, leaves) in enumerate(sorted(met)):
            apart = min(room, most_room / max(1, len(met) - 1))
            off = (place - (len(met) - 1) / 2) * apart
            found[number, leaves] = x + wide / 2 + off, y + (0 if is_top else high)
    return found


def _stations(arrow: Arrow, layout: Layout) -> list[Place]:
    bends = layout.bends.get(arrow.line, [])
    return [layout.places[arrow.source], *bends, layout.places[arrow.target]]


def _side_by_side(arrows: Sequence[Arrow]) -> list[float]:
    """How far each line keeps to the side of the way that it shares with others."""
    shared, met = Counter(arrow.line for arrow in arrows), Counter[Line]()
    found = []
    for arrow in arrows:
        found.append((met[arrow.line] - (shared[arrow.line] - 1) / 2) * side_by_side)
        met[arrow.line] += 1
    return found


def _passed(arrow: Arrow, layout: Layout, off: float) -> Iterator[Place]:
    """Where a line comes into and out of the layers it passes."""
    for bend in layout.bends.get(arrow.line, []):
        x, y = corner(bend)
        through = [(x + wide / 2 + off, y), (x + wide / 2 + off, y + high)]
        yield from reversed(through) if arrow.line in layout.back else through


def _run(points: Sequence[Place]) -> str:
    """A curve from the first to the last point; straight through the layers in between."""
    parts = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for number, ((x, y), (to_x, to_y)) in enumerate(pairwise(points)):
        middle = (y + to_y) / 2
        parts.append(
            f"V{to_y:.1f}"
            if number % 2
            else f"C{x:.1f} {middle:.1f} {to_x:.1f} {middle:.1f} {to_x:.1f} {to_y:.1f}"
        )
    return "".join(parts)


def _loop(place: Place) -> tuple[str, Place]:
    """From a box to itself, on its right."""
    x, y = place[0] + wide, place[1] + high / 2
    path = f"M{x - 8:.1f} {y - 24:.1f}c40 -8 40 56 4 48"
    return path, (x + 22, y)


def _group(arrow: Arrow, path: str, mark: Place, *, goes_back: bool) -> str:
    css = chain(("edge", arrow.tone), ["conditional"] * arrow.is_conditional, ["back"] * goes_back)
    title = f"<title>{escape(arrow.title)}</title>" if arrow.title else ""
    return (
        f'<g class="{" ".join(css)}">{title}<path d="{path}" marker-end="url(#map-{arrow.tone})"/>'
        f"{_mark(arrow, mark)}</g>"
    )


def _mark(arrow: Arrow, at: Place) -> str:
    x, y = at
    words = f'<text x="{x:.1f}" y="{y + 3.6:.1f}">{escape(arrow.mark)}</text>'
    return mark_shape(arrow.tone, at) + words if arrow.mark else ""


def mark_shape(tone: str, at: Place) -> str:
    """A square for what breaks a guideline, else a disc or, by its colours, a ring."""
    x, y = at
    if tone == "breaks":
        return f'<rect x="{x - 7.5:.1f}" y="{y - 7.5:.1f}" width="15" height="15"/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8"/>'
