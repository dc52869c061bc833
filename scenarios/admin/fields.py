"""Form fields for what authors write: texts kept as they are, and choices kept in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

not_known = gettext_lazy("Not in the rulebook")


@dataclass(frozen=True, slots=True)
class Box:
    """A choice as people read it."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Some choices under one heading, behind it; without a heading they stand open."""

    label: str
    boxes: Sequence[Box]


class Boxes(forms.CheckboxSelectMultiple):
    """Checkboxes in sections; the heading of each says what is ticked.

    There are sixty moves to every reply: so the markup is written here, as short as HTML has it.
    """

    use_fieldset = True

    def __init__(self, sections: Sequence[Section] = ()) -> None:
        super().__init__()
        self.sections = sections

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        ticked = {str(one) for one in value or ()}
        known = {box.value for section in self.sections for box in section.boxes}
        strange = [Box(one, one) for one in value or () if one not in known]
        sections = [*self.sections, *([Section(str(not_known), strange)] if strange else [])]
        boxes = "".join(_section(name, one, ticked) for one in sections)
        return mark_safe(boxes)  # noqa: S308 - every text in it was escaped


def _section(name: str, section: Section, ticked: set[str]) -> str:
    boxes = "".join(_box(name, box, ticked=box.value in ticked) for box in section.boxes)
    if not section.label:
        return boxes
    chosen = ", ".join(box.label for box in section.boxes if box.value in ticked)
    heading = f"<summary>{escape(section.label)} <b>{escape(chosen)}</b></summary>"
    return f"<details class=ticks>{heading}{boxes}</details>"


def _box(name: str, box: Box, *, ticked: bool) -> str:
    is_ticked = " checked" if ticked else ""
    hint = f"<small>{escape(box.hint)}</small>" if box.hint else ""
    box_itself = f"<input type=checkbox name={name} value={_attribute(box.value)}{is_ticked}>"
    return f"<label>{box_itself}{escape(box.label)}{hint}</label>"


def _attribute(value: str) -> str:
    """A value as it stands in a tag: in quotes, unless it can do without."""
    return value if re.fullmatch(r"[-\w]+", value) else f'"{escape(value)}"'


class Keys(forms.Select):
    """A choice among many keys, in as little markup as HTML allows."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        options = "".join(_option(str(key), str(label), value or "") for key, label in self.choices)
        given = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        return mark_safe(f"<select{given}>{options}</select>")  # noqa: S308 - all was escaped


def _option(key: str, label: str, chosen: str) -> str:
    named = "" if key == label else f" value={_attribute(key)}"
    return f"<option{named}{' selected' if key == chosen else ''}>{escape(label)}"


class Counted(forms.Textarea):
    """A text with the number of its words, which `node.js` keeps up with. least, most: the bar."""

    def __init__(self, least: int, most: int, *, rows: int) -> None:
        super().__init__(attrs={"rows": rows})
        self.least, self.most = least, most

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        area = super().render(name, value, attrs, renderer)
        count = len(str(value or "").split())
        bar = {"data-least": self.least, "data-most": self.most}
        return format_html(
            '{}<output class="count"{}>{}</output>',
            area,
            flatatt({"for": (attrs or {}).get("id", ""), **bar}),
            said_count(count, self.least, self.most),
        )


def said_count(count: int, least: int, most: int) -> str:
    """`31 words, rather long`."""
    words = ngettext("%d word", "%d words", count) % count
    if count > most:
        return _("%s, rather long") % words
    return _("%s, rather short") % words if 0 < count < least else words


class LongText(forms.CharField):
    """Text of any number of lines, kept to the letter.

    A form sends two characters for a line break, and the draft has one: saving a text that nobody
    touched changes nothing. Nothing but space is no text.
    """

    def __init__(self, *, rows: int, bar: tuple[int, int] | None = None, **kwargs: Any) -> None:
        widget = Counted(*bar, rows=rows) if bar else forms.Textarea(attrs={"rows": rows})
        super().__init__(strip=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value)).replace("\r\n", "\n")
        return text if text.strip() else ""


class Ticks(forms.MultipleChoiceField):
    """Some of a list, as checkboxes.

    What was ticked keeps the order in which the draft has it, and what is new comes after. What the
    draft has and the list does not know stays among the choices until it is taken out.
    """

    widget = Boxes

    def offer(self, sections: Sequence[Section], stored: Any) -> None:
        """The choices: those of the sections, and what is stored all the same."""
        self.stored = [str(one) for one in stored] if isinstance(stored, list) else []
        known = {box.value: box.label for section in sections for box in section.boxes}
        self.offered = list(dict.fromkeys((*known, *self.stored)))
        self.choices = [(one, known.get(one, one)) for one in self.offered]
        self.widget.sections = sections

    def clean(self, value: Any) -> list[str]:
        ticked: list[str] = super().clean(value)
        old = [one for one in self.stored if one in ticked]
        return [*old, *(one for one in self.offered if one in ticked and one not in old)]
