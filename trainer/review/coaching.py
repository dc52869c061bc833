"""What is said of a run by those who coach, and what the trainee answers: one object for a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from trainer.conversation.replay import Conversation
from trainer.practice.conversations import conversation_of, values_of_attempt
from trainer.practice.models import Attempt
from trainer.practice.results import Result, result_of
from trainer.review.models import Comment, Dispute, Opening, Rating

if TYPE_CHECKING:
    from trainer.accounts.models import User

most_openings = 20  # that a page tells of


@dataclass(frozen=True, slots=True)
class Thread:
    """What was said at one place of a run. turn: 0 for the whole of it."""

    turn: int
    comments: tuple[Comment, ...]
    may_write: bool


@dataclass(frozen=True)
class Coaching:
    """Everything that is said of a run, for who reads it now. A practice `Feedback`."""

    attempt: Attempt
    reader: User
    comments: tuple[Comment, ...]
    disputes: tuple[Dispute, ...]
    ratings: tuple[Rating, ...]
    openings: tuple[Opening, ...]

    whole_template: ClassVar[str] = "review/_coaching.html"
    turn_template: ClassVar[str] = "review/_coaching_turn.html"
    finding_template: ClassVar[str] = "review/_coaching_finding.html"

    @property
    def is_own(self) -> bool:
        """Whether the reader made the run."""
        return self.attempt.user_id == self.reader.pk

    def at(self, turn: int) -> Thread:
        """The thread at a turn; 0 for the whole. Managers begin one, the trainee answers."""
        here = tuple(one for one in self.comments if (one.turn or 0) == turn)
        began = any(one.author_id != self.attempt.user_id for one in here)
        return Thread(turn, here, may_write=began or not self.is_own)

    @property
    def own_rating(self) -> Rating | None:
        """The reader's."""
        return next((one for one in self.ratings if one.rater_id == self.reader.pk), None)

    @property
    def set_aside(self) -> tuple[Dispute, ...]:
        return tuple(one for one in self.disputes if one.is_set_aside)

    @cached_property
    def without(self) -> Result | None:
        """What the run comes to without the findings set aside; None if there are none."""
        if not self.set_aside or not self.attempt.wrapped_up_at:
            return None
        return result_without(self.attempt, conversation_of(self.attempt), self.set_aside)


def coaching_of(attempt: Attempt, reader: User) -> Coaching:
    """Four statements, however much was said."""
    openings = Opening.objects.filter(attempt=attempt).select_related("viewer")
    return Coaching(
        attempt,
        reader,
        tuple(Comment.objects.on(attempt)),
        tuple(attempt.disputes.select_related("decided_by").order_by("turn", "pk")),
        tuple(attempt.ratings.select_related("rater").order_by("rated_at", "pk")),
        tuple(openings.order_by("-opened_at", "-pk")[:most_openings]),
    )


def feedback_for_trainee(attempt: Attempt, reader: User, now: datetime) -> Coaching | None:
    """What practice shows in a debrief. From now on the trainee has seen it."""
    found = coaching_of(attempt, reader)
    if found.is_own:
        attempt.comments.by_managers().unseen().update(seen_at=now)
        attempt.disputes.newly_decided().update(seen_at=now)
        attempt.ratings.filter(seen_at=None).update(seen_at=now)
    return found


def open_for_manager(attempt: Attempt, reader: User, *, now: datetime) -> Coaching:
    """The same for who coaches. That they opened the run is noted, for the trainee to see."""
    Opening.note(attempt, reader, now=now)
    found = coaching_of(attempt, reader)
    attempt.comments.by_trainees().unseen().update(seen_at=now)
    return found


def result_without(
    attempt: Attempt, conversation: Conversation, set_aside: Iterable[Dispute]
) -> Result:
    """The result with the points, and the bars, of these findings taken out.

    The talk stays as it went: what the findings did to the anger, and so to all that came after,
    cannot be taken back. So the number is what the same talk comes to, and no more than 100.
    """
    gone = {(one.turn, one.guideline) for one in set_aside}
    turns = (
        turn._replace(
            findings=tuple(
                one
                for one in turn.findings
                if one.verdict != "broken" or (number, one.guideline) not in gone
            )
        )
        for number, turn in enumerate(conversation.turns, 1)
    )
    return result_of(attempt, replace(conversation, turns=tuple(turns)), values_of_attempt(attempt))
