"""Real servers on databases of their own, and players who come from `benchmarks/`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from benchmarks.players import Trainee
from benchmarks.postgres import Postgres, postgres
from benchmarks.served import Server, Site, on_postgres, on_sqlite
from benchmarks.trials import Place, scenarios
from tools.with_postgres import NoServer

here = Path(__file__).parent
only_linux = pytest.mark.skipif(sys.platform != "linux", reason="what breaks things is Linux's")
dying = {"DJANGO_SETTINGS_MODULE": "tests.faults.dying_settings"}


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker("faults")
            item.add_marker(only_linux)


@pytest.fixture(scope="session")
def sqlite_site(tmp_path_factory) -> Site:
    """On SQLite, with two scenarios published."""
    site = Site(tmp_path_factory.mktemp("site"), more=dying)
    site.prepare(*scenarios)
    return site


@pytest.fixture(scope="session")
def database() -> Iterator[Postgres]:
    """A PostgreSQL that may be stopped."""
    with ExitStack() as stack:
        try:
            running = stack.enter_context(postgres())
        except NoServer as error:
            if os.environ.get("POSTGRES_TESTS") == "required":
                raise
            pytest.skip(str(error))
        yield running


@pytest.fixture(scope="session")
def postgres_site(tmp_path_factory, database) -> Site:
    """On PostgreSQL, likewise."""
    site = Site(tmp_path_factory.mktemp("site"), database.url, more=dying)
    site.prepare(*scenarios)
    return site


@contextmanager
def opened(site: Site, *launch: str) -> Iterator[Place]:
    """Two servers with a worker each."""
    usual = on_postgres if site.database_url else on_sqlite
    options = [*usual, "-w", "1"]
    with Server(site, options, launch=launch) as one, Server(site, options, launch=launch) as other:
        yield Place(site, [one, other], site.people(120))


@pytest.fixture(scope="session")
def place_on_sqlite(sqlite_site) -> Iterator[Place]:
    """Root minds there what a file permits."""
    with opened(sqlite_site, "--like-anybody") as found:
        yield found


@pytest.fixture(scope="session")
def place_on_postgres(postgres_site) -> Iterator[Place]:
    with opened(postgres_site) as found:
        yield found


@pytest.fixture(params=["sqlite", "postgres"])
def place(request) -> Place:
    """Two application servers on one database."""
    found: Place = request.getfixturevalue(f"place_on_{request.param}")
    return found


@pytest.fixture
def trainee(place) -> Iterator[Trainee]:
    """Maya at both servers by turns."""
    [maya] = place.trainees(1)
    yield maya
    maya.browser.close()


@pytest.fixture
def stored(place, trainee) -> Callable[[], list[str]]:
    """The replies of Maya's only attempt, which replays."""

    def replies() -> list[str]:
        [attempt] = place.site.recorded([trainee.person])
        assert not attempt["wrong"]
        return [reply for _, reply in attempt["turns"]]

    return replies
