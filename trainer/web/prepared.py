"""Questions that are asked all the time, put together once.

To make the SQL of a query set takes several times as long as to ask it. So the few questions that
every request or every turn asks keep the SQL that Django made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet

Converter = Callable[[Any, Any, Any], Any]


class Compiled(NamedTuple):
    """SQL, and how what the database answers becomes what Python knows, by column."""

    sql: str
    converters: Mapping[int, tuple[list[Converter], Any]]


@dataclass
class Prepared:
    """A query set of plain values, asked with other values than those it was written down with.

    `write` gives it; it is called once, and has a value of the right type in each place where one
    belongs. Values are given in the order in which its SQL has them, as the database takes them.
    """

    write: Callable[[], QuerySet[Any, tuple[Any, ...]]]

    def rows(self, *values: Any) -> list[list[Any]]:
        """What the database answers to these values."""
        with connection.cursor() as cursor:
            cursor.execute(self._compiled.sql, values)
            rows = [list(row) for row in cursor.fetchall()]
        for row in rows:
            for column, (converters, expression) in self._compiled.converters.items():
                for convert in converters:
                    row[column] = convert(row[column], expression, connection)
        return rows

    @cached_property
    def _compiled(self) -> Compiled:
        compiler = self.write().query.get_compiler(DEFAULT_DB_ALIAS)
        sql, _ = compiler.as_sql()
        return Compiled(sql, compiler.get_converters([column for column, *_ in compiler.select]))
