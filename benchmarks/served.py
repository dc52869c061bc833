"""Real servers on loopback, started as docs/deploying.md says, with the settings of production.

    site = Site(folder)
    site.prepare("all")
    people = site.people(50)
    with Server(site) as server:
        ...  # http://127.0.0.1:{server.port}/

Several servers may stand on one site. Whatever was started is stopped at the end of its `with`.
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30  # seconds for a server to start or to stop
host = "127.0.0.1"


class NotServed(Exception):
    """A server or a command did not do what it was started for; the message holds its words."""


class Person(NamedTuple):
    """Somebody with an account, and the cookie of their session."""

    pk: int
    session: str


@dataclass(frozen=True)
class Site:
    """A database, and the environment of the programs that use it. SQLite unless a URL is given."""

    folder: Path
    database_url: str = ""
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        ours = {
            "SECRET_KEY": "known to all, since it guards nothing that lasts for more than minutes",
            "ALLOWED_HOSTS": host,
            "HTTPS": "0",
            "DATA_DIR": str(self.folder),
            "STATIC_ROOT": str(self.folder / "static"),
            "DJANGO_SETTINGS_MODULE": "benchmarks.served_settings",
            "LOG_LEVEL": "WARNING",
        }
        if self.database_url:
            ours["DATABASE_URL"] = self.database_url
        return {"PATH": os.environ["PATH"], **ours, **self.more}

    def run(self, *arguments: str) -> str:
        """Python in this environment; what it printed."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise NotServed(f"{' '.join(arguments)} failed:\n{done.stderr}")
        return done.stdout

    def prepare(self, *scenarios: str) -> None:
        """Tables, styles, and these scenarios of the library: "all" is all of them."""
        self.run("manage.py", "migrate", "--verbosity=0")
        self.run("manage.py", "collectstatic", "--no-input", "--verbosity=0", "--ignore=admin")
        self.inside("publish", *scenarios)

    def people(self, count: int) -> list[Person]:
        """So many new people, each signed in."""
        return [Person(*one) for one in self.inside("people", str(count))]

    def recorded(self, people: Sequence[Person]) -> list[dict[str, Any]]:
        """Their attempts as they are stored, each replayed: see `benchmarks.inside`."""
        attempts: list[dict[str, Any]] = self.inside("recorded", *(str(one.pk) for one in people))
        return attempts

    def inside(self, command: str, *arguments: str) -> Any:
        return json.loads(self.run("-m", "benchmarks.inside", command, *arguments))


on_sqlite: tuple[str, ...] = ("-w", "2")
on_postgres: tuple[str, ...] = ("-w", "2", "--threads", "4")


class Server:
    """A gunicorn with its workers, on a port that nobody else has."""

    def __init__(
        self,
        site: Site,
        options: Sequence[str] = (),
        *,
        app: str = "trainer.wsgi",
        path: str = "/ready/",
        launch: Sequence[str] = (),
    ) -> None:
        """`path` answers 200 once requests can be served; `launch` is for `benchmarks.launch`."""
        self.site, self.app, self.path, self.launch = site, app, path, launch
        self.options = options or (on_postgres if site.database_url else on_sqlite)

    def __enter__(self) -> Self:
        # The port is taken here and handed over open: between looking for a free one and taking
        # it, somebody else could.
        with socket.create_server((host, 0), backlog=512) as listening:
            self.port: int = listening.getsockname()[1]
            self.log = self.site.folder / f"server-{self.port}.log"
            self.process = self._launch(listening.fileno())
        try:
            self._wait_until_ready()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _launch(self, descriptor: int) -> subprocess.Popen[bytes]:
        launch = [sys.executable, "benchmarks/launch.py", *self.launch]
        serve = [sys.executable, "-m", "gunicorn", self.app, f"--bind=fd://{descriptor}"]
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [*launch, *serve, *self.options, "--no-control-socket"],
                cwd=ROOT,
                env=self.site.environment,
                stdout=log,
                stderr=log,
                pass_fds=[descriptor],
                start_new_session=True,
            )

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise NotServed(f"The server did not start:\n{self.log.read_text()}")
            time.sleep(0.05)

    def is_ready(self) -> bool:
        connection = http.client.HTTPConnection(host, self.port, timeout=PATIENCE)
        try:
            connection.request("GET", self.path)
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def workers(self) -> list[int]:
        """The processes that answer, as of now."""
        master = self.process.pid
        children = Path(f"/proc/{master}/task/{master}/children")
        return [int(number) for number in children.read_text().split()]

    def kill_workers(self, count: int | None = None) -> None:
        """Without a warning: SIGKILL, to all or to so many. The master starts others."""
        for worker in self.workers()[:count]:
            os.kill(worker, signal.SIGKILL)

    def stop(self) -> None:
        """In order, and after a while without."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
