"""The two questions that every turn asks, put together once.

To make the SQL of a query set takes several times as long as to ask it. So these keep the SQL that
Django made of them, and ask it again with other values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection

from scenarios.models import Edition
from trainer.practice.models.attempts import Attempt, Turn, read_by_a_turn

if TYPE_CHECKING:
    from trainer.accounts.models import User

Converter = Callable[[Any, Any, Any], Any]


class Question(NamedTuple):
    """What is asked, and how what the database answers becomes what Python knows, by column."""

    sql: str
    converters: Mapping[int, tuple[list[Converter], Any]]


def attempt_for_a_turn(public_id: UUID, user: User) -> Attempt | None:
    """Somebody's attempt, with what a turn reads of it, if it is theirs and has its words still."""
    name = Attempt._meta.get_field("public_id").get_db_prep_value(public_id, connection)
    row = _answer(_attempt(), name, user.pk)
    if not row:
        return None
    *values, content_hash = row
    found = Attempt.from_db(DEFAULT_DB_ALIAS, ["id", *read_by_a_turn], values)
    known = [found.edition_id, content_hash]
    found.edition = Edition.from_db(DEFAULT_DB_ALIAS, ["id", "content_hash"], known)
    return found


def reply_keys(attempt: Attempt) -> list[str]:
    """What was said in it, turn by turn."""
    with connection.cursor() as cursor:
        cursor.execute(_replies(), [attempt.pk])
        return [key for (key,) in cursor.fetchall()]


def _answer(question: Question, *values: Any) -> list[Any] | None:
    """The only row there is, if there is one."""
    with connection.cursor() as cursor:
        cursor.execute(question.sql, values)
        found = cursor.fetchone()
    if not found:
        return None
    row = list(found)
    for column, (converters, expression) in question.converters.items():
        for convert in converters:
            row[column] = convert(row[column], expression, connection)
    return row


@cache
def _attempt() -> Question:
    compiler = (
        Attempt.objects.for_a_turn()
        .filter(public_id=UUID(int=0), user=0)
        .query.get_compiler(DEFAULT_DB_ALIAS)
    )
    sql, _ = compiler.as_sql()
    return Question(sql, compiler.get_converters([column for column, *_ in compiler.select]))


@cache
def _replies() -> str:
    asked = Turn.objects.filter(attempt=0).order_by("number").values_list("reply")
    return asked.query.sql_with_params()[0]
