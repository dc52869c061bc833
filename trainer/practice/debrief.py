"""The debrief: how a conversation went, turn by turn, with the reasons and their sources.

Pure: worked out of a conversation and nothing else, so it is always the script and the rules that
the attempt was played under.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.conversation.replay import Conversation
from trainer.conversation.state import says
from trainer.conversation.step import Finding, Turn
from trainer.guidance.rulebook import Guideline, Outcome, Rulebook


@dataclass(frozen=True, slots=True)
class Source:
    """Where a guideline is written: the document's title and the heading in it."""

    document: str
    heading: str


@dataclass(frozen=True, slots=True)
class ExplainedFinding:
    """A finding with its guideline and the documents that guideline comes from."""

    finding: Finding
    guideline: Guideline
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ExplainedTurn:
    """One turn: what was said, what it did to the anger (persona and way included), and why."""

    number: int
    customer: str
    trainee: str
    anger_before: int
    anger_after: int
    persona: int
    on_the_way: int
    findings: tuple[ExplainedFinding, ...]
    note: str

    @property
    def change(self) -> int:
        return self.anger_after - self.anger_before


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one guideline was kept and broken in this conversation."""

    guideline: Guideline
    kept: int
    broken: int


@dataclass(frozen=True, slots=True)
class Debrief:
    """A finished or stopped conversation, explained."""

    outcome: Outcome | None
    last_words: str
    total: int
    critical: tuple[Guideline, ...]
    turns: tuple[ExplainedTurn, ...]
    tallies: tuple[Tally, ...]
    start_anger: int
    peak_anger: int
    end_anger: int


def debrief_of(conversation: Conversation) -> Debrief:
    """The debrief of a conversation as far as it went."""
    rulebook = conversation.script.rulebook
    angers = [conversation.start.anger, *(turn.after.anger for turn in conversation.turns)]
    ended = conversation.outcome
    return Debrief(
        outcome=rulebook.outcomes[ended] if ended else None,
        last_words=conversation.says,
        total=conversation.total,
        critical=tuple(rulebook.guidelines[slug] for slug in conversation.critical),
        turns=tuple(_explained(conversation)),
        tallies=tuple(_tallies(conversation)),
        start_anger=angers[0],
        peak_anger=max(angers),
        end_anger=angers[-1],
    )


def _explained(conversation: Conversation) -> Iterator[ExplainedTurn]:
    script = conversation.script
    for number, turn in enumerate(conversation.turns, 1):
        reply = script.nodes[turn.before.node].reply(turn.reply)
        yield ExplainedTurn(
            number=number,
            customer=says(script, turn.before),
            trainee=reply.text if reply else turn.reply,
            anger_before=turn.before.anger,
            anger_after=turn.after.anger,
            persona=turn.persona,
            on_the_way=turn.on_the_way,
            findings=tuple(_findings(turn, script.rulebook)),
            note=reply.note if reply else "",
        )


def _findings(turn: Turn, rulebook: Rulebook) -> Iterator[ExplainedFinding]:
    for finding in turn.findings:
        guideline = rulebook.guidelines[finding.guideline]
        sources = tuple(
            Source(rulebook.documents[source.document].title, source.heading)
            for source in guideline.sources
        )
        yield ExplainedFinding(finding, guideline, sources)


def _tallies(conversation: Conversation) -> Iterator[Tally]:
    """The guidelines that were kept or broken at least once, in the order of the rulebook."""
    said = [finding for turn in conversation.turns for finding in turn.findings]
    for guideline in conversation.script.rulebook.guideline:
        verdicts = [one.verdict for one in said if one.guideline == guideline.slug]
        kept, broken = verdicts.count("kept"), verdicts.count("broken")
        if kept or broken:
            yield Tally(guideline, kept, broken)
