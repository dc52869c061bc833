"""A PostgreSQL of one's own that is stopped and started while others use it."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tools.with_postgres import (
    PATIENCE,
    Account,
    Cluster,
    choose_binaries,
    temporary_folder,
    within_reach,
)

# What was committed survives the end of every process. It need not survive that of the machine,
# which nobody pulls here: so the disk is not waited for.
settings = {"synchronous_commit": "on", "fsync": "off", "max_connections": "100"}

somebody = (
    "SELECT pid FROM pg_stat_activity WHERE datname IS NOT NULL AND pid <> pg_backend_pid() LIMIT 1"
)
in_order, in_the_middle = signal.SIGINT, signal.SIGQUIT  # PostgreSQL's "fast" and "immediate"


@dataclass
class Postgres:
    """A running server. `url` stays the same when it is started again."""

    cluster: Cluster
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return self.cluster.url

    def stop(self, how: signal.Signals = in_order) -> None:
        """In order, or in the middle of everything: then it recovers at the next start."""
        self.process.send_signal(how)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    def start(self) -> None:
        self.process = self.cluster.start(**settings)
        self.cluster.wait_until_ready(self.process)

    def restart(self, how: signal.Signals = in_order) -> None:
        self.stop(how)
        self.start()

    def kill_backend(self) -> None:
        """SIGKILL to one that serves a connection: the server then ends all and recovers."""
        for number in self.ask(somebody).split():
            os.kill(int(number), signal.SIGKILL)

    def configure(self, setting: str) -> None:
        """For all connections, those that are open too."""
        self.ask(f"ALTER SYSTEM SET {setting}")
        self.ask("SELECT pg_reload_conf()")

    def ask(self, sql: str) -> str:
        """What psql prints, one value a line."""
        psql = str(self.cluster.binaries.folder / "psql")
        options = ["--no-psqlrc", "--tuples-only", "--no-align", f"--command={sql}"]
        command = [psql, self.url, *options]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Afterwards nothing is left of it. Raises NoServer where there is none."""
    binaries, account = choose_binaries(), Account.choose()
    with temporary_folder(account) as home:
        cluster = Cluster(within_reach(binaries, account, home), account, home)
        cluster.initialise()
        made = Postgres(cluster, cluster.start(**settings))
        try:
            cluster.wait_until_ready(made.process)
            yield made
        finally:
            if made.process.poll() is None:
                made.stop()
