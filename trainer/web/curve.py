"""The curve of a conversation: what was still reachable, and the anger, turn by turn. Pure.

One drawing with two lines on the same moments: the score still reachable (0-100) and the anger
(0-10). Everything it shows stands in a table beside it as well. No style attributes: classes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

width, height = 720, 240
left, right, top, bottom = 44, 44, 18, 34


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment on the curve: score still reachable 0-100, anger 0-10; where a click leads."""

    turn: int
    reachable: float
    anger: int
    label: str
    href: str = ""


def draw_curve(moments: Sequence[Moment], *, label: str) -> str:
    """The curve as SVG. `label` is read aloud in its place; every text is escaped."""
    parts = [
        f'<svg class="curve" viewBox="0 0 {width} {height}" role="group"'
        f' aria-label="{escape(label)}">',
        *_grid(),
        _line("reachable", [(_x(one, moments), _up(one.reachable / 100)) for one in moments]),
        _line("anger-line", [(_x(one, moments), _up(one.anger / 10)) for one in moments]),
        *(_point(one, moments) for one in moments),
        "</svg>",
    ]
    return "".join(parts)


def _x(moment: Moment, moments: Sequence[Moment]) -> float:
    steps = max(1, len(moments) - 1)
    return left + (width - left - right) * moment.turn / steps


def _up(share: float) -> float:
    return top + (height - top - bottom) * (1 - share)


def _grid() -> list[str]:
    rows = []
    for score in (0, 25, 50, 75, 100):
        y = _up(score / 100)
        rows.append(f'<path class="grid" d="M{left} {y:.1f}H{width - right}"/>')
        rows.append(f'<text class="axis" x="{left - 8}" y="{y + 4:.1f}">{score}</text>')
    for anger in (0, 5, 10):
        y = _up(anger / 10)
        rows.append(
            f'<text class="axis far" x="{width - right + 8}" y="{y + 4:.1f}">{anger}</text>'
        )
    return rows


def _line(name: str, places: list[tuple[float, float]]) -> str:
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    return f'<path class="{name}" d="M{path}"/>'


def _point(moment: Moment, moments: Sequence[Moment]) -> str:
    x = _x(moment, moments)
    marks = (
        f'<circle class="dot reachable {moment.label.replace(" ", "-")}" cx="{x:.1f}"'
        f' cy="{_up(moment.reachable / 100):.1f}" r="5"/>'
        f'<rect class="dot anger-line" x="{x - 3.5:.1f}" y="{_up(moment.anger / 10) - 3.5:.1f}"'
        ' width="7" height="7"/>'
    )
    if not moment.turn:
        return marks
    number = f'<text class="axis turn-number" x="{x:.1f}" y="{height - 10}">{moment.turn}</text>'
    hit = f'<rect class="hit" x="{x - 14:.1f}" y="{top}" width="28" height="{height - top}"/>'
    words = escape(f"{moment.turn}: {moment.label}")
    return f'<a href="{escape(moment.href)}" aria-label="{words}">{hit}{marks}{number}</a>'
