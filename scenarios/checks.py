"""House rules that the catalogue of this release has no place for: said, and never fatal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.db import DatabaseError

from scenarios.rulebook import current_books


def house_rules_hold(
    app_configs: object = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Part of `manage.py check --database default` and of every `migrate`."""
    if not databases or "default" not in databases:
        return []
    try:
        found = current_books().complaints
    except DatabaseError:  # before the first migrate there is no table to ask
        return []
    return [
        CheckWarning(
            f"A house rule is left out. {one}",
            hint="Mend it in the admin, under House rules. All others hold.",
            id="scenarios.W001",
        )
        for one in found
    ]
