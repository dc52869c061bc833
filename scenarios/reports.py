"""What an author is told of a draft: its problems with their places, and what its states show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scenarios.compiling import UnknownEnding
from scenarios.drafts import Draft, Unreadable, draft_of
from scenarios.exchange.errors import NotAScript
from scenarios.models import Scenario
from trainer.conversation.problems import Problem, Way
from trainer.conversation.problems.subject import Subject
from trainer.web.map_arrows import Tone

Tones = Mapping[tuple[str, str], Tone]  # by node and reply

mend_first = "Correct that first; the rest is checked once it can be read."


@dataclass(frozen=True)
class Report:
    """problems: errors first. draft: None where the rows make no script.

    is_known: False as long as nothing was worked out; then there is nothing in it but the draft.
    """

    problems: Sequence[Problem]
    draft: Draft | None = None
    is_known: bool = True

    @property
    def ways(self) -> tuple[Way, ...]:
        return self.draft.ways if self.draft and self.is_known else ()

    @property
    def errors(self) -> list[Problem]:
        return [one for one in self.problems if one.level == "error"]

    @property
    def warnings(self) -> list[Problem]:
        return [one for one in self.problems if one.level == "warning"]

    @property
    def tones(self) -> Tones:
        """How each reply does in the states it is offered in; nothing where those are unknown."""
        return _tones(self.draft) if self.draft and self.is_known else {}

    @property
    def unreached(self) -> frozenset[str]:
        """The nodes that no conversation gets to."""
        return _unreached(self.draft) if self.draft and self.is_known else frozenset()

    @property
    def content_hash(self) -> str:
        """That of the edition it would be; empty where it can be none."""
        return self.draft.content_hash if self.draft else ""


def report_of(scenario: Scenario) -> Report:
    """Everything at once; it may take a second where nothing is known yet of the draft."""
    try:
        draft = draft_of(scenario)
    except Unreadable as error:
        return Report([*_unreadable(error)])
    return Report(draft.problems, draft)


def known_report(scenario: Scenario) -> Report:
    """The same as far as it can be had at once: examined before, or not to be examined."""
    try:
        draft = draft_of(scenario)
    except Unreadable as error:
        return Report([*_unreadable(error)])
    return Report(draft.problems, draft) if draft.is_examined else Report((), draft, is_known=False)


def _unreadable(error: Exception) -> Iterator[Problem]:
    """Every complaint as a problem of its own, at its place."""
    if isinstance(error, NotAScript):
        for one in error.complaints:
            place = one.where or "scenario"
            yield Problem("error", "unreadable", place, one.sentence, mend_first)
    elif isinstance(error, UnknownEnding):
        where = f"nodes.{error.node}"
        yield Problem("error", "unreadable", where, str(error), mend_first)


@lru_cache(maxsize=16)
def _tones(draft: Draft) -> Tones:
    surveys = [way.survey for way in draft.ways if way.survey]
    best = frozenset[tuple[str, str]]().union(*(one.best_somewhere for one in surveys))
    found = dict[tuple[str, str], Tone]()
    for place in {place for one in surveys for place in one.breaks}:
        breaks = all(one.breaks.get(place, True) for one in surveys)
        found[place] = "best" if place in best else "breaks" if breaks else "between"
    return found


@lru_cache(maxsize=16)
def _unreached(draft: Draft) -> frozenset[str]:
    return frozenset(draft.script.nodes) - Subject(draft.script, draft.ways).reached
