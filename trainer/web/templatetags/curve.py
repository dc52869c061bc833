"""`{% load curve %}{% curve debrief.points label=words %}`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django import template
from django.utils.safestring import SafeString, mark_safe

from trainer.web.curve import Moment, draw_curve

register = template.Library()


class Point(Protocol):
    """What the tag needs of a moment."""

    @property
    def turn(self) -> int: ...
    @property
    def reachable(self) -> float: ...
    @property
    def anger(self) -> int: ...
    @property
    def label(self) -> str: ...


@register.simple_tag
def curve(points: Iterable[Point], *, label: str) -> SafeString:
    """The two-line curve; each turn links to its place on the page (#turn-3)."""
    moments = [
        Moment(one.turn, one.reachable, one.anger, one.label, f"#turn-{one.turn}") for one in points
    ]
    # draw_curve escapes every text it is given and writes everything else itself.
    return mark_safe(draw_curve(moments, label=str(label)))  # noqa: S308
