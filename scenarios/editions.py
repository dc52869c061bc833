"""Editions in memory: compiled once a process and kept, so that a turn reads no scenario rows."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from scenarios.compiling import compile_script
from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from scenarios.models import Edition
from trainer.conversation.script import Script
from trainer.guidance.rulebook import Rulebook

most_kept = 256


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
