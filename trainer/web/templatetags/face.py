"""The template tag `{% face %}`: a customer's drawn face in the page.

`{% load face %}{% face persona.looks anger label=spoken prefix="customer" size=184 %}`
"""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString, mark_safe

from trainer.web.face import draw

register = template.Library()


@register.simple_tag
def face(
    looks: Mapping[str, object] | None,
    anger: float,
    *,
    label: str = "",
    prefix: str = "",
    size: int = 200,
    **extra: str,
) -> SafeString:
    """A customer's face as an inline SVG.

    `anger`: 0–10. `label` is read aloud; an empty one makes the drawing a decoration. `prefix`
    gives the moving parts ids, so that a swap by htmx animates: one such face a page. `size`: CSS
    pixels. `class` stands instead of "face".
    """
    css = extra.pop("class", "face")
    if extra:
        raise template.TemplateSyntaxError(
            f"face knows label, prefix, size and class, not {', '.join(sorted(extra))}."
        )
    drawn = draw(looks or {}, anger, label=label, prefix=prefix, size=size, css=css)
    return mark_safe(drawn)  # noqa: S308 - draw() escapes every text it is given
