"""`{% load map %}{% map chart label=words %}`; for its legend `{% map_box "calm" %}` and so on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django import template
from django.utils.safestring import SafeString, mark_safe

from trainer.web.map import Box, draw_map, sample_arrow, sample_box
from trainer.web.map_arrows import Arrow

register = template.Library()


class Chart(Protocol):
    """What the tag needs of a map."""

    @property
    def boxes(self) -> Sequence[Box]: ...
    @property
    def arrows(self) -> Sequence[Arrow]: ...


@register.simple_tag
def map(chart: Chart, *, label: str) -> SafeString:  # noqa: A001 - the name of the tag
    """The map of a dialogue; its boxes are links."""
    # draw_map escapes every text it is given and writes everything else itself.
    return mark_safe(draw_map(chart.boxes, chart.arrows, label=str(label)))  # noqa: S308


@register.simple_tag
def map_box(look: str) -> SafeString:
    """A box that looks so (`calm`, `plain unreached`), for a legend."""
    return mark_safe(sample_box(look))  # noqa: S308 - as above


@register.simple_tag
def map_arrow(look: str) -> SafeString:
    """A line that looks so (`best`, `unknown conditional`), for a legend."""
    return mark_safe(sample_arrow(look))  # noqa: S308 - as above
