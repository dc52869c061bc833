"""The two questions that every turn asks of the attempt."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection

from scenarios.models import Edition
from trainer.practice.models.attempts import Attempt, Turn, read_by_a_turn
from trainer.web.prepared import Prepared

if TYPE_CHECKING:
    from trainer.accounts.models import User

attempts = Prepared(lambda: Attempt.objects.for_a_turn().filter(public_id=UUID(int=0), user=0))
keys = Prepared(lambda: Turn.objects.filter(attempt=0).order_by("number").values_list("reply"))


def attempt_for_a_turn(public_id: UUID, user: User) -> Attempt | None:
    """Somebody's attempt, with what a turn reads of it, if it is theirs and has its words still."""
    name = Attempt._meta.get_field("public_id").get_db_prep_value(public_id, connection)
    for *values, content_hash in attempts.rows(name, user.pk):
        found = Attempt.from_db(DEFAULT_DB_ALIAS, ["id", *read_by_a_turn], values)
        known = [found.edition_id, content_hash]
        found.edition = Edition.from_db(DEFAULT_DB_ALIAS, ["id", "content_hash"], known)
        return found
    return None


def reply_keys(attempt: Attempt) -> list[str]:
    """What was said in it, turn by turn."""
    return [key for (key,) in keys.rows(attempt.pk)]
