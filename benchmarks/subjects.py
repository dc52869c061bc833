"""What is compared: a turn of ours, and a request to a project that does nothing but the least.

The least is what any Django view behind a sign-in does: session, person, CSRF, one read, one
insert, a fragment of two kilobytes. It stands on the same database with the same settings.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks import plans
from benchmarks.plans import Plan
from benchmarks.postgres import postgres
from benchmarks.served import Site

databases = ("SQLite", "PostgreSQL")


class Subject(NamedTuple):
    name: str
    site: Site
    application: str
    path: str  # answers 200 once requests can be served

    def plans(self, people: int, each: int) -> list[Plan]:
        """So many requests for each of so many people."""
        asked = ("-m", "benchmarks.plans", self.name, str(people), str(each))
        return plans.read(self.site.run(*asked))

    def write_plans(self, people: int, each: int) -> Path:
        """The same in a file."""
        path = self.site.folder / "plans.json"
        path.write_text(json.dumps(self.plans(people, each)))
        return path


@contextmanager
def subjects(database: str) -> Iterator[tuple[Subject, Subject]]:
    """Ours and the bare one, ready to be served, on databases that are gone afterwards."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="steady-bench-")))
        urls = {"ours": "", "bare": ""}
        if database == "PostgreSQL":
            running = stack.enter_context(postgres())
            for name in urls:
                running.ask(f"CREATE DATABASE {name}")
                urls[name] = f"{running.url.rpartition('/')[0]}/{name}"
        for name in urls:
            (folder / name).mkdir()
        yield ours(folder / "ours", urls["ours"]), bare(folder / "bare", urls["bare"])


def ours(folder: Path, database_url: str) -> Subject:
    site = Site(folder, database_url)
    site.prepare(plans.scenario)
    return Subject("ours", site, "trainer.wsgi", "/ready/")


def bare(folder: Path, database_url: str) -> Subject:
    site = Site(folder, database_url, {"DJANGO_SETTINGS_MODULE": "benchmarks.bare.settings"})
    for more in ((), ("--run-syncdb",)):  # its own table points at Django's: those come first
        site.run("manage.py", "migrate", "--verbosity=0", *more)
    return Subject("bare", site, "benchmarks.bare.wsgi", "/")
