"""The two questions that every turn asks, put together once.

To make the SQL of a query set takes several times as long as to ask it. So these keep the SQL that
Django made of them, and ask it again with other values.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from scenarios.models import Edition
from trainer.practice.models.attempts import Attempt, Turn

if TYPE_CHECKING:
    from trainer.accounts.models import User


def attempt_for_a_turn(public_id: UUID, user: User) -> Attempt | None:
    """Somebody's attempt, with what a turn reads of it, if it is theirs and has its words still."""
    name = Attempt._meta.get_field("public_id").get_db_prep_value(public_id, connection)
    for found in Attempt.objects.raw(_attempt(), [name, user.pk]):
        known = [found.edition_id, vars(found)["content_hash"]]
        found.edition = Edition.from_db(connection.alias, ["id", "content_hash"], known)
        return found
    return None


def reply_keys(attempt: Attempt) -> list[str]:
    """What was said in it, turn by turn."""
    with connection.cursor() as cursor:
        cursor.execute(_replies(), [attempt.pk])
        return [key for (key,) in cursor.fetchall()]


@cache
def _attempt() -> str:
    asked = Attempt.objects.for_a_turn().filter(public_id=UUID(int=0), user=0)
    return asked.query.sql_with_params()[0]


@cache
def _replies() -> str:
    asked = Turn.objects.filter(attempt=0).order_by("number").values_list("reply")
    return asked.query.sql_with_params()[0]
