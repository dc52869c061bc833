"""Editions in memory: compiled once a process and kept, so that a turn reads no scenario rows."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from scenarios.compiling import compile_script
from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from scenarios.models import Edition
from trainer.conversation.script import Script
from trainer.conversation.state import State, opening
from trainer.conversation.values import Values, stored_values, values_of
from trainer.guidance.rulebook import Rulebook

most_kept = 256
most_values_kept = 32

values_format = 1  # to be raised when packed states change their meaning: older ones are not read


def script_of(edition: Edition) -> Script:
    """The compiled script of an edition, read at most once a process while it is kept."""
    return _script(edition.content_hash)


@lru_cache(maxsize=most_kept)
def _script(content_hash: str) -> Script:
    frozen = Edition.objects.filter(content_hash=content_hash).values_list("script", flat=True)
    return compile_frozen(frozen[:1].get())


def compile_frozen(frozen: dict[str, Any]) -> Script:
    """The script of what an edition froze: scenario, persona and rulebook as plain data."""
    return compile_script(
        ScenarioDocument.model_validate(frozen["scenario"]),
        PersonaDocument.model_validate(frozen["persona"]),
        Rulebook.model_validate(frozen["rulebook"]),
    )


def values_for(edition: Edition, start: State) -> Values:
    """What is still reachable from a start of an edition, by state.

    The edition's own starts were worked out at publishing and are read; any other start (playing
    from the middle) is worked out here, once a process while it is kept.
    """
    return _values(edition.content_hash, start)


@lru_cache(maxsize=most_values_kept)
def _values(content_hash: str, start: State) -> Values:
    script = _script(content_hash)
    stored = _stored(content_hash) if not start.made and not start.turn else {}
    found = stored.get(_name(start))
    return stored_values(script, found) if found else values_of(script, start)


def _stored(content_hash: str) -> Mapping[str, Any]:
    packed = Edition.objects.filter(content_hash=content_hash).values_list("values", flat=True)
    blob = packed[:1].get()
    data = json.loads(zlib.decompress(blob)) if blob else {}
    return data["starts"] if data.get("format") == values_format else {}


def values_to_store(script: Script, known: Mapping[State, Values] | None = None) -> bytes:
    """The values of all starts of a script, packed for an edition; `known` if worked out before."""
    if known is None:
        starts = {opening(script, node=one.node, anger=one.anger) for one in script.starts}
        known = {start: values_of(script, start) for start in starts}
    found = {_name(start): values.as_data() for start, values in known.items()}
    data = {"format": values_format, "starts": found}
    return zlib.compress(json.dumps(data, separators=(",", ":")).encode())


def _name(start: State) -> str:
    return f"{start.node}:{start.anger}"
