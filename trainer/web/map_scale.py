"""From the boxes and layers of a layout to pixels. Pure."""

from __future__ import annotations

from trainer.web.map_layout import Place

wide, high = 190, 92  # a box
beside, below = 36, 86  # the room between the boxes of a layer, and between layers
margin = 30


def corner(place: Place) -> Place:
    """The top left of a box."""
    return margin + place[0] * (wide + beside), margin + place[1] * (high + below)


def across(boxes: float) -> float:
    """How wide the drawing of so many boxes is."""
    return 2 * margin + max(1, boxes) * (wide + beside) - beside


def down(layers: float) -> float:
    """How high the drawing of so many layers is."""
    return 2 * margin + max(1, layers) * (high + below) - below
