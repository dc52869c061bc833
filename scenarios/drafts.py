"""Drafts in memory: compiled and examined once while they are kept and nothing in them changes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from scenarios.compiling import UnknownEnding
from scenarios.editions import compile_frozen
from scenarios.exchange.errors import NotAScript
from scenarios.models import Scenario
from scenarios.publishing import content_hash, freeze
from trainer.conversation.problems import Problem, Way, problems, ways_of
from trainer.conversation.script import Script
from trainer.conversation.state import State
from trainer.conversation.values import Values, values_of

most_kept = 16
most_values_kept = 16

Unreadable = (NotAScript, UnknownEnding)  # why a draft has no script


@dataclass(frozen=True, eq=False)
class Draft:
    """A scenario as it stands, with what follows from it; each is worked out when asked for."""

    content_hash: str
    script: Script

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Every start, searched."""
        return ways_of(self.script)

    @cached_property
    def problems(self) -> Sequence[Problem]:
        """Everything there is to mend, errors first."""
        return problems(self.script, self.ways)

    @property
    def is_examined(self) -> bool:
        """Whether its problems are known already, and a page may ask for them without a wait."""
        return "problems" in vars(self)


def draft_of(scenario: Scenario) -> Draft:
    """The draft of a scenario: as long as nothing in it changes, always the same one.

    Raises NotAScript and UnknownEnding (`Unreadable`) where its rows make no script.
    """
    return _draft(json.dumps(freeze(scenario)))


@lru_cache(maxsize=most_kept)
def _draft(frozen: str) -> Draft:
    data = json.loads(frozen)
    return Draft(content_hash(data), compile_frozen(data))


@lru_cache(maxsize=most_values_kept)
def values_in(draft: Draft, start: State) -> Values:
    """What is still reachable from a state of a draft. Raises what `values_of` raises."""
    return values_of(draft.script, start)
