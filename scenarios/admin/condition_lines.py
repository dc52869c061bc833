"""A condition as people type it: one thing that must hold a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from pydantic import ValidationError as NoCondition

from trainer.guidance.complaints import complaints, nearest
from trainer.guidance.conditions import Condition

numbers = ("anger_at_least", "anger_at_most", "heard_at_least", "heard_at_most")
answers = {"yes": True, "true": True, "no": False, "false": False}


class ConditionField(forms.CharField):
    """Lines such as `anger_at_least: 6` and `behaviour: shouting, abusive`; all must hold."""

    widget = forms.Textarea(attrs={"rows": 3, "spellcheck": "false"})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(_lines(value)) if isinstance(value, dict) else value

    def to_python(self, value: Any) -> Any:
        read: dict[str, Any] = {}
        wrong = list(_read(str(super().to_python(value)), read))
        if not wrong:
            wrong = list(_makes_no_sense(read))
        if wrong:
            raise ValidationError(wrong)
        return read

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial or {}), data)


def _lines(condition: dict[str, Any]) -> Iterator[str]:
    return (f"{key}: {_typed(value)}" for key, value in Condition.in_order(condition).items())


def _typed(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _read(text: str, read: dict[str, Any]) -> Iterator[str]:
    """Fills `read` line by line; what cannot be read comes back as a sentence."""
    for line in filter(str.strip, text.splitlines()):
        key, colon, typed = (part.strip() for part in line.partition(":"))
        if not colon or not typed:
            yield _("“%(line)s”: write it as “anger_at_least: 6”.") % {"line": line.strip()}
        elif key not in Condition.known():
            yield _("There is no condition “%(key)s”: %(nearest)s") % {
                "key": key,
                "nearest": nearest(key, Condition.known()),
            }
        elif key in read:
            yield _("“%(key)s” is there twice; put both into one line.") % {"key": key}
        else:
            read[key] = _value(key, typed)


def _value(key: str, typed: str) -> Any:
    if key in numbers:
        return int(typed) if typed.isdecimal() else typed
    if key == "again":
        return answers.get(typed.lower(), typed)
    return [word for part in typed.split(",") if (word := part.strip())]


def _makes_no_sense(read: dict[str, Any]) -> Iterator[str]:
    try:
        Condition.model_validate(read)
    except NoCondition as error:
        yield from (one.sentence for one in complaints(error, Condition))
