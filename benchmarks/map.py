"""What the map of a dialogue costs: laid out and drawn, by the number of its nodes.

Run with `python -m benchmarks.map`. CPU times of this process, the quickest of several runs.
"""

from __future__ import annotations

from functools import partial

from benchmarks.engine import measured
from benchmarks.made_up import branch_and_bottleneck
from trainer.conversation.script import Script
from trainer.web.map import Box, draw_map
from trainer.web.map_arrows import Arrow
from trainer.web.map_layout import lay_out

sizes = ((40, 8), (60, 8), (300, 10), (300, 25))


def parts_of(script: Script) -> tuple[list[Box], list[Arrow]]:
    """Its nodes and replies as boxes and arrows, with words enough to fill them."""
    numbers = {key: number for number, key in enumerate(script.nodes)}
    words = "So what happens now, I would like to know, and who is going to see to it? " * 2
    boxes = [
        Box(key, "upset", "upset, shouting", words, href=f"/{key}/", label=f"{key}. {words}")
        for key in script.nodes
    ]
    arrows = [
        Arrow(numbers[node.key], numbers[route.node], str(place), "best", title=words)
        for node in script.nodes.values()
        for place, reply in enumerate(node.replies, 1)
        for route in reply.routes
    ]
    return boxes, arrows


def main() -> None:
    print(f"{'nodes':>6}{'layers':>8}{'lines':>7}{'layout ms':>11}{'all ms':>8}{'KB':>6}")
    for nodes, depth in sizes:
        boxes, arrows = parts_of(branch_and_bottleneck(nodes=nodes, depth=depth))
        lines = [arrow.line for arrow in arrows]
        layout, _ = measured(partial(lay_out, len(boxes), lines, [0]))
        everything, svg = measured(partial(draw_map, boxes, arrows, label="Map"))
        print(
            f"{nodes:>6}{depth:>8}{len(lines):>7}{layout:>11.0f}{everything:>8.0f}"
            f"{len(svg) / 1000:>6.0f}"
        )


if __name__ == "__main__":
    main()
