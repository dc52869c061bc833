"""Whether Steady can serve: its database answers, and has all that this release needs."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from queue import Empty, Queue
from threading import BoundedSemaphore, Thread

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

away = "The database cannot be reached."
behind = "The database is not up to date: run `manage.py migrate`."

patience = 1.0  # seconds; whoever asks waits for two
# A database that hangs must not gather threads that wait for it.
_asking = BoundedSemaphore(4)


def trouble() -> str:
    """What keeps Steady from serving, in one sentence; empty if nothing does. Never takes long.

    A thread asks, because nothing else ends the wait for a server that has fallen silent.
    """
    if not _asking.acquire(blocking=False):
        return away
    answers: Queue[str] = Queue()
    Thread(target=_ask, args=(answers,), daemon=True).start()
    try:
        return answers.get(timeout=patience)
    except Empty:
        return away


def _ask(answers: Queue[str]) -> None:
    answer = away
    try:
        answer = "" if newest() <= _applied() else behind
    except Error:
        pass
    finally:
        connection.close()
        _asking.release()
        answers.put(answer)


def _applied() -> Set[tuple[str, str]]:
    return MigrationRecorder(connection).applied_migrations().keys()


@cache
def newest() -> frozenset[tuple[str, str]]:
    """The last migration of every app. They are files: they stay the same while a process runs."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())
