"""How many instructions a turn takes, by valgrind's callgrind: the same on a busy machine.

Run with `python -m benchmarks.instructions`. Two runs that differ only in the number of requests
are subtracted from each other, so that the start does not count. The work of a PostgreSQL server
is not in it, that of SQLite is.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from benchmarks.served import ROOT
from benchmarks.subjects import Subject, databases, subjects

few, many = 15, 55
callgrind = ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null")
total = re.compile(r"Collected : (\d+)")


class Count(NamedTuple):
    """Of one request, on average."""

    instructions: int
    queries: int
    size: int  # bytes of the answer's body as it is sent


def main() -> None:
    if not shutil.which("valgrind"):
        sys.exit("valgrind is not installed: the instructions of a turn were not counted.")
    print(f"{'':12}{'':6}{'instructions':>14}{'queries':>9}{'bytes':>8}{'ratio':>7}")
    for database in databases:
        with subjects(database) as both, ThreadPoolExecutor(len(both)) as pool:
            turn, least = pool.map(count, both)
        ratio = turn.instructions / least.instructions
        for name, one in (("ours", turn), ("bare", least)):
            shown = f"{ratio:>7.2f}" if one is turn else ""
            figures = f"{one.instructions:>14,}{one.queries:>9}{one.size:>8,}{shown}"
            print(f"{database:12}{name:6}{figures}")


def count(subject: Subject) -> Count:
    """Each run plays its own person's conversations: nothing is posted twice."""
    plans = subject.write_plans(2, many)
    (less, _), (more, said) = (
        _run(subject, plans, number, requests) for number, requests in enumerate((few, many))
    )
    return Count((more - less) // (many - few), said["queries"], said["bytes"])


def _run(subject: Subject, plans: Path, person: int, requests: int) -> tuple[int, dict[str, int]]:
    """Instructions in all, and what the process says of its answers."""
    arguments = (subject.application, str(plans), str(person), str(requests))
    done = subprocess.run(
        [*callgrind, sys.executable, "-m", "benchmarks.in_process", *arguments],
        cwd=ROOT,
        env={**subject.site.environment, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = total.search(done.stderr)
    if done.returncode or not found:
        sys.exit(f"{subject.name}: no count.\n{done.stderr}")
    return int(found[1]), json.loads(done.stdout)


if __name__ == "__main__":
    main()
