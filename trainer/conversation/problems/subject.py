"""What the checks look at: a script, every way it may begin, and what can be reached from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from trainer.conversation.analysis import Analyser, Analysis
from trainer.conversation.errors import ConversationError
from trainer.conversation.problems.survey import Survey
from trainer.conversation.script import Node, Reply, Script, Start
from trainer.conversation.search import most_states, search
from trainer.conversation.state import State


@dataclass(frozen=True)
class Way:
    """One way to begin, with the search from there; without it where none could be made.

    where: `scenario` for the only start, else `start.0` and so on. refusal: why there is no
    search, where the engine said so.
    """

    where: str
    start: Start
    analyser: Analyser | None = None
    refusal: ConversationError | None = None

    @cached_property
    def analysis(self) -> Analysis | None:
        return self.analyser.analysis() if self.analyser else None

    @cached_property
    def survey(self) -> Survey | None:
        return Survey(self.analyser) if self.analyser else None


def ways_of(script: Script, *, limit: int = most_states) -> tuple[Way, ...]:
    """Every start of a script, searched where that is possible."""
    one = len(script.starts) == 1
    return tuple(
        _way(script, "scenario" if one else f"start.{number}", start, limit)
        for number, start in enumerate(script.starts)
    )


def _way(script: Script, where: str, start: Start, limit: int) -> Way:
    if start.node not in script.nodes or script.nodes[start.node].ending is not None:
        return Way(where, start)
    try:
        found = search(script, State(start.node, start.anger), limit=limit)
    except ConversationError as error:
        return Way(where, start, refusal=error)
    return Way(where, start, Analyser(found))


@dataclass(frozen=True)
class Subject:
    """A script under examination. What is reached is known from the states, if they are known."""

    script: Script
    ways: tuple[Way, ...]

    @property
    def nodes(self) -> Iterable[Node]:
        return self.script.nodes.values()

    @cached_property
    def replies(self) -> tuple[tuple[Node, Reply], ...]:
        """Every reply with its node."""
        return tuple((node, reply) for node in self.nodes for reply in node.replies)

    @cached_property
    def surveys(self) -> tuple[Survey, ...]:
        """Of the starts that could be searched."""
        return tuple(way.survey for way in self.ways if way.survey)

    @cached_property
    def analysed(self) -> tuple[tuple[Way, Survey, Analysis], ...]:
        """The same, with the analysis of each."""
        return tuple(
            (way, way.survey, way.analysis) for way in self.ways if way.survey and way.analysis
        )

    @property
    def is_searched(self) -> bool:
        """Whether all that can be reached is known: every start could be searched."""
        return len(self.surveys) == len(self.ways)

    @cached_property
    def leads_to(self) -> Mapping[str, frozenset[str]]:
        """Where the routes of each node lead, as written."""
        return {
            node.key: frozenset(route.node for reply in node.replies for route in reply.routes)
            for node in self.nodes
        }

    @cached_property
    def reached(self) -> frozenset[str]:
        """The nodes that are reached in some state; by routes alone, where states are not known."""
        if self.is_searched:
            return frozenset().union(*(survey.reached for survey in self.surveys))
        return frozenset(self._along_the_routes())

    @cached_property
    def steps(self) -> frozenset[tuple[str, str]]:
        """Which node may come straight after which; by routes alone, where states are unknown."""
        if self.is_searched:
            return frozenset().union(*(survey.steps for survey in self.surveys))
        return frozenset((one, two) for one in self.reached for two in self.leads_to[one])

    def _along_the_routes(self) -> Iterator[str]:
        found = [way.start.node for way in self.ways]
        met = set()
        for key in found:
            if key in self.script.nodes and key not in met:
                met.add(key)
                found.extend(sorted(self.leads_to[key]))
                yield key
