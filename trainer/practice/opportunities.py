"""What a conversation showed of each guideline: chances met, kept and broken. Pure.

A turn is an opportunity for a guideline when one of the replies offered would have kept it, and
earned its points. Not taking one is a missed chance and never a break.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass

from trainer.conversation.replay import Conversation
from trainer.conversation.state import here
from trainer.conversation.step import Turn, step
from trainer.guidance.rulebook import Finding, Guideline


@dataclass(frozen=True, slots=True)
class Opportunities:
    """Of one guideline: turns that offered to keep it, turns that did, and breaks."""

    guideline: Guideline
    opportunities: int
    kept: int
    broken: int

    @property
    def missed(self) -> int:
        return self.opportunities - self.kept


def opportunities(conversation: Conversation) -> tuple[Opportunities, ...]:
    """Those guidelines that were kept, broken, or could have been kept, in the rulebook's order."""
    chances: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    for turn in conversation.turns:
        chances.update(_would_keep(conversation, turn))
        kept.update({one.guideline for one in turn.findings if _earns(one)})
        broken.update(one.guideline for one in turn.findings if one.verdict == "broken")
    return tuple(
        Opportunities(guideline, chances[slug], kept[slug], broken[slug])
        for slug, guideline in conversation.script.rulebook.guidelines.items()
        if chances[slug] or broken[slug]
    )


def missed_at(conversation: Conversation, turn: Turn, replies: Set[str]) -> frozenset[str]:
    """The guidelines that one of these replies would have kept there, and this turn did not."""
    would = (step(conversation.script, turn.before, key) for key in replies)
    return _kept(would) - {one.guideline for one in turn.findings}


def _would_keep(conversation: Conversation, turn: Turn) -> frozenset[str]:
    script = conversation.script
    offered = here(script, turn.before).replies
    return _kept(step(script, turn.before, reply.key) for reply in offered)


def _kept(turns: Iterable[Turn]) -> frozenset[str]:
    return frozenset(one.guideline for turn in turns for one in turn.findings if _earns(one))


def _earns(finding: Finding) -> bool:
    return finding.verdict == "kept" and finding.points > 0
