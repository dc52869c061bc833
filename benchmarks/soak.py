"""Fifty people play for two minutes at a time, first undisturbed, then while things break.

    python -m benchmarks.soak                           # what `make soak` runs
    python -m benchmarks.soak --players 8 --seconds 10

On SQLite and on PostgreSQL, against servers started as docs/deploying.md says. What breaks: workers
are killed, PostgreSQL is stopped in order and in the middle, loses a process, stays away for a
while. Every turn is then looked up. One that is lost, doubled or unexplained ends this with 1.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import cycle
from pathlib import Path

from benchmarks.postgres import Postgres, in_order, in_the_middle, postgres
from benchmarks.served import Server, Site
from benchmarks.trials import Fault, Outcome, Place, Size, trial

between_faults = 100  # turns
away = 5  # seconds
about_turns = ("turns", "faults", "unanswered", "stored", "lost", "doubled", "unexplained")
columns = (*about_turns, "errors", "p50 ms", "p99 ms")


def main() -> int:
    size = asked_for()
    told("", columns)
    outcomes = [outcome for site in sites() for outcome in soaked(*site, size)]
    return any(outcomes)


def asked_for() -> Size:
    parser = argparse.ArgumentParser(description="See the top of this file.")
    parser.add_argument("--players", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    given = parser.parse_args()
    return Size(given.players, given.seconds, between_faults=between_faults)


def sites() -> Iterator[tuple[str, Site, list[Fault]]]:
    """Each database, prepared, with what may break there besides the workers."""
    with tempfile.TemporaryDirectory(prefix="steady-soak-") as folder:
        yield "SQLite", prepared(Site(Path(folder))), []
    with tempfile.TemporaryDirectory(prefix="steady-soak-") as folder, postgres() as database:
        yield "PostgreSQL", prepared(Site(Path(folder), database.url)), breaking(database)


def prepared(site: Site) -> Site:
    site.prepare("all")
    return site


def breaking(database: Postgres) -> list[Fault]:
    def leave() -> None:
        database.stop()
        time.sleep(away)
        database.start()

    return [
        lambda: database.restart(in_order),
        lambda: database.restart(in_the_middle),
        database.kill_backend,
        leave,
    ]


def soaked(name: str, site: Site, faults: list[Fault], size: Size) -> Iterator[bool]:
    """Both trials of a database; whether something was wrong with them."""
    with served(site, 1, size) as place:
        done = trial(place, size)
        told(f"{name}, one server", figures(done))
        yield bool(done.verdict.faults or done.troubles)
    with served(site, 2, size) as place:
        one, other = place.servers
        every = [lambda: one.kill_workers(1), other.kill_workers, *faults]
        done = trial(place, size, in_turn(every))
        told(f"{name}, two, and faults", figures(done))
        yield bool(done.verdict.faults)


@contextmanager
def served(site: Site, count: int, size: Size) -> Iterator[Place]:
    with ExitStack() as stack:
        servers = [stack.enter_context(Server(site)) for _ in range(count)]
        yield Place(site, servers, site.people(size.players))


def in_turn(faults: Sequence[Fault]) -> Fault:
    following = cycle(faults)

    def fault() -> None:
        next(following)()

    return fault


def figures(done: Outcome) -> list[object]:
    found = done.verdict
    for sentence in found.faults:
        print(sentence)
    return [
        found.turns,
        done.faults,
        found.unanswered,
        found.heard,
        len(found.lost),
        len(found.doubled),
        len(found.unexplained),
        len(done.troubles),
        f"{done.percentile(50):.0f}",
        f"{done.percentile(99):.0f}",
    ]


def told(name: str, cells: Sequence[object]) -> None:
    print(f"{name:<26}", *(f"{cell:>11}" for cell in cells), flush=True)


if __name__ == "__main__":
    sys.exit(main())
