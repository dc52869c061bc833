"""The dialogue of a draft as it is listed and drawn: its nodes, with what is wrong at each.

Made of the rows, so that there is a map even where the rows do not make a script yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scenarios.models import Node, Reply, Route, Scenario
from scenarios.reports import Report
from scenarios.rulebook import current_rulebook
from trainer.conversation.problems import Problem
from trainer.guidance.conditions import Condition
from trainer.web.map import Box
from trainer.web.map_arrows import Arrow, Tone

crossing = frozenset({"shouting", "swearing", "insulting", "abusive", "threatening"})
hard = frozenset({"performing", "demanding", "mistaken", "asks-for-senior"})
quiet = ("silent", "upset", "calm")

in_a_title = 12  # words of a reply


@dataclass(frozen=True, slots=True)
class Entry:
    """A node in the list: its row with its replies, how much is said, and what is wrong there.

    kind: its colour and shape on the map. does: what the customer is doing, or how it ends.
    """

    node: Node
    replies: Sequence[Reply]
    kind: str
    does: str
    problems: Sequence[Problem] = ()
    is_start: bool = False
    is_unreached: bool = False

    @property
    def href(self) -> str:
        return node_address(self.node)

    @property
    def errors(self) -> int:
        return sum(one.level == "error" for one in self.problems)

    @property
    def warnings(self) -> int:
        return len(self.problems) - self.errors

    @property
    def text(self) -> str:
        """What the customer says first of all."""
        return next(iter(texts(self.node.says)), "")

    @property
    def words(self) -> int:
        """How many words the longest of the customer's lines has."""
        return max((len(text.split()) for text in texts(self.node.says)), default=0)


@dataclass(frozen=True)
class Chart:
    """The map: the nodes and, behind them, names that routes lead to and no node has."""

    entries: Sequence[Entry]
    boxes: list[Box] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)


def chart_of(scenario: Scenario, report: Report) -> Chart:
    """Four statements, however many nodes there are."""
    chart = Chart(entries_of(scenario, report))
    numbers = {one.node.key: number for number, one in enumerate(chart.entries)}
    chart.boxes.extend(map(_box, chart.entries))
    for entry in chart.entries:
        for place, reply in enumerate(entry.replies, 1):
            tone = report.tones.get((entry.node.key, reply.key), "unknown")
            for route in reply.routes.all():
                if route.target and route.target not in numbers:
                    numbers[route.target] = len(chart.boxes)
                    chart.boxes.append(_missing(route, entry))
                if route.target:
                    ends = numbers[entry.node.key], numbers[route.target]
                    chart.arrows.append(_arrow(ends, reply, route, place, tone))
    return chart


def entries_of(scenario: Scenario, report: Report) -> list[Entry]:
    """Every node in the order of the scenario: three statements."""
    outcomes = {name: one.points for name, one in current_rulebook().outcomes.items()}
    at, starts, unreached = problems_by_node(report.problems), _starts(scenario), report.unreached
    return [
        Entry(
            node=node,
            replies=[*node.replies.all()],
            kind=_kind(node, outcomes),
            does=_does(node),
            problems=at.get(node.key, ()),
            is_start=node.key in starts,
            is_unreached=node.key in unreached,
        )
        for node in scenario.nodes.prefetch_related("replies__routes__node")
    ]


def problems_by_node(found: Iterable[Problem]) -> Mapping[str, list[Problem]]:
    """What is wrong at a node or at one of its replies, by the key of the node."""
    sorted_out = defaultdict[str, list[Problem]](list)
    for one in found:
        match one.where.split("."):
            case ["nodes", key, *_rest]:
                sorted_out[key].append(one)
    return sorted_out


def node_address(node: Node) -> str:
    return reverse("admin:scenarios_node_change", args=[node.pk])


def texts(says: Any) -> list[str]:
    """The customer's lines, whatever an author has left unfinished."""
    lines = [says] if isinstance(says, str) else says if isinstance(says, list) else []
    found = [one.get("text") if isinstance(one, dict) else one for one in lines]
    return [text for text in found if isinstance(text, str)]


def _words(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _starts(scenario: Scenario) -> set[str]:
    written = scenario.starts
    starts = written if isinstance(written, list) else [written]
    found = [one.get("node") if isinstance(one, dict) else one for one in starts]
    return {key for key in found if isinstance(key, str)}


def _does(node: Node) -> str:
    if node.ending:
        return _("ends: %(outcome)s") % {"outcome": node.ending}
    return ", ".join(_words(node.behaviour))


def _kind(node: Node, outcomes: Mapping[str, int]) -> str:
    points, doing = outcomes.get(node.ending, 0), frozenset(_words(node.behaviour))
    if node.ending:
        return "good-end" if points > 0 else "bad-end" if points < 0 else "even-end"
    if doing & crossing:
        return "crossing"
    return "hard" if doing & hard else next((one for one in quiet if one in doing), "plain")


# --- on the map ----------------------------------------------------------------------------------


def _box(entry: Entry) -> Box:
    return Box(
        name=entry.node.key,
        kind=entry.kind,
        does=entry.does,
        words=entry.text,
        flag=" · ".join(_flags(entry)),
        href=entry.href,
        label=". ".join(_read_aloud(entry)),
        errors=entry.errors,
        warnings=entry.warnings,
        is_start=entry.is_start,
        is_unreached=entry.is_unreached,
    )


def _flags(entry: Entry) -> Iterator[str]:
    if entry.is_start:
        yield _("start")
    if entry.is_unreached:
        yield _("never reached")


def _read_aloud(entry: Entry) -> Iterator[str]:
    """All that the box and its lines show."""
    yield from filter(None, [entry.node.key, *_flags(entry), entry.does, entry.text])
    targets = [route.target for reply in entry.replies for route in reply.routes.all()]
    if entry.replies:
        replies = ngettext("%(n)d reply", "%(n)d replies", len(entry.replies))
        leads = _("%(replies)s, leading to %(nodes)s") if any(targets) else "%(replies)s"
        nodes = ", ".join(filter(None, dict.fromkeys(targets)))
        yield leads % {"replies": replies % {"n": len(entry.replies)}, "nodes": nodes}
    if entry.errors:
        yield ngettext("%(n)d error", "%(n)d errors", entry.errors) % {"n": entry.errors}
    if entry.warnings:
        yield ngettext("%(n)d warning", "%(n)d warnings", entry.warnings) % {"n": entry.warnings}


def _missing(route: Route, entry: Entry) -> Box:
    """A name that no node has, as a link to the node whose reply leads there."""
    words = _("There is no such node. A reply at %(node)s leads to it.") % {"node": entry.node.key}
    return Box(
        name=route.target,
        kind="missing",
        words=words,
        href=entry.href,
        label=f"{route.target}. {words}",
    )


def _arrow(ends: tuple[int, int], reply: Reply, route: Route, place: int, tone: Tone) -> Arrow:
    when = _condition(route.when)
    words = Truncator(reply.text).words(in_a_title)
    title = [f"{place}. {reply.key}: {words}", tone_words(tone), when and _("only if ") + when]
    return Arrow(
        *ends,
        mark=str(place),
        tone=tone,
        is_conditional=bool(when),
        title=" – ".join(filter(None, title)),
    )


def tone_words(tone: Tone) -> str:
    """How a reply does, as the legend of the map has it."""
    return {
        "best": _("a best reply, here or in some state"),
        "breaks": _("breaks a guideline, whenever it is given"),
        "between": _("neither best nor always wrong"),
        "unknown": "",
    }[tone]


def _condition(when: Any) -> str:
    """`anger at least 9, after apologise`; empty where a route holds always."""
    given = Condition.in_order(when) if isinstance(when, dict) else {}
    shown = ((key, _shown(value)) for key, value in given.items() if value not in (None, [], False))
    return ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in shown)


def _shown(value: Any) -> str:
    return " + ".join(map(str, value)) if isinstance(value, list) else str(value)
