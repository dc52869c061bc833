"""What a turn costs over HTTP, as a ratio: ours against the least that Django does.

Run with `python -m benchmarks.turns`. Both are served by gunicorn as docs/deploying.md says, on
databases of one kind, and asked by the same clients by turns: a round of ours, a round of the
other. Each person waits for an answer before they ask again. CPU is that of the workers, the work
of a PostgreSQL server apart. Ratios are medians over the rounds; of the rest, all rounds are taken
together. Client, workers and database share the cores of this machine.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from benchmarks.plans import Plan
from benchmarks.served import Server, host
from benchmarks.subjects import databases, subjects

rounds = 7
at_once = {1: 80, 8: 30, 32: 15}  # people, and how many requests each makes in a round
most = max(at_once)
ticks = os.sysconf("SC_CLK_TCK")


class Round(NamedTuple):
    """Many requests at once."""

    seconds: list[float]  # of each request
    wall: float
    cpu: float  # of the workers, in seconds

    @property
    def throughput(self) -> float:
        """Requests a second."""
        return len(self.seconds) / self.wall

    @property
    def cpu_each(self) -> float:
        """Milliseconds a request."""
        return self.cpu / len(self.seconds) * 1000

    @property
    def p99(self) -> float:
        return percentiles(self.seconds)[2]


def percentiles(seconds: Sequence[float]) -> tuple[float, float, float]:
    """p50, p95 and p99, in milliseconds."""
    cuts = quantiles(seconds, n=100)
    return cuts[49] * 1000, cuts[94] * 1000, cuts[98] * 1000


@dataclass
class Client:
    """Somebody who posts one request after the other, on a connection kept open if it may be."""

    port: int
    plan: Plan
    connection: socket.socket | None = None
    requests: Iterator[bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.requests = iter([_raw(self.plan.cookies, *one) for one in self.plan.requests])

    def ask(self, count: int) -> list[float]:
        """So many more requests, and how long each took, in seconds."""
        return [self._timed(next(self.requests)) for _ in range(count)]

    def _timed(self, request: bytes) -> float:
        begun = time.perf_counter()
        if not self.connection:
            self.connection = socket.create_connection((host, self.port))
        self.connection.sendall(request)
        head, keeps = _answer(self.connection)
        if not head.startswith(b"HTTP/1.1 200 "):
            raise SystemExit(head.decode())
        if not keeps:
            self.close()
        return time.perf_counter() - begun

    def close(self) -> None:
        if self.connection:
            self.connection.close()
            self.connection = None


def _raw(cookies: str, path: str, form: str) -> bytes:
    head = (
        f"POST {path} HTTP/1.1",
        f"Host: {host}",
        f"Cookie: {cookies}",
        "HX-Request: true",
        "Accept-Encoding: gzip",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(form)}",
    )
    return "\r\n".join([*head, "", form]).encode()


def _answer(connection: socket.socket) -> tuple[bytes, bool]:
    """The head of a whole answer, and whether the connection stays open."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += _some(connection)
    head, _, body = got.partition(b"\r\n\r\n")
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    missing = int(fields[b"content-length"]) - len(body)
    while missing > 0:
        missing -= len(_some(connection))
    return head, fields.get(b"connection") != b"close"


def _some(connection: socket.socket) -> bytes:
    got = connection.recv(65536)
    if not got:
        raise SystemExit("The server closed the connection in the middle of an answer.")
    return got


def cpu_of(processes: Sequence[int]) -> float:
    """Seconds that they have computed so far, for themselves and in the kernel."""
    stats = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in processes]
    return sum(int(one[11]) + int(one[12]) for one in stats) / ticks


def a_round(server: Server, clients: Sequence[Client], each: int) -> Round:
    workers = server.workers()
    before, begun = cpu_of(workers), time.perf_counter()
    with ThreadPoolExecutor(len(clients)) as pool:
        seconds = [one for some in pool.map(lambda it: it.ask(each), clients) for one in some]
    taken = Round(seconds, time.perf_counter() - begun, cpu_of(workers) - before)
    for client in clients:
        client.close()  # gunicorn does so with a connection that is idle for two seconds
    return taken


def compare(database: str) -> None:
    """Prints a line for each number of people and each of the two."""
    each = sum(at_once.values()) * (rounds + 1)
    with subjects(database) as both, ExitStack() as stack:
        servers = [
            stack.enter_context(Server(one.site, app=one.application, path=one.path))
            for one in both
        ]
        plans = [one.plans(most, each) for one in both]
        clients = [
            [Client(server.port, plan) for plan in people]
            for server, people in zip(servers, plans, strict=True)
        ]
        for people, count in at_once.items():
            asking = [some[:people] for some in clients]
            taken = _by_turns(servers, asking, count)
            _tell(database, people, *taken)


def _by_turns(
    servers: Sequence[Server], clients: Sequence[Sequence[Client]], count: int
) -> tuple[list[Round], list[Round]]:
    """The first round of each warms up and is not told."""
    found: tuple[list[Round], list[Round]] = ([], [])
    for _ in range(rounds + 1):
        for server, some, into in zip(servers, clients, found, strict=True):
            into.append(a_round(server, some, count))
    return found[0][1:], found[1][1:]


def _tell(database: str, people: int, turns: list[Round], least: list[Round]) -> None:
    for name, some in (("ours", turns), ("bare", least)):
        all_of_them = [one for each in some for one in each.seconds]
        p50, p95, p99 = percentiles(all_of_them)
        speed = median(one.throughput for one in some)
        cpu = median(one.cpu_each for one in some)
        figures = f"{speed:>8.0f}{p50:>8.1f}{p95:>8.1f}{p99:>8.1f}{cpu:>9.2f}"
        print(f"{database:12}{people:>6} {name:6}{figures}")
    pairs = list(zip(turns, least, strict=True))
    speed = median(ours.throughput / bare.throughput for ours, bare in pairs)
    p99 = median(ours.p99 / bare.p99 for ours, bare in pairs)
    cpu = median(ours.cpu_each / bare.cpu_each for ours, bare in pairs)
    print(f"{'':12}{'':6} ratio {speed:>8.2f}{'':16}{p99:>8.2f}{cpu:>9.2f}", flush=True)


def main() -> None:
    titles = f"{'a second':>8}{'p50 ms':>8}{'p95 ms':>8}{'p99 ms':>8}{'CPU ms':>9}"
    print(f"{'':12}{'people':>6}{'':7}{titles}")
    for database in databases:
        compare(database)


if __name__ == "__main__":
    main()
