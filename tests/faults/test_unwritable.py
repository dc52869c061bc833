"""No room on the disk, or a database that takes no writes: it says so, is read, loses nothing."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from benchmarks.players import Talk

files = resource.RLIMIT_FSIZE
no_more, no_limit = (0, resource.RLIM_INFINITY), (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


@contextmanager
def full_disk(request, place) -> Iterator[None]:
    """The kernel lets the workers write nothing more to any file."""
    workers = [worker for server in place.servers for worker in server.workers()]
    for worker in workers:
        resource.prlimit(worker, files, no_more)
    yield
    for worker in workers:
        resource.prlimit(worker, files, no_limit)


@contextmanager
def read_only_file(request, place) -> Iterator[None]:
    """Neither the file nor its folder may be written, and workers that open it anew find it so."""
    folder = place.site.folder
    file = folder / "steady.sqlite3"
    with closing(sqlite3.connect(file)) as another:
        another.execute("SELECT 1 FROM django_migrations")  # so that the files beside it stay
        beside = sorted(folder.glob(f"{file.name}*"))
        try:
            permit(0o444, *beside)
            permit(0o555, folder)
            for server in place.servers:
                server.kill_workers()
            yield
        finally:
            permit(0o644, *beside)
            permit(0o755, folder)


def permit(mode: int, *paths: Path) -> None:
    for path in paths:
        path.chmod(mode)


@contextmanager
def read_only_database(request, place) -> Iterator[None]:
    """PostgreSQL takes no writes, as a standby does."""
    database = request.getfixturevalue("database")
    try:
        database.configure("default_transaction_read_only = on")
        yield
    finally:
        database.configure("default_transaction_read_only = off")


@pytest.mark.parametrize(
    ("place", "unwritable"),
    [("sqlite", full_disk), ("sqlite", read_only_file), ("postgres", read_only_database)],
    indirect=["place"],
)
def test_it_says_so_and_loses_nothing(request, place, trainee, stored, unwritable):
    attempt = trainee.begin()
    talk = trainee.say(attempt, trainee.look(attempt))
    before, reply = stored(), next(iter(talk.keys.values()))
    form = {**talk.form.fields, "reply": reply}
    with unwritable(request, place):
        refused = trainee.browser.post(talk.form.action, form, htmx=True)
        assert (refused.status, "so far is safe." in refused.text) == (503, True)
        assert trainee.look(attempt).keys == talk.keys
    after = trainee.browser.post(talk.form.action, form, htmx=True)
    assert (Talk.on(after).number, stored()) == (3, [*before, reply])
