"""The map of a dialogue: boxes in layers from top to bottom, and lines between them. Pure.

One drawing for the eyes, and a list of links for those who do not see it: each box is a link that
says what it is in its label; the lines are repeated there and need not be read. Colour never says
anything alone: a shape, a dash, a number or a word says it too. No style attributes: classes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from trainer.web.map_arrows import Arrow, draw_arrows, heads, mark_shape
from trainer.web.map_layout import Place, lay_out
from trainer.web.map_scale import across, corner, down, high, wide
from trainer.web.map_shapes import outline

letters, rows = 27, 2  # of the words in a box


@dataclass(frozen=True, slots=True)
class Box:
    """One node. Its kind is one of `map_shapes`; `does` says the same in words.

    flag: a word or two that stand above it, such as where it begins. label: what is read aloud.
    """

    name: str
    kind: str
    does: str = ""
    words: str = ""
    flag: str = ""
    href: str = ""
    label: str = ""
    errors: int = 0
    warnings: int = 0
    is_start: bool = False
    is_unreached: bool = False


def draw_map(boxes: Sequence[Box], arrows: Sequence[Arrow], *, label: str) -> str:
    """The map as SVG. `label` is read aloud before its links; every text is escaped."""
    starts = [number for number, box in enumerate(boxes) if box.is_start]
    layout = lay_out(len(boxes), ((one.source, one.target) for one in arrows), starts)
    size = f"{across(layout.width):.0f}", f"{down(layout.height):.0f}"
    in_order = sorted(layout.places, key=lambda one: layout.places[one][::-1])
    return "".join(
        [
            f'<svg class="map" width="{size[0]}" height="{size[1]}"'
            f' viewBox="0 0 {" ".join(size)}" role="group" aria-label="{escape(label)}">',
            f'<defs><clipPath id="map-words"><rect width="{wide}" height="{high}"/></clipPath>',
            f"{heads()}</defs>",
            '<g aria-hidden="true">',
            *draw_arrows(arrows, layout),
            "</g>",
            *(_box(boxes[number], corner(layout.places[number])) for number in in_order),
            "</svg>",
        ]
    )


def _box(box: Box, corner: Place) -> str:
    x, y = corner
    classes = " ".join(["node", box.kind, *(["unreached"] if box.is_unreached else [])])
    drawn = "".join([outline(box.kind, wide, high), *_texts(box), *_flag(box), *_marks(box)])
    return (
        f'<a class="{classes}" href="{escape(box.href)}" aria-label="{escape(box.label)}"'
        f' transform="translate({x:.1f} {y:.1f})">{drawn}</a>'
    )


def _texts(box: Box) -> Iterator[str]:
    yield '<g clip-path="url(#map-words)">'
    yield _text("name", 24, _cut(box.name, letters - 3))
    for row, words in enumerate(wrap(box.words, letters, max_lines=rows, placeholder=" …")):
        yield _text("words", 42 + 15 * row, words)
    yield _text("does", 78, _cut(box.does, letters))
    yield "</g>"


def _text(css: str, y: float, words: str) -> str:
    return f'<text class="{css}" x="{wide / 2:g}" y="{y:g}">{escape(words)}</text>' if words else ""


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _flag(box: Box) -> Iterator[str]:
    if box.flag:
        yield f'<text class="flag" x="4" y="-7">{escape(box.flag)}</text>'


def _marks(box: Box) -> Iterator[str]:
    """How many problems there are: errors in a triangle, warnings in a circle."""
    x = wide - 8
    if box.errors:
        yield f'<g class="mark error"><path d="M{x - 15} 10L{x} -16L{x + 15} 10Z"/>'
        yield f'<text x="{x}" y="6">{box.errors}</text></g>'
        x -= 30
    if box.warnings:
        yield f'<g class="mark warning"><circle cx="{x}" cy="-1" r="11"/>'
        yield f'<text x="{x}" y="3.5">{box.warnings}</text></g>'


# --- the legend ----------------------------------------------------------------------------------


def sample_box(look: str) -> str:
    """A box in little that looks as its classes say, the first its kind; words say the same."""
    kind, *_more = look.split()
    return (
        '<svg class="map sample" width="46" height="24" viewBox="-1 -1 192 94" aria-hidden="true">'
        f'<g class="node {escape(look)}">{outline(kind, wide, high)}</g></svg>'
    )


def sample_arrow(look: str) -> str:
    """A line in little that looks as its classes say, with the mark it leaves by."""
    return (
        '<svg class="map sample" width="46" height="24" viewBox="0 0 46 24" aria-hidden="true">'
        f'<g class="edge {escape(look)}"><path d="M16 12H44"/>'
        f"{mark_shape(look, (9, 12))}</g></svg>"
    )
