"""Turns what pydantic found wrong into sentences that say what would have been right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

type_names = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
}

bounds = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
    "greater_than": ("gt", "more than"),
    "less_than": ("lt", "less than"),
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing wrong with a file: where it is (`nodes.opening.says`), and a sentence."""

    path: tuple[str | int, ...]
    sentence: str

    @property
    def where(self) -> str:
        return ".".join(map(str, self.path))

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}" if self.path else self.sentence


def nearest(word: str, known: Iterable[str]) -> str:
    """`did you mean 'x'?` where something known is near, else the known words, in order."""
    known = sorted(known)
    if not known:
        return "none are known here."
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]!r}?"
    return f"known here are {', '.join(known)}."


def complaints(error: ValidationError, model: type[BaseModel]) -> list[Complaint]:
    """Every complaint in `error`, in the order in which pydantic met them, each said once."""
    return list(dict.fromkeys(_complaint(detail, model) for detail in error.errors()))


def _complaint(detail: ErrorDetails, model: type[BaseModel]) -> Complaint:
    return Complaint(tuple(detail["loc"]), _sentence(detail, model))


def _sentence(detail: ErrorDetails, model: type[BaseModel]) -> str:
    kind, given = detail["type"], detail["input"]
    context: dict[str, Any] = detail.get("ctx", {})
    name = _name(detail["loc"])
    if kind in type_names:
        return f"{name!r} must be {type_names[kind]}, not {shown(given)}."
    if kind in bounds:
        key, word = bounds[kind]
        return f"{name!r} must be {word} {context[key]}, not {shown(given)}."
    say = sentences.get(kind)
    if say is None:
        return f"{name!r}: {detail['msg']}."
    return say(name, given, context, _known_keys(model, detail["loc"][:-1]))


def _name(path: tuple[str | int, ...]) -> str:
    """What a sentence calls the part at `path`, whatever pydantic adds: `(tags)` and `[key]`."""
    named = [str(step) for step in path if not str(step).startswith("(")]
    return named[-1].strip("[]") if named else "this"


Say = Callable[[str, Any, dict[str, Any], list[str]], str]

sentences: dict[str, Say] = {
    "extra_forbidden": lambda name, given, context, known: (
        f"unknown key {name!r}: {nearest(name, known)}"
    ),
    "missing": lambda name, given, context, known: f"{name!r} is required and missing here.",
    "literal_error": lambda name, given, context, known: (
        f"{name!r} cannot be {shown(given)}: it is one of {context['expected']}."
    ),
    "string_pattern_mismatch": lambda name, given, context, known: (
        f"{name!r} cannot be {shown(given)}: use letters, digits, '-' and '_' only."
    ),
    "string_too_short": lambda name, given, context, known: f"{name!r} must not be empty.",
    "too_short": lambda name, given, context, known: f"{name!r} must not be empty.",
    "string_too_long": lambda name, given, context, known: (
        f"{name!r} is too long: at most {context['max_length']} characters."
    ),
    "too_long": lambda name, given, context, known: (
        f"{name!r} has too many entries: at most {context['max_length']}."
    ),
    "value_error": lambda name, given, context, known: (
        str(context["error"]) if name == "this" else f"{name!r}: {context['error']}"
    ),
}


def shown(value: object) -> str:
    """A value as a sentence quotes it: short, whatever it is."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return repr(text if len(text) <= 60 else text[:57] + "...")


def _known_keys(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """The keys that the model at `path` knows, following fields and the items of containers."""
    current: Any = model
    for step in path:
        current = _inside(current, step)
    found = _models(current)
    return [field.alias or name for one in found for name, field in one.model_fields.items()]


def _inside(annotation: Any, step: str | int) -> Any:
    """What stands one step further: what a container holds, or a field of a model."""
    origin = get_origin(annotation)
    if isinstance(origin, type) and issubclass(origin, Collection):
        return next(one for one in reversed(get_args(annotation)) if one is not Ellipsis)
    for one in _models(annotation):
        for name, field in one.model_fields.items():
            if step in (name, field.alias):
                return field.annotation
    return annotation


def _models(annotation: Any) -> list[type[BaseModel]]:
    """The pydantic models an annotation mentions: the `Node` in `dict[str, Node]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models(part)]
