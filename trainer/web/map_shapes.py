"""The shapes of a map's boxes: what a customer does is told by colour and by shape. Pure."""

from __future__ import annotations

from collections.abc import Callable

Shape = Callable[[float, float], str]


def outline(kind: str, wide: float, high: float) -> str:
    """The outline of a kind of box as SVG, from 0, 0 to its width and height."""
    return shapes[kind](wide, high)


def _rounded(share: float) -> Shape:
    """A rectangle; `share` of half its height is round."""
    return lambda wide, high: (
        f'<rect width="{wide:g}" height="{high:g}" rx="{high / 2 * share:g}"/>'
    )


def _ending(wide: float, high: float) -> str:
    """Round on both sides, in double lines: here it stops."""
    return (
        f'<rect width="{wide:g}" height="{high:g}" rx="{high / 2:g}"/>'
        f'<rect class="inner" x="4" y="4" width="{wide - 8:g}" height="{high - 8:g}"'
        f' rx="{high / 2 - 4:g}"/>'
    )


def _octagon(wide: float, high: float) -> str:
    """A stop sign."""
    cut = high / 4
    return _path(
        *((cut, 0), (wide - cut, 0), (wide, cut), (wide, high - cut)),
        *((wide - cut, high), (cut, high), (0, high - cut), (0, cut)),
    )


def _hexagon(wide: float, high: float) -> str:
    """Pointed on both sides."""
    cut = high / 6
    return _path(
        *((cut, 0), (wide - cut, 0), (wide, high / 2)),
        *((wide - cut, high), (cut, high), (0, high / 2)),
    )


def _slanted(wide: float, high: float) -> str:
    cut = high / 7
    return _path((cut, 0), (wide, 0), (wide - cut, high), (0, high))


def _path(*corners: tuple[float, float]) -> str:
    return f'<path d="M{" ".join(f"{x:g},{y:g}" for x, y in corners)}Z"/>'


shapes: dict[str, Shape] = {
    "plain": _rounded(0.2),
    "calm": _rounded(0.6),
    "upset": _rounded(0),
    "crossing": _octagon,
    "hard": _hexagon,
    "silent": _slanted,
    "good-end": _ending,
    "even-end": _ending,
    "bad-end": _ending,
    "missing": _rounded(0.2),
}
