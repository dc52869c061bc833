"""The safety page's words: the organisation's own, or those that ship until there are any."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from scenarios.models import SafetyText


def safety_text() -> str:
    """What people read now."""
    newest = SafetyText.objects.newest_first().values_list("text", flat=True).first()
    return shipped_safety_text() if newest is None else newest


@cache
def shipped_safety_text() -> str:
    """What stands there until an administrator has written something better."""
    return Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
