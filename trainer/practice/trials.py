"""Trials: playing a draft from anywhere, for those who write it.

A trial leaves nothing behind. Its address carries the state it begins in, what was said, and which
content of the draft that was said to; the conversation is replayed from there each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from scenarios.drafts import Draft, values_in
from trainer.conversation.errors import ConversationError
from trainer.conversation.problems import Way
from trainer.conversation.replay import Conversation, replay_from
from trainer.conversation.scoring import label, rounded
from trainer.conversation.script import Script
from trainer.conversation.state import State
from trainer.conversation.step import Turn
from trainer.conversation.values import Values
from trainer.guidance.rulebook import Finding, Guideline, Rulebook
from trainer.practice.stage import Stage, reply_text, staged

order_of_replies = 1  # a seed: the same trial always shows them in the same order


@dataclass(frozen=True, slots=True)
class Trial:
    """A draft played from a state. version: the draft's content that the replies were said to.

    asked: every reply asked for; they were played as far as the draft lets them. trouble: why not
    any further.
    """

    slug: str
    draft: Draft
    version: str
    conversation: Conversation
    asked: tuple[str, ...]
    coached: bool
    trouble: str = ""

    @property
    def start(self) -> State:
        return self.conversation.start

    @property
    def is_stale(self) -> bool:
        """Whether the draft was changed since the trial began."""
        return self.version != version_of(self.draft)

    @property
    def said(self) -> tuple[str, ...]:
        """What was played of it."""
        return tuple(turn.reply for turn in self.conversation.turns)

    @property
    def talk_url(self) -> str:
        """Its page, trouble and all."""
        return self._address("trial-talk", self.asked)

    @property
    def reply_url(self) -> str:
        """Where the next reply goes."""
        return self._address("trial-reply", self.said)

    @property
    def coach_url(self) -> str:
        """The same, with the coach turned round."""
        return replace(self, coached=not self.coached).talk_url

    @property
    def again_url(self) -> str:
        """The same start in the draft as it stands now, with nothing said."""
        return replace(self, asked=(), version=version_of(self.draft)).talk_url

    @property
    def choose_url(self) -> str:
        """The page on which the start is chosen, with this one filled in."""
        return f"{reverse('trial', args=[self.slug])}?{urlencode(start_query(self.start), True)}"

    def _address(self, page: str, said: tuple[str, ...]) -> str:
        query = start_query(self.start) | {"draft": self.version, "said": said}
        more = {} if self.coached else {"coach": "off"}
        return f"{reverse(page, args=[self.slug])}?{urlencode({**query, **more}, True)}"


def start_query(start: State) -> dict[str, Any]:
    """A state as an address carries it."""
    made = sorted(start.made)
    return {"node": start.node, "anger": start.anger, "turn": start.turn, "made": made}


def version_of(draft: Draft) -> str:
    return draft.content_hash[:16]


def trial_of(
    slug: str, draft: Draft, start: State, *, said: Iterable[str], version: str, coached: bool
) -> Trial:
    """The trial as it stands: played as far as the draft lets it."""
    asked, trouble = tuple(said), ""
    played = Conversation(draft.script, start)
    try:
        for key in asked:
            played = played.then(key)
    except ConversationError as error:
        trouble = str(error)
    version = version or version_of(draft)
    return Trial(slug, draft, version, played, asked, coached, trouble=trouble)


def state_at(draft: Draft, node: str) -> State | None:
    """A state in which a node is met: on the best way there is, or else as soon as can be.

    None where no conversation gets there, or where errors stand in the way of knowing it.
    """
    ways = [way for way in reversed(draft.ways) if way.analysis and way.survey]
    for way in ways:
        best = way.analysis.best_path if way.analysis else ()
        states = _states(draft.script, way, best)
        if met := next((state for state in states if state.node == node), None):
            return met
    soonest = (_soonest(draft.script, way, node) for way in ways)
    return next((state for state in soonest if state), None)


def _states(script: Script, way: Way, replies: Iterable[str]) -> list[State]:
    played = replay_from(script, State(way.start.node, way.start.anger), replies)
    return [played.start, *(turn.after for turn in played.turns)]


def _soonest(script: Script, way: Way, node: str) -> State | None:
    survey = way.survey
    if survey is None:
        return None
    turns = survey.arrivals.turns
    there = [number for number in turns if number >= 0 and survey.found.nodes[number] == node]
    if not there:
        return None
    path = survey.path(survey.arrivals, min(there, key=turns.__getitem__))
    return _states(script, way, path)[-1]


def stage_of_trial(trial: Trial) -> Stage:
    """What the conversation page shows of it."""
    return staged(trial.conversation, seed=order_of_replies, practising=True, coached=trial.coached)


@dataclass(frozen=True, slots=True)
class ScoredTurn:
    """A turn of a trial as it would be scored. loss: None where the draft cannot be analysed."""

    node: str
    page: str
    text: str
    anger_before: int
    anger_after: int
    findings: tuple[tuple[Guideline, Finding], ...]
    loss: float | None

    @property
    def label(self) -> str:
        return "" if self.loss is None else label(self.loss)

    @property
    def change(self) -> int:
        return self.anger_after - self.anger_before


@dataclass(frozen=True, slots=True)
class Summary:
    """What would be scored. score and losses: None where the draft cannot be analysed: `why`."""

    turns: tuple[ScoredTurn, ...]
    critical: tuple[Guideline, ...]
    total: int
    score: int | None
    best: int | None
    worst: int | None
    why: str


def summary_of(trial: Trial, pages: Mapping[str, str]) -> Summary:
    """How the trial went, as far as it went; `pages` has the address at which a node is edited."""
    played, rulebook = trial.conversation, trial.draft.script.rulebook
    values, why = _values(trial)
    losses = values.losses(played) if values else [None] * len(played.turns)
    return Summary(
        turns=tuple(
            _scored(trial.draft.script, turn, loss, pages)
            for turn, loss in zip(played.turns, losses, strict=True)
        ),
        critical=tuple(rulebook.guidelines[slug] for slug in played.critical),
        total=played.total,
        score=rounded(values, played.total) if values else None,
        best=values.best if values else None,
        worst=values.worst if values else None,
        why=why,
    )


def _values(trial: Trial) -> tuple[Values | None, str]:
    """The values, or why there are none."""
    if not trial.conversation.turns:
        return None, _("Nothing was said.")
    try:
        return values_in(trial.draft, trial.start), ""
    except ConversationError as error:
        return None, str(error)


def _scored(script: Script, turn: Turn, loss: float | None, pages: Mapping[str, str]) -> ScoredTurn:
    return ScoredTurn(
        node=turn.before.node,
        page=pages.get(turn.before.node, ""),
        text=reply_text(script, turn.before.node, turn.reply),
        anger_before=turn.before.anger,
        anger_after=turn.after.anger,
        findings=tuple(explained(script, turn)),
        loss=loss,
    )


def moves_made(state: State, rulebook: Rulebook) -> list[str]:
    """The moves made so far, in words, in the order of the rulebook; then the marks."""
    moves = [move.label for slug, move in rulebook.moves.items() if slug in state.made]
    return [*moves, *sorted(state.made & rulebook.marks)]


def explained(script: Script, turn: Turn) -> Iterator[tuple[Guideline, Finding]]:
    """What the rules said of a turn, each with its guideline."""
    return ((script.rulebook.guidelines[one.guideline], one) for one in turn.findings)
