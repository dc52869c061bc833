"""What past conversations would have come to by the rules that hold now. Nothing is written.

The replies of an attempt are played again on the words of its own edition, judged by the rulebook
of now. A changed anger may lead another way; then there is nothing to compare, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from django.db.models import Prefetch

from scenarios.editions import script_of, values_for
from scenarios.models import Edition
from scenarios.rulebook import books_of
from trainer.conversation.errors import ConversationError
from trainer.conversation.replay import Conversation, replay_from
from trainer.conversation.script import Script
from trainer.conversation.state import State
from trainer.conversation.values import Values, values_of
from trainer.practice.conversations import start_of
from trainer.practice.models import Attempt, AttemptQuerySet, Turn
from trainer.practice.results import Result, result_of

most_scripts_kept, most_values_kept = 64, 32


@dataclass(frozen=True, slots=True)
class Rescored:
    """An attempt with what it came to, and what it would come to now.

    now: None where the conversation would have gone another way.
    """

    attempt: Attempt
    now: Result | None

    @property
    def change(self) -> int | None:
        """By how many points the score would differ; None where one of the two is missing."""
        if self.now is None or self.now.overall is None or self.attempt.score is None:
            return None
        return self.now.overall - self.attempt.score

    @property
    def would_pass(self) -> bool:
        """It did not pass, and would now."""
        return bool(self.now and self.now.passed and not self.attempt.passed)

    @property
    def would_fail(self) -> bool:
        """It passed, and would not now."""
        return bool(self.now and self.attempt.passed and not self.now.passed)


@dataclass(frozen=True, slots=True)
class Tally:
    """Of so many attempts, how many would come out differently."""

    attempts: int = 0
    would_pass: int = 0
    would_fail: int = 0
    higher: int = 0
    lower: int = 0
    elsewhere: int = 0

    @property
    def same(self) -> int:
        return self.attempts - self.higher - self.lower - self.elsewhere

    def with_one_more(self, one: Rescored) -> Tally:
        change = one.change or 0
        return Tally(
            self.attempts + 1,
            self.would_pass + one.would_pass,
            self.would_fail + one.would_fail,
            self.higher + (change > 0),
            self.lower + (change < 0),
            self.elsewhere + (one.now is None),
        )


def to_rescore() -> AttemptQuerySet:
    """What has a result, newest first, as `rescored` needs it: two statements, however many."""
    turns = Prefetch("turns", Turn.objects.order_by("number"))
    found = Attempt.objects.whole().wrapped_up().with_words().with_edition().newest_first()
    return found.prefetch_related(turns)


def tally(found: Iterable[Rescored]) -> Tally:
    total = Tally()
    for one in found:
        total = total.with_one_more(one)
    return total


def rescored(attempts: Iterable[Attempt], house: str) -> Iterator[Rescored]:
    """Each attempt with what it would come to now; `house`: as `house_rules` gives them."""
    for attempt in attempts:
        yield Rescored(attempt, _now(attempt, house))


def _now(attempt: Attempt, house: str) -> Result | None:
    script = _judged(attempt.edition.content_hash, house)
    conversation = _replayed(attempt, script)
    if conversation is None or not conversation.finished:
        return None
    values = _values(attempt.edition.content_hash, house, start_of(attempt))
    return result_of(attempt, conversation, values)


def _replayed(attempt: Attempt, script: Script) -> Conversation | None:
    keys = [turn.reply for turn in attempt.turns.all()]
    try:
        return replay_from(script, start_of(attempt), keys)
    except ConversationError:
        return None


@lru_cache(maxsize=most_scripts_kept)
def _judged(content_hash: str, house: str) -> Script:
    """The script of an edition with the rulebook of now; the very same where that is its own."""
    script = script_of(Edition(content_hash=content_hash))
    rulebook = books_of(house).rulebook
    return script if script.rulebook == rulebook else replace(script, rulebook=rulebook)


@lru_cache(maxsize=most_values_kept)
def _values(content_hash: str, house: str, start: State) -> Values:
    edition = Edition(content_hash=content_hash)
    script = _judged(content_hash, house)
    if script.rulebook == script_of(edition).rulebook:
        return values_for(edition, start)
    return values_of(script, start)
