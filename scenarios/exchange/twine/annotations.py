"""Lines of a body that begin with an @ and hold what Twine has no place for: `@moves: listen, ask`.

Text stands as it is, or in quotes like a text of JSON where it could be taken for something else.
Lists are parted by commas, or stand in brackets; conditions are written as in the script file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from scenarios.exchange.errors import NotAScript
from scenarios.exchange.yaml_text import plain_value, read_yaml

marker = "@"


@dataclass(frozen=True, slots=True)
class Annotation:
    """What stands behind the @, and behind the colon."""

    name: str
    value: str


def annotation_in(line: str) -> Annotation | None:
    """The annotation that a line is; an unknown one only if its name is close to a known one."""
    stripped = line.strip()
    if not stripped.startswith(marker):
        return None
    name, _, value = stripped[1:].partition(":")
    name = name.strip().replace("-", "_")
    return Annotation(name, value.strip()) if name in kinds or nearest_known(name) else None


@lru_cache(maxsize=256)
def nearest_known(name: str) -> str:
    """The annotation that somebody may have meant; empty where none is near."""
    return next(iter(get_close_matches(name, kinds, n=1, cutoff=0.7)), "")


def as_text(value: str) -> str:
    """Text; in quotes where it is the whole of a JSON text."""
    if value.startswith('"'):
        try:
            found = json.loads(value)
        except (ValueError, RecursionError):
            return value
        return found if isinstance(found, str) else value
    return value


def as_list(value: str) -> Any:
    """Words with commas between them, or a list in brackets."""
    if value.startswith(("[", "{", '"', "'")):
        return as_data(value if value.startswith(("[", "{")) else f"[{value}]")
    return [word.strip() for word in value.split(",")] if value else []


def as_mapping(value: str) -> Any:
    """A mapping, whose braces may be left out."""
    return as_data(value if value.startswith("{") else f"{{{value}}}")


def as_data(value: str) -> Any:
    """YAML on one line. Raises ValueError with what is wrong with it."""
    try:
        return read_yaml(value.encode("utf-8", "replace"), "").data
    except NotAScript as refused:
        raise ValueError(refused.complaints[0].sentence) from refused


# What each annotation holds.
kinds: Mapping[str, Callable[[str], Any]] = {
    "key": as_text,
    "ending": as_text,
    "behaviour": as_list,
    "thinks": as_text,
    "when": as_mapping,
    "otherwise": as_text,
    "says": as_text,
    "reply": as_text,
    "moves": as_list,
    "note": as_text,
    "as_said": plain_value,
    "anger": plain_value,
    "goto": as_text,
}


# --- Written ------------------------------------------------------------------------------------


def written(name: str, value: Any) -> str:
    """The line of an annotation, which reads back as the same value."""
    makers: dict[Any, Callable[[Any], str]] = {
        as_text: _text,
        as_list: _list,
        as_mapping: _mapping,
        plain_value: json.dumps,
    }
    return f"{marker}{name}: {makers[kinds[name]](value)}".rstrip()


def quoted(text: str) -> str:
    """A text in quotes, with an escape for whatever could be taken for the end of a line."""
    shown = json.dumps(text, ensure_ascii=False)
    return "".join(f"\\u{ord(one):04x}" if one in unsafe else one for one in shown)


unsafe = "\x7f\x85\u2028\u2029\ufeff" + "".join(map(chr, range(0x80, 0xA0)))


def _text(text: str) -> str:
    is_plain = text and text == text.strip() and as_text(text) == text and "\n" not in text
    return text if is_plain and "\r" not in text and not text.startswith('"') else quoted(text)


def _list(words: list[str]) -> str:
    if words and all(map(_is_word, words)):
        return ", ".join(words)
    return "[" + ", ".join(map(quoted, words)) + "]"


def _mapping(data: Mapping[str, Any]) -> str:
    return ", ".join(f"{_key(key)}: {_value(value)}" for key, value in data.items())


def _key(key: str) -> str:
    return key if key.isidentifier() and plain_value(key) == key else quoted(key)


def _is_word(text: str) -> bool:
    """Whether it can stand without quotes, such as the name of a move."""
    is_plain = text.isascii() and text.replace("-", "").isalnum() and text[0].isalpha()
    return is_plain and plain_value(text) == text


def _value(value: Any) -> str:
    if isinstance(value, str):
        return value if _is_word(value) else quoted(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, Mapping):
        return "{" + _mapping(value) + "}"
    return json.dumps(value)
