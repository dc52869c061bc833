"""Real servers on databases of their own, and players who come from `benchmarks/`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from benchmarks.postgres import Postgres, postgres
from benchmarks.served import Server, Site
from benchmarks.trials import scenarios
from tools.with_postgres import NoServer

here = Path(__file__).parent


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker("faults")


@pytest.fixture(scope="module")
def sqlite_site(tmp_path_factory) -> Site:
    """On SQLite, with two scenarios published."""
    site = Site(tmp_path_factory.mktemp("site"))
    site.prepare(*scenarios)
    return site


@pytest.fixture(scope="module")
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


@pytest.fixture(scope="module")
def postgres_site(tmp_path_factory, database) -> Site:
    """On PostgreSQL, likewise."""
    site = Site(tmp_path_factory.mktemp("site"), database.url)
    site.prepare(*scenarios)
    return site


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def site(request) -> Site:
    found: Site = request.getfixturevalue(f"{request.param}_site")
    return found


@pytest.fixture(scope="module")
def servers(site) -> Iterator[list[Server]]:
    """Two of them on one database."""
    with Server(site) as one, Server(site) as other:
        yield [one, other]
