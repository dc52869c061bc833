"""Writes down what a trainee does: attempts, turns, notes. The only module that does."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone

from scenarios.editions import script_of
from scenarios.models import Edition, Scenario
from trainer.conversation.errors import ConversationError
from trainer.conversation.replay import Conversation
from trainer.conversation.state import State
from trainer.practice.callbacks import start_for
from trainer.practice.conversations import conversation_of
from trainer.practice.familiarity import familiarity
from trainer.practice.lapsing import lapse_all
from trainer.practice.models import Attempt, Turn

if TYPE_CHECKING:
    from trainer.accounts.models import User


@dataclass(frozen=True, slots=True)
class Taken:
    """A conversation after a reply was posted, and whether that reply was recorded by it."""

    conversation: Conversation
    recorded: bool


@transaction.atomic
def begin(user: User, edition: Edition) -> Attempt:
    """A new practice. One that was begun just so and not yet spoken in is taken up again.

    Others at the same scenario that are still open are stopped; they can be carried on.
    """
    one_at_a_time(user)
    start = _start(user, edition, Attempt.Mode.PRACTICE)
    mine = Attempt.objects.by(user).whole().in_progress().practice()
    found = mine.filter(edition=edition, **start, turns=None).newest_first().first()
    if found:
        return found
    mine.filter(edition__scenario=edition.scenario_id).update(stopped_at=timezone.now())
    return _new(user, edition, start)


@transaction.atomic
def begin_assessed(
    user: User, edition: Edition, *, now: datetime, pass_mark: int | None = None
) -> Attempt:
    """A new assessed run; one at this scenario that is still open is carried on instead.

    It is held to this pass mark, or to the scenario's own: later changes do not touch it.
    """
    one_at_a_time(user)
    lapse_all(user, now=now)
    if found := open_run(user, edition.scenario_id):
        carry_on(found)
        return found
    mark = script_of(edition).pass_mark if pass_mark is None else pass_mark
    start = _start(user, edition, Attempt.Mode.ASSESSED)
    before = Attempt.objects.by(user).assessed().filter(edition__scenario=edition.scenario_id)
    return _new(
        user,
        edition,
        start,
        mode=Attempt.Mode.ASSESSED,
        started_at=now,
        pass_mark=mark,
        is_first=not before.exists(),
        **familiarity(user, edition.scenario_id),
    )


def open_run(user: User, scenario: Scenario | int) -> Attempt | None:
    """The assessed run at a scenario that somebody is in the middle of."""
    mine = Attempt.objects.by(user).assessed().still_open()
    return mine.filter(edition__scenario=scenario).newest_first().first()


def one_at_a_time(user: User) -> None:
    """Two clicks at once begin one attempt: the second waits until the first has written."""
    get_user_model().objects.select_for_update().get(pk=user.pk)


def _start(user: User, edition: Edition, mode: Attempt.Mode) -> dict[str, Any]:
    start = start_for(user, script_of(edition), mode=mode)
    return {"start_node": start.node, "start_anger": start.anger}


def _new(user: User, edition: Edition, start: dict[str, Any], **fields: Any) -> Attempt:
    seed = secrets.randbelow(2**31)
    return Attempt.objects.create(user=user, edition=edition, seed=seed, **start, **fields)


def begin_at(attempt: Attempt, state: State) -> Attempt:
    """A retry: a new practice attempt that begins in the middle of a finished one."""
    return Attempt.objects.create(
        user=attempt.user,
        edition=attempt.edition,
        is_retry=True,
        retry_of=attempt,
        seed=attempt.seed,
        start_node=state.node,
        start_anger=state.anger,
        start_turn=state.turn,
        start_made=sorted(state.made),
    )


def take_turn(attempt: Attempt, *, number: int, reply: str) -> Taken:
    """Record a reply if it is the next one.

    A number that was taken already (a double click, a reload, another window), a reply that is
    not offered, and a conversation that has ended, lapsed or was stopped record nothing: what
    comes back is the conversation as it stands. The step is computed before anything is locked.
    """
    before = conversation_of(attempt)
    if number != len(before.turns) + 1 or attempt.stopped_at or attempt.lapsed_at:
        return Taken(before, recorded=False)
    try:
        after = before.then(reply)
    except ConversationError:
        return Taken(before, recorded=False)
    try:
        _write(attempt, after, reply)
    except IntegrityError:
        return Taken(conversation_of(attempt), recorded=False)
    return Taken(after, recorded=True)


def _write(attempt: Attempt, after: Conversation, reply: str) -> None:
    turn = Turn(attempt=attempt, number=len(after.turns), reply=reply)
    if not after.finished:
        turn.save(force_insert=True)
        return
    with transaction.atomic():
        turn.save(force_insert=True)
        attempt.finished_at = turn.made_at
        attempt.outcome = after.outcome or ""
        attempt.save(update_fields=["finished_at", "outcome"])


def keep_notes(attempt: Attempt, text: str, *, version: int) -> None:
    """Save the notepad; `version` is that of the notes the text was made from.

    Notes that another window saved meanwhile are kept above these: nothing is lost. Once the
    wrap-up was given they stand as they were judged, and once a run lapsed as they were.
    """
    if attempt.wrapped_up_at or attempt.lapsed_at:
        return
    wanted = _joined(attempt, text, version)
    if wanted == attempt.notes:
        return
    mine = Attempt.objects.filter(pk=attempt.pk, notes_version=attempt.notes_version)
    if mine.update(notes=wanted, notes_version=attempt.notes_version + 1):
        attempt.notes, attempt.notes_version = wanted, attempt.notes_version + 1
    else:
        attempt.refresh_from_db(fields=["notes", "notes_version"])
        keep_notes(attempt, text, version=version)


def _joined(attempt: Attempt, text: str, version: int) -> str:
    if version == attempt.notes_version:
        return text
    if text.strip() in attempt.notes:
        return attempt.notes
    return f"{attempt.notes}\n\n{text}".strip()


def stop(attempt: Attempt) -> None:
    """Leave a conversation without harm: it can be carried on."""
    if not attempt.finished_at and not attempt.lapsed_at:
        attempt.stopped_at = timezone.now()
        attempt.save(update_fields=["stopped_at"])


def carry_on(attempt: Attempt) -> None:
    """Take up a conversation that was stopped."""
    attempt.stopped_at = None
    attempt.save(update_fields=["stopped_at"])
