"""Whether a request failed because the database would not work: not our fault, nor for long."""

from __future__ import annotations

import sqlite3

from django.db import Error, InterfaceError, OperationalError, connections

# Of SQLite an OperationalError may also be a mistake in a statement: those have the code ERROR.
will_not_work = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
primary = 0xFF  # the rest of a code says more closely what it was
read_only_transaction = "25006"  # what PostgreSQL says while it takes no writes


def is_why(error: BaseException | None) -> bool:
    """The database is away, locked, full or takes no writes; the same may succeed later."""
    if not isinstance(error, Error):
        return False
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & primary in will_not_work
    if getattr(cause, "sqlstate", None) == read_only_transaction:
        return True
    return isinstance(error, OperationalError | InterfaceError)


def let_go() -> None:
    """Close the connections of this request. The next one opens them as they can be opened then.

    SQLite keeps a file that was read-only when it was opened read-only for ever.
    """
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close()
