"""What the page of a node says beside its form: problems, suggestions, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from scenarios.admin.desk import Desk
from scenarios.drafts import Draft
from scenarios.models import Node, Route
from trainer.conversation.problems import Problem
from trainer.conversation.problems.suggestions import suggestions


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A node from which, or to which, replies lead; `page` is empty where there is none yet."""

    key: str
    page: str
    replies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """A move by its label, and the words that make one think of it."""

    label: str
    said: str


@dataclass(frozen=True, slots=True)
class ReplyNotes:
    """What is to be said of one reply."""

    problems: Sequence[Problem] = ()
    suggested: Sequence[Suggested] = ()


@dataclass(frozen=True, slots=True)
class NodePage:
    """What is to be said of a node. unreadable: why the draft cannot be looked at as a whole."""

    problems: Sequence[Problem]
    replies: Mapping[str, ReplyNotes]
    elsewhere: int
    unreadable: Sequence[str]
    before: Sequence[Neighbour]
    after: Sequence[Neighbour]
    play: str

    @property
    def has_problems(self) -> bool:
        return bool(self.problems or any(one.problems for one in self.replies.values()))


def page_of(desk: Desk, node: Node, key: str) -> NodePage:
    """Worked out of what is stored, under the stored key: `node` may hold what was typed."""
    draft, slug = desk.draft, desk.scenario.slug if desk.scenario else ""
    found = draft.problems if draft else ()
    here = [one for one in found if f"{one.where}.".startswith(f"nodes.{key}.")]
    before, after = _neighbours(node)
    return NodePage(
        problems=[one for one in here if one.where == f"nodes.{key}"],
        replies=_of_replies(key, draft, here),
        elsewhere=len(found) - len(here),
        unreadable=desk.unreadable,
        before=before,
        after=after,
        play=reverse("trial", args=[slug], query={"node": key}),
    )


def _of_replies(key: str, draft: Draft | None, here: Sequence[Problem]) -> dict[str, ReplyNotes]:
    if draft is None or key not in draft.script.nodes:
        return {}
    script = draft.script
    moves = script.rulebook.moves
    return {
        reply.key: ReplyNotes(
            [one for one in here if one.where == f"nodes.{key}.replies.{reply.key}"],
            [Suggested(moves[one.move].label, one.said) for one in suggestions(script, reply)],
        )
        for reply in script.nodes[key].replies
    }


def _neighbours(node: Node) -> tuple[list[Neighbour], list[Neighbour]]:
    """The nodes that lead here, and those that its replies lead to."""
    touching = Route.objects.filter(Q(node=node) | Q(reply__node=node))
    routes = list(touching.select_related("reply__node", "node"))
    before = [
        (route.reply.node.key, route.reply.node_id, route.reply.key)
        for route in routes
        if route.node_id == node.pk
    ]
    after = [
        (route.target, route.node_id, route.reply.key)
        for route in routes
        if route.reply.node_id == node.pk
    ]
    return _by_node(before), _by_node(after)


def _by_node(ways: Sequence[tuple[str, Any, str]]) -> list[Neighbour]:
    """One for each node, with the replies that lead there or come from there."""
    nodes: dict[tuple[str, Any], dict[str, None]] = {}
    for key, pk, reply in ways:
        nodes.setdefault((key, pk), {})[reply] = None
    return [
        Neighbour(key, reverse("admin:scenarios_node_change", args=[pk]) if pk else "", (*replies,))
        for (key, pk), replies in nodes.items()
        if key
    ]
