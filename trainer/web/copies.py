"""A copy of the whole database in one file, and back: each database by its own means.

Both are taken while Steady runs, and are as of one moment.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db.backends.base.base import BaseDatabaseWrapper

patience = 30  # seconds; for a SQLite file that somebody writes to all the time
pages_at_once = 1000

# So that nothing of a newer release is left when an older copy comes back.
drop_all = """
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
    EXECUTE format('DROP TABLE %I CASCADE', name);
  END LOOP;
END $$
"""


class NoCopy(Exception):
    """It could not be made or brought back; the message says why, and nothing was changed."""


def back_up(connection: BaseDatabaseWrapper, target: Path) -> None:
    """Write a copy to `target`, for the account that runs this and nobody else. Raises NoCopy."""
    if target.exists():
        raise NoCopy(f"{target} is there already. Choose another name, or remove it first.")
    with _written_at_once(target) as unfinished:
        if connection.vendor == "sqlite":
            _copy_sqlite(Path(connection.settings_dict["NAME"]), unfinished)
        else:
            _dump(connection, unfinished)


def restore(connection: BaseDatabaseWrapper, source: Path) -> None:
    """Put the copy in the place of all that the database holds. NoCopy: nothing was changed."""
    if not source.is_file():
        raise NoCopy(f"There is no file {source}.")
    if connection.vendor == "sqlite":
        _check_sqlite(source)
        _copy_sqlite(source, Path(connection.settings_dict["NAME"]))
    else:
        _load(connection, source)


@contextmanager
def _written_at_once(target: Path) -> Iterator[Path]:
    """A file beside it that takes the name when it is complete; a broken copy is never left."""
    try:
        with tempfile.TemporaryDirectory(prefix=".steady-", dir=target.absolute().parent) as folder:
            unfinished = Path(folder) / "copy"
            unfinished.touch(mode=0o600)
            yield unfinished
            unfinished.rename(target)
    except OSError as error:
        raise NoCopy(f"{target} cannot be written: {error.strerror}.") from error


# --- SQLite --------------------------------------------------------------------------------------


def _copy_sqlite(source: Path, target: Path) -> None:
    """By SQLite's online backup, which minds those who read and write meanwhile."""
    if not source.is_file():
        raise NoCopy(f"There is no database {source}.")
    deadline = time.monotonic() + patience

    def in_time(status: int, _remaining: int, _total: int) -> None:
        if status != sqlite3.SQLITE_OK and time.monotonic() > deadline:
            raise NoCopy("Others use the database without a pause. Stop the server and try again.")

    try:
        with closing(_open(source)) as one, closing(_open(target)) as other:
            one.backup(other, pages=pages_at_once, progress=in_time, sleep=0.05)
    except sqlite3.Error as error:
        raise NoCopy(f"{source} could not be copied to {target}: {error}.") from error


def _check_sqlite(source: Path) -> None:
    try:
        with closing(_open(source, "?mode=ro&immutable=1")) as copy:
            (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
            copy.execute("SELECT 1 FROM django_migrations")
    except sqlite3.Error as error:
        raise NoCopy(f"{source} is no copy of Steady's database: {error}.") from error
    if verdict != "ok":
        raise NoCopy(f"{source} is damaged: {verdict}")


def _open(path: Path, how: str = "") -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}{how}", uri=True)


# --- PostgreSQL ----------------------------------------------------------------------------------


def _dump(connection: BaseDatabaseWrapper, target: Path) -> None:
    whole = ("--format=custom", "--no-owner", "--no-privileges", f"--file={target}")
    _run(connection, "pg_dump", *whole)


def _load(connection: BaseDatabaseWrapper, source: Path) -> None:
    """First all of it as SQL, which fails if the copy is damaged; then in one transaction."""
    with tempfile.TemporaryDirectory(prefix="steady-") as folder:
        script = Path(folder) / "copy.sql"
        into = ("--no-owner", "--no-privileges", f"--file={script}")
        _run(connection, "pg_restore", *into, str(source), connects=False)
        once = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
        _run(connection, "psql", *once, f"--command={drop_all}", f"--file={script}")


def _run(
    connection: BaseDatabaseWrapper, program: str, *arguments: str, connects: bool = True
) -> None:
    """Run one of PostgreSQL's programs. The password goes by the environment, which nobody sees."""
    found = shutil.which(program)
    if not found:
        raise NoCopy(f"{program} is not here. Install PostgreSQL's client programs, and try again.")
    (_psql, *where), env = _how_to_connect(connection, list(arguments))
    done = subprocess.run(  # noqa: S603  (a program of PostgreSQL, and the settings' own database)
        [found, *(where if connects else arguments)],
        env={**os.environ, **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise NoCopy(f"{program} says: {done.stderr.strip()}")


def _how_to_connect(
    connection: BaseDatabaseWrapper, arguments: list[str]
) -> tuple[list[str], dict[str, Any]]:
    settings = connection.settings_dict
    command, env = connection.client.settings_to_cmd_args_env(settings, arguments)
    return list(command), env or {}
