"""Where the boxes of a map stand and where its lines run: layers from top to bottom. Pure.

The layout itself is made by fast-sugiyama. It ends the whole process where something leads to
itself, so it gets no circles: lines that lead back are turned round before, and back again after.
And it goes by the order of a set, so it gets numbers from 0 on: the same map every time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import cast

from fast_sugiyama import from_edges

Line = tuple[int, int]
Place = tuple[float, float]
LaidOut = tuple[Sequence[tuple[int, Place]], float, float, Sequence[Line]]

narrow = 0.2  # the room that a line takes among the boxes of a layer it passes, in boxes
tallest_of_loose = 4  # boxes without lines stand in columns, at least so many to each


@dataclass
class Layout:
    """Places in boxes from the left and in layers from the top.

    places: of each box by its number. bends: where a line passes layers, from its source to its
    target. back: lines that lead up again; those of a box to itself are in neither.
    """

    places: dict[int, Place] = field(default_factory=dict)
    bends: dict[Line, list[Place]] = field(default_factory=dict)
    back: frozenset[Line] = frozenset()
    width: float = 0
    height: float = 0


def lay_out(count: int, lines: Iterable[Line], starts: Sequence[int] = ()) -> Layout:
    """Lays out boxes 0 to count - 1; what hangs together with a start stands on the left."""
    known = sorted({line for line in lines if line[0] != line[1]})
    back = lines_back(count, known, starts)
    found = Layout(back=back)
    parts = _parts(sorted({line[::-1] if line in back else line for line in known}))
    for part in sorted(parts, key=lambda part: part.places.keys().isdisjoint(starts)):
        _append(found, part)
    _append_loose(found, [one for one in range(count) if one not in found.places])
    found.bends |= {line: found.bends.get(line[::-1], [])[::-1] for line in back}
    return found


def lines_back(count: int, lines: Iterable[Line], starts: Sequence[int]) -> frozenset[Line]:
    """The lines to where one has come from, by the way from the starts: without them, no circle."""
    onward: dict[int, list[int]] = {one: [] for one in range(count)}
    for source, target in lines:
        onward[source].append(target)
    done, passing, back = set[int](), dict[int, Iterator[int]](), set[Line]()
    for root in [*starts, *range(count)]:
        if root not in done:
            passing[root] = iter(onward[root])
        while passing:
            here, ways = next(reversed(passing.items()))
            onwards = [*islice(ways, 1)]
            if not onwards:
                done.add(here)
                del passing[here]
            for target in onwards:
                if target in passing:
                    back.add((here, target))
                elif target not in done:
                    passing[target] = iter(onward[target])
    return frozenset(back)


def _parts(lines: Sequence[Line]) -> list[Layout]:
    """What hangs together, each laid out by itself."""
    group: dict[int, frozenset[int]] = {}
    for line in lines:
        together = frozenset(line).union(*(group.get(one, ()) for one in line))
        group |= dict.fromkeys(together, together)
    return [
        _part(sorted(boxes), [line for line in lines if line[0] in boxes])
        for boxes in dict.fromkeys(group.values())
    ]


def _part(boxes: Sequence[int], lines: Sequence[Line]) -> Layout:
    """One layout, in our numbers and from the top left."""
    numbers = {box: number for number, box in enumerate(boxes)}
    (laid_out,) = from_edges(
        [(numbers[source], numbers[target]) for source, target in lines],
        vertex_spacing=1,
        dummy_vertices=True,
        dummy_size=narrow,
        ranking_type="up",
        crossing_minimization="barycenter",
    )
    positions, _width, _height, steps = cast("LaidOut", laid_out)
    left = min(x for _, (x, _) in positions)
    top = max(y for _, (_, y) in positions)
    return _unpacked(boxes, {one: (x - left, top - y) for one, (x, y) in positions}, steps)


def _unpacked(boxes: Sequence[int], at: dict[int, Place], steps: Sequence[Line]) -> Layout:
    """Numbers past those of the boxes are bends, each with one step onward."""
    onward = {source: target for source, target in steps if source >= len(boxes)}
    found = Layout(places={box: at[number] for number, box in enumerate(boxes)})
    for source, target in steps:
        if source < len(boxes):
            *bends, end = _along(target, onward)
            found.bends[boxes[source], boxes[end]] = [at[one] for one in bends]
    found.width = max(x for x, _ in at.values()) + 1
    found.height = max(y for _, y in at.values()) + 1
    return found


def _along(bend: int, onward: dict[int, int]) -> Iterator[int]:
    """From bend to bend, to the box at the end."""
    yield bend
    while bend in onward:
        bend = onward[bend]
        yield bend


def _append(found: Layout, part: Layout) -> None:
    """Puts a part to the right of what is there."""
    right = found.width
    found.places |= {one: (x + right, y) for one, (x, y) in part.places.items()}
    found.bends |= {line: [(x + right, y) for x, y in at] for line, at in part.bends.items()}
    found.width += part.width
    found.height = max(found.height, part.height)


def _append_loose(found: Layout, loose: Sequence[int]) -> None:
    """Boxes that no line leads to or from, in columns on the right."""
    tall = max(int(found.height), tallest_of_loose)
    places = {
        one: (float(number // tall), float(number % tall)) for number, one in enumerate(loose)
    }
    if places:
        width = -(-len(loose) // tall)
        _append(found, Layout(places=places, width=width, height=min(len(loose), tall)))
