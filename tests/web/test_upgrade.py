"""From the first release, with data in it, to this one: on a database that is made for it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.db import connection

from tests.architecture.sources import root

name = "steady_first_release"


@pytest.fixture
def empty_database(tmp_path, django_db_setup, django_db_blocker) -> Iterator[str]:
    """The address of a new database, of the kind that the tests run on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'first.sqlite3'}"
        return
    given = connection.settings_dict
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield f"postgres://{given['USER']}@{quote(given['HOST'], safe='')}:{given['PORT']}/{name}"
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_it_brings_everything_along(empty_database, tmp_path):
    settings = {"DEBUG": "1", "DJANGO_SETTINGS_MODULE": "trainer.settings", "PYTHONPATH": "."}
    done = subprocess.run(
        [sys.executable, "tests/web/first_release.py"],
        cwd=root,
        env={**settings, "DATABASE_URL": empty_database, "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "debrief": 200,
        "quoted": True,
        "asked": ["Maya Okafor"],
    }
