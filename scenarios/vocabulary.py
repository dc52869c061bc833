"""The rulebook's words as authors choose among them: moves by group, each with what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trainer.guidance.rulebook import Move, Rulebook

group_labels: dict[str, Promise] = {
    "hearing": _("Hearing them out"),
    "caring": _("Caring"),
    "owning": _("Owning it"),
    "solving": _("Solving"),
    "limits": _("Setting limits"),
    "closing": _("Closing"),
    "harmful": _("What does harm"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the moves, by slug, in the order of the rulebook."""

    key: str
    label: Promise
    moves: Mapping[str, Move]


def grouped_moves(rulebook: Rulebook) -> list[Group]:
    """All moves, by group."""
    return [
        Group(key, label, {slug: one for slug, one in rulebook.moves.items() if one.group == key})
        for key, label in group_labels.items()
    ]
