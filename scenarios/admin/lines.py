"""Lists and starts as people type them, instead of as JSON."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class LinesField(forms.CharField):
    """A list of texts, one on each line. What a JSON column says of itself is not needed."""

    def __init__(self, *, encoder: Any = None, decoder: Any = None, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "widget": forms.Textarea(attrs={"rows": 3, "cols": 60})})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        return [line.strip() for line in map(str, lines) if line.strip()]


class StartsField(forms.CharField):
    """The key of a node; or, for a callback, its starts as JSON."""

    default_error_messages = {
        "neither": _(
            "Write the key of a node, such as opening; or a list of starts: "
            '[{"when": {"outcome": ["walked-out"]}, "node": "furious"}, {"node": "opening"}].'
        ),
    }

    def __init__(self, *, encoder: Any = None, decoder: Any = None, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "widget": forms.Textarea(attrs={"rows": 1, "cols": 60})})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str):
            return value
        return json.dumps(value, ensure_ascii=False, indent=2) if value else ""

    def to_python(self, value: Any) -> Any:
        text = value if isinstance(value, str) else self.prepare_value(value)
        if not text.lstrip().startswith(("[", "{")):
            return text.strip()
        try:
            found = json.loads(text)
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["neither"], code="neither") from error
        return found if isinstance(found, list) else [found]
