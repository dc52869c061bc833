"""Everything that is kept about a person, as JSON that streams: a few attempts are in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet

from scenarios.editions import script_of
from trainer.conversation.errors import ConversationError
from trainer.conversation.replay import replay_from
from trainer.conversation.state import says
from trainer.practice.conversations import start_of
from trainer.practice.models import Attempt, Remark, Review
from trainer.review.models import Comment, Dispute, Extension, Opening, Rating, Reminder

if TYPE_CHECKING:
    from trainer.accounts.models import User

Row = dict[str, Any]
at_a_time = 100

of_an_attempt = (
    *("public_id", "mode", "is_retry", "started_at", "finished_at", "stopped_at", "lapsed_at"),
    *("wrapped_up_at", "reduced_at", "outcome", "talk_score", "wrap_up_score", "score", "passed"),
    *("pass_mark", "practised_before", "solutions_seen_before", "solutions_seen_at"),
    *("notes", "aftercare", "learned", "kept_of_it"),
)


def written(person: User, *, now: datetime) -> Iterator[str]:
    """The file, piece by piece."""
    yield f'{{\n"made_at": {_json(now)}'
    for name, rows in sections(person):
        yield f",\n{_json(name)}: ["
        for number, row in enumerate(rows):
            yield f"{',' if number else ''}\n{_json(row)}"
        yield "]"
    yield "\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)


def sections(person: User) -> Iterator[tuple[str, Iterable[Row]]]:
    """Everything, by name. Other people stand in it only where they did something to the person."""
    yield "you", [_about(person)]
    yield from _of_the_account(person)
    yield "conversations", _conversations(person)
    reviews = Review.objects.filter(user=person)
    yield "due_again", _rows(reviews, "guideline", "due_at", "card")
    remarks = Remark.objects.by(person)
    said = ("edition__scenario__slug", "node", "reply", "kind", "words", "made_on", "is_signed")
    yield "remarks_on_lines", _rows(remarks, *said, "answer", "closed_at")
    yield from _of_coaching(person)
    asked = ("assignment__public_id", "due_at")
    yield "extensions", _rows(Extension.objects.filter(person=person), *asked, "more_attempts")
    yield "letters", _rows(Reminder.objects.filter(person=person), *asked, "kind", "sent_at")


def _about(person: User) -> Row:
    columns = ("name", "email", "time_zone", "joined_at", "last_login", "wants_coach", "is_active")
    row: Row = {name: getattr(person, name) for name in columns}
    groups = [group.name for group in person.groups.all()]
    return row | {"groups": groups, "is_administrator": person.is_administrator}


def _of_the_account(person: User) -> Iterator[tuple[str, Iterable[Row]]]:
    memberships = person.memberships.order_by("joined_at")
    yield "teams", _rows(memberships, "team__name", "role", "joined_at", "left_at")
    addresses = person.emailaddress_set.all()  # type: ignore[attr-defined]  # allauth has no types
    yield "addresses", _rows(addresses, "email", "verified", "primary")
    steps = person.authenticator_set.all()  # type: ignore[attr-defined]
    yield "second_steps", _rows(steps, "type", "created_at", "last_used_at")
    invitations = person.invitations_accepted.all()
    yield "invitations", _rows(invitations, "email", "name", "made_at", "accepted_at")


def _of_coaching(person: User) -> Iterator[tuple[str, Iterable[Row]]]:
    run = "attempt__public_id"
    said = Comment.objects.filter(author=person) | Comment.objects.filter(attempt__user=person)
    words = (run, "turn", "author__name", "words", "made_at", "edited_at")
    yield "comments", _rows(said.order_by("made_at"), *words)
    disputes = Dispute.objects.filter(attempt__user=person)
    decided = ("decision", "reason", "decided_by__name", "decided_at")
    yield "disputes", _rows(disputes, run, "turn", "guideline", "words", "raised_at", *decided)
    ratings = Rating.objects.filter(attempt__user=person)
    yield "ratings", _rows(ratings, run, "rater__name", "value", "words", "rated_at")
    opened = Opening.objects.filter(attempt__user=person).order_by("opened_at")
    yield "who_opened_your_runs", _rows(opened, run, "viewer__name", "opened_at", "in_a_table")
    looked = Opening.objects.filter(viewer=person).order_by("opened_at")
    yield "runs_that_you_opened", _rows(looked, run, "opened_at")


def _rows(found: QuerySet[Any], *columns: str) -> Iterator[Row]:
    for row in found.values(*columns).iterator(chunk_size=at_a_time):
        yield {name.replace("__", "_"): value for name, value in row.items()}


def _conversations(person: User) -> Iterator[Row]:
    mine = Attempt.objects.by(person).with_edition().order_by("pk")
    both = mine.prefetch_related("turns", "guideline_results")
    for attempt in both.iterator(chunk_size=at_a_time):
        yield _conversation(attempt)


def _conversation(attempt: Attempt) -> Row:
    row: Row = {name: getattr(attempt, name) for name in of_an_attempt}
    row |= {"scenario": attempt.edition.scenario.slug, "edition": attempt.edition.number}
    row["guidelines"] = [
        {name: getattr(one, name) for name in ("guideline", "opportunities", "kept", "broken")}
        for one in attempt.guideline_results.all()
    ]
    return row | {"turns": _turns(attempt)}


def _turns(attempt: Attempt) -> list[Row]:
    """With the words, unless the conversation cannot be replayed any more."""
    turns = list(attempt.turns.all())
    rows: list[Row] = [{"made_at": one.made_at, "reply": one.reply} for one in turns]
    script = script_of(attempt.edition)
    try:
        played = replay_from(script, start_of(attempt), [one.reply for one in turns])
    except ConversationError:
        return rows
    for row, turn in zip(rows, played.turns, strict=True):
        reply = script.nodes[turn.before.node].reply(turn.reply)
        row |= {"customer": says(script, turn.before), "you": reply.text if reply else ""}
    return rows
