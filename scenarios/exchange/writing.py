"""Writes documents in canonical form: the same document always gives the same bytes.

What has its default is left out, and what has a short form is written in it. A file in this form
that is read and written again comes back byte for byte; comments are not kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.emitter import Emitter
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from scenarios.exchange.yaml_text import plain_value

short_forms = {"says": "text", "goto": "node", "start": "node"}
on_one_line = {"when", "looks", "voice", "reactions"}
widest_list = 72
# Line breaks in YAML 1.1, which the writer half remembers.
line_breaks_of_old = re.compile("[\x85\u2028\u2029]")
# Spaces in a row, and what is written with an escape: folded in double quotes, a space can go.
unfoldable = re.compile("  |[^\n\x20-\x7e\xa0-\U0010ffff]|[\\\\\u2028\u2029\ufeff]")


class FaithfulEmitter(Emitter):
    """Leaves a text on one line where folding it would change it."""

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: FBT001, FBT002
        super().write_double_quoted(text, split=split and not unfoldable.search(text))


def write_yaml(document: BaseModel) -> str:
    """The canonical file of a scenario or a persona."""
    return written_plainly(canonical(document))


def written_plainly(data: Mapping[str, Any]) -> str:
    """Plain data, or a part of it, as the canonical file has it."""
    writer = YAML()
    writer.Emitter = FaithfulEmitter
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.width = 96
    writer.allow_unicode = True
    stream = StringIO()
    writer.dump(_styled(data), stream)
    # Where a long line is wrapped the writer leaves the space: folded away on reading, and trimmed
    # by many an editor. No style used here gives a meaning to space at the end of a line.
    return re.sub(r" +\n", "\n", stream.getvalue())


def canonical(document: BaseModel) -> dict[str, Any]:
    """The document as plain data, without defaults, in short forms."""
    data: dict[str, Any] = _shortened(document.model_dump(mode="json", exclude_defaults=True))
    return data


def _shortened(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _short(key, _shortened(part)) for key, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_shortened(part) for part in value]
    return value


def _short(key: str, value: Any) -> Any:
    inner = short_forms.get(key)
    if inner and isinstance(value, list) and len(value) == 1 and list(value[0]) == [inner]:
        return value[0][inner]
    return value


def _styled(value: Any, key: str = "") -> Any:
    if isinstance(value, Mapping):
        found = CommentedMap((_key(name), _styled(part, name)) for name, part in value.items())
        if key in on_one_line or _is_plain_route(value):
            found.fa.set_flow_style()
        return found
    if isinstance(value, list):
        listed = CommentedSeq(_styled(part) for part in value)
        if _fits_on_a_line(value):
            listed.fa.set_flow_style()
        return listed
    return _quoted(value) if isinstance(value, str) else value


def _key(name: str) -> Any:
    """A key with a space in it could be folded, and then it is none."""
    is_foldable = " " in name and not line_breaks_of_old.search(name)
    return SingleQuotedScalarString(name) if is_foldable else _quoted(name)


def _quoted(text: str) -> Any:
    """The text in quotes where the writer would leave them out and the reader stumble."""
    if line_breaks_of_old.search(text):
        return DoubleQuotedScalarString(text)
    if plain_value(text) != text or text.startswith(("?", ":")) or "  " in text:
        return SingleQuotedScalarString(text)
    return text


def _is_plain_route(value: Mapping[str, Any]) -> bool:
    return "node" in value and "when" not in value and set(value) <= {"node", "anger"}


def _fits_on_a_line(value: list[Any]) -> bool:
    return all(isinstance(part, str) for part in value) and sum(map(len, value)) <= widest_list
