"""A copy of the whole database in one file, and back: each database by its own means.

Both are taken while Steady runs, and are as of one moment.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.conninfo import make_conninfo

patience = 30  # seconds; for a SQLite file that somebody writes to all the time
pages_at_once = 1000
libpq_options = {"service", "passfile", "sslmode", "sslrootcert", "sslcert", "sslkey"}

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
    with _how_to_connect(connection) as database:
        _run("pg_dump", *whole, database)


def _load(connection: BaseDatabaseWrapper, source: Path) -> None:
    """First all of it as SQL, which fails if the copy is damaged; then in one transaction."""
    with tempfile.TemporaryDirectory(prefix="steady-") as folder:
        script = Path(folder) / "copy.sql"
        _run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(source))
        once = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
        with _how_to_connect(connection) as database:
            _run("psql", *once, f"--command={drop_all}", f"--file={script}", database)


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if not found:
        raise NoCopy(f"{program} is not here. Install PostgreSQL's client programs, and try again.")
    done = subprocess.run(  # noqa: S603  (a program of PostgreSQL, and the settings' own database)
        [found, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise NoCopy(f"{program} says: {done.stderr.strip()}")


@contextmanager
def _how_to_connect(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """The database, for a command line. The password is in a file: all may read command lines."""
    given = connection.settings_dict
    named = {key: given[key.upper()] for key in ("user", "host", "port") if given[key.upper()]}
    kept = {key: value for key, value in given["OPTIONS"].items() if key in libpq_options}
    with tempfile.NamedTemporaryFile("w", prefix="steady-", encoding="utf-8") as secret:
        if password := given["PASSWORD"]:
            escaped = str(password).replace("\\", "\\\\").replace(":", "\\:")
            secret.write(f"*:*:*:*:{escaped}\n")
            secret.flush()
            kept["passfile"] = secret.name
        yield f"--dbname={make_conninfo(dbname=given['NAME'], **named, **kept)}"
