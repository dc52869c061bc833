"""What the forms of a node need to know of its scenario and of the rulebook, asked for once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from scenarios.admin.fields import Box, Section
from scenarios.drafts import Draft, Unreadable, draft_of
from scenarios.models import Node, Scenario
from scenarios.rulebook import current_rulebook
from scenarios.vocabulary import grouped_moves
from scenarios.written import Words
from trainer.guidance.rulebook import Rulebook, channels


@dataclass(eq=False)
class Desk:
    """The scenario that is written in, if it is known already, and what may be named there."""

    scenario: Scenario | None

    @cached_property
    def draft(self) -> Draft | None:
        """The draft as it is stored; None where it cannot be read, see `unreadable`."""
        self.unreadable: list[str] = []
        try:
            return draft_of(self.scenario) if self.scenario else None
        except Unreadable as error:
            self.unreadable = str(error).splitlines()
            return None

    @cached_property
    def rulebook(self) -> Rulebook:
        return self.draft.script.rulebook if self.draft else current_rulebook()

    @cached_property
    def moves(self) -> list[Section]:
        """All moves by group, without their hints: those are told once, see `node.js`."""
        return [
            Section(str(group.label), [Box(slug, move.label) for slug, move in group.moves.items()])
            for group in grouped_moves(self.rulebook)
        ]

    @cached_property
    def behaviours(self) -> list[Section]:
        """All behaviours, each with what it means."""
        known = self.rulebook.behaviours
        boxes = [Box(slug, slug.replace("-", " "), meaning) for slug, meaning in known.items()]
        return [Section("", boxes)]

    @cached_property
    def nodes(self) -> list[str]:
        """The keys of the scenario's nodes, in their order."""
        if self.draft:
            return [*self.draft.script.nodes]
        return list(self.scenario.nodes.values_list("key", flat=True)) if self.scenario else []

    @cached_property
    def words(self) -> Words:
        """What a condition or a route may name."""
        made = (*self.rulebook.moves, *sorted(self.rulebook.marks))
        return Words(moves=made, nodes=self.nodes, channels=channels)


def desk_of(request: HttpRequest, node: Node | None) -> Desk:
    """The desk of a request: that of the node's scenario, or of the one the address names."""
    on_it: dict[str, Any] = vars(request)
    if "desk" not in on_it:
        asked = node.scenario_id if node else _asked(request)
        found = Scenario.objects.select_related("persona").filter(pk=asked)
        on_it["desk"] = Desk(found.first() if asked else None)
    desk: Desk = on_it["desk"]
    return desk


def _asked(request: HttpRequest) -> int:
    """The scenario that a new node is for, as the address or the form names it; else 0."""
    asked = request.POST.get("scenario") or request.GET.get("scenario") or ""
    return int(asked) if asked.isdecimal() else 0
