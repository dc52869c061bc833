"""The debrief: how a conversation went, turn by turn, with the reasons and their sources.

Pure: worked out of a conversation and the values of its start, so it is always the script and the
rules that the attempt was played under.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.conversation.replay import Conversation
from trainer.conversation.scoring import label, rounded
from trainer.conversation.script import Reply
from trainer.conversation.state import State, says
from trainer.conversation.step import Turn, step
from trainer.conversation.values import Values
from trainer.guidance.rulebook import Finding, Guideline, Outcome, Rulebook
from trainer.practice.opportunities import Opportunities, missed_at, opportunities

solves_below = 5.0  # a reply that loses less than this solves a mistake


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
class Choice:
    """One reply of a turn, picked or not: what it costs (0-100), and where it leads.

    answer: the customer's next words. change: what it does to the anger.
    """

    key: str
    text: str
    loss: float
    label: str
    answer: str
    change: int
    findings: tuple[ExplainedFinding, ...]

    @property
    def solves(self) -> bool:
        """Whether it loses little enough to be an answer to a mistake."""
        return self.loss < solves_below


@dataclass(frozen=True, slots=True)
class ExplainedTurn:
    """One turn: what was said, what it cost, what it did to the anger, and why.

    persona, on_the_way: what temper and the way added to the rules' change of anger. missed: what
    a better reply would have kept.
    """

    number: int
    customer: str
    picked: Choice
    anger_before: int
    anger_after: int
    persona: int
    on_the_way: int
    note: str
    missed: tuple[Guideline, ...]
    others: tuple[Choice, ...]

    @property
    def change(self) -> int:
        return self.anger_after - self.anger_before

    @property
    def is_mistake(self) -> bool:
        """Whether it cost enough to be worth looking at again."""
        return not self.picked.solves


@dataclass(frozen=True, slots=True)
class Point:
    """A moment on the curve: the score still reachable (0-100) and the anger (0-10).

    turn: 0 at the start, else the turn that led here. label: what that turn is called.
    """

    turn: int
    reachable: float
    anger: int
    label: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """A finished conversation, explained. score: of the conversation alone, 0-100."""

    score: int | None
    outcome: Outcome | None
    last_words: str
    critical: tuple[Guideline, ...]
    turns: tuple[ExplainedTurn, ...]
    guidelines: tuple[Opportunities, ...]
    points: tuple[Point, ...]

    @property
    def mistakes(self) -> tuple[ExplainedTurn, ...]:
        """The turns worth another look, the costliest first."""
        costly = (turn for turn in self.turns if turn.is_mistake)
        return tuple(sorted(costly, key=lambda turn: -turn.picked.loss))

    @property
    def peak_anger(self) -> int:
        return max(point.anger for point in self.points)


def debrief_of(conversation: Conversation, values: Values) -> Debrief:
    """The debrief of a conversation as far as it went."""
    rulebook = conversation.script.rulebook
    ended = conversation.outcome
    return Debrief(
        score=rounded(values, conversation.total) if ended else None,
        outcome=rulebook.outcomes[ended] if ended else None,
        last_words=conversation.says,
        critical=tuple(rulebook.guidelines[slug] for slug in conversation.critical),
        turns=tuple(_explained(conversation, values)),
        guidelines=opportunities(conversation),
        points=tuple(_points(conversation, values)),
    )


def _explained(conversation: Conversation, values: Values) -> Iterator[ExplainedTurn]:
    script = conversation.script
    for number, turn in enumerate(conversation.turns, 1):
        node = script.nodes[turn.before.node]
        choices = {reply.key: choice(values, turn.before, reply) for reply in node.replies}
        reply = node.reply(turn.reply)
        picked = choices.pop(turn.reply)
        better = {key for key, one in choices.items() if one.loss < picked.loss}
        missed = missed_at(conversation, turn, better)
        yield ExplainedTurn(
            number=number,
            customer=says(script, turn.before),
            picked=picked,
            anger_before=turn.before.anger,
            anger_after=turn.after.anger,
            persona=turn.persona,
            on_the_way=turn.on_the_way,
            note=reply.note if reply else "",
            missed=tuple(one for one in script.rulebook.guideline if one.slug in missed),
            others=tuple(sorted(choices.values(), key=lambda one: one.loss)),
        )


def choice(values: Values, before: State, reply: Reply) -> Choice:
    """What a reply does, or would have done, in a state."""
    script = values.script
    turn = step(script, before, reply.key)
    loss = values.loss(before, turn.points, turn.after)
    return Choice(
        key=reply.key,
        text=reply.text,
        loss=loss,
        label=label(loss),
        answer=says(script, turn.after),
        change=turn.after.anger - before.anger,
        findings=tuple(_findings(turn, script.rulebook)),
    )


def _findings(turn: Turn, rulebook: Rulebook) -> Iterator[ExplainedFinding]:
    for finding in turn.findings:
        guideline = rulebook.guidelines[finding.guideline]
        sources = tuple(
            Source(rulebook.documents[source.document].title, source.heading)
            for source in guideline.sources
        )
        yield ExplainedFinding(finding, guideline, sources)


def _points(conversation: Conversation, values: Values) -> Iterator[Point]:
    reachable = 100.0
    yield Point(0, reachable, conversation.start.anger, "")
    for number, (turn, loss) in enumerate(
        zip(conversation.turns, values.losses(conversation), strict=True), 1
    ):
        reachable -= loss
        yield Point(number, max(0.0, reachable), turn.after.anger, label(loss))
