"""How long it takes until Steady answers, and what a worker takes of the memory.

Run with `python -m benchmarks.startup`. Beside it stands a bare Django. Loading is that of one
process until it could answer a request; ready is from the start of gunicorn with two workers until
the first answer. Memory is that of a worker, with its part of what it shares.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

from benchmarks.served import Server
from benchmarks.subjects import Subject, subjects

times = 5
share = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


def main() -> None:
    print(f"{'':6}{'loading s':>10}{'ready s':>9}{'a worker MB':>13}")
    with subjects("SQLite") as both:
        for one in both:
            ready, memory = served(one)
            print(f"{one.name:6}{loading(one):>10.2f}{ready:>9.2f}{memory:>13.0f}")


def loading(subject: Subject) -> float:
    """Seconds, the best of several; without those that Python itself needs."""
    return min(_took(subject, f"import {subject.application}") for _ in range(times)) - min(
        _took(subject, "pass") for _ in range(times)
    )


def _took(subject: Subject, code: str) -> float:
    begun = time.perf_counter()
    subject.site.run("-c", code)
    return time.perf_counter() - begun


def served(subject: Subject) -> tuple[float, float]:
    """Seconds until it was ready, the best of several, and megabytes of a worker."""
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        with Server(subject.site, app=subject.application, path=subject.path) as server:
            found.append((time.perf_counter() - begun, _memory(server)))
    return min(one for one, _ in found), found[-1][1]


def _memory(server: Server) -> float:
    pages = [Path(f"/proc/{one}/smaps_rollup").read_text() for one in server.workers()]
    found = [int(match[1]) for page in pages if (match := share.search(page))]
    return sum(found) / len(found) / 1024


if __name__ == "__main__":
    main()
