"""Out and back, on whichever database the tests run on."""

from __future__ import annotations

import stat
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg.conninfo import conninfo_to_dict

from tests.conftest import make_attempt, make_person
from trainer.accounts.models import User
from trainer.practice.models import Attempt
from trainer.web import copies

pytestmark = pytest.mark.django_db(transaction=True)


def everything() -> dict[str, list[Any]]:
    """All rows of all tables, by table."""
    with connection.cursor() as cursor:
        rows: dict[str, list[Any]] = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows[table] = sorted(map(repr, cursor.fetchall()))
    return rows


def bring_back(file: Path) -> str:
    connection.close()
    out = StringIO()
    call_command("restore", file, "--yes", stdout=out)
    return out.getvalue()


@pytest.fixture
def copy(tmp_path, maya, edition) -> Path:
    """Maya has said two things when it is made."""
    make_attempt(user=maya, edition=edition, replies=("go-on", "back"))
    file: Path = tmp_path / "copy"
    call_command("backup", file, stdout=StringIO())
    return file


def test_it_brings_back_every_row(copy, maya):
    before = everything()
    Attempt.objects.all().delete()
    User.objects.filter(pk=maya.pk).update(name="Somebody else")
    make_person(name="Noah Weber")
    assert everything() != before
    bring_back(copy)
    assert everything() == before


def test_it_takes_out_what_a_newer_release_had_made(copy):
    before = everything()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE of_the_next_release (person bigint REFERENCES accounts_user (id))"
        )
        cursor.execute("ALTER TABLE practice_attempt ADD COLUMN of_the_next_release integer")
    bring_back(copy)
    assert everything() == before


def test_it_goes_on_after_that(copy, maya, edition):
    assert "Now run `manage.py migrate`" in bring_back(copy)
    make_attempt(user=maya, edition=edition, replies=("go-on",))
    assert Attempt.objects.count() == 2


def test_it_is_for_nobody_else(copy):
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert list(copy.parent.iterdir()) == [copy]


def test_it_overwrites_no_copy(copy):
    before = copy.read_bytes()
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", copy)
    assert copy.read_bytes() == before


def test_it_restores_nothing_without_a_yes(copy):
    Attempt.objects.all().delete()
    with pytest.raises(CommandError, match="With --yes all that is in the database now is lost"):
        call_command("restore", copy)
    assert not Attempt.objects.exists()


def damaged(copy: Path) -> Path:
    """The second half of it is gone."""
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    return copy


def something_else(copy: Path) -> Path:
    copy.write_text("Dear diary")
    return copy


@pytest.mark.parametrize("spoil", [damaged, something_else, lambda copy: copy.with_name("none")])
def test_it_changes_nothing_if_the_copy_is_no_good(copy, spoil):
    before = everything()
    with pytest.raises(CommandError):
        bring_back(spoil(copy))
    assert everything() == before


def test_it_says_where_it_cannot_write(tmp_path):
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        call_command("backup", tmp_path / "nowhere" / "copy")


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite needs no programs")
def test_it_says_which_program_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda program: None)
    with pytest.raises(CommandError, match=r"pg_dump is not here\. Install PostgreSQL's client"):
        call_command("backup", tmp_path / "copy")


def test_it_keeps_the_password_off_the_command_line():
    database: Any = SimpleNamespace()
    password = r"a:long\pass word"
    given = {**connection.settings_dict, "PASSWORD": password, "USER": "it's me", "OPTIONS": {}}
    database.settings_dict = given
    with copies._how_to_connect(database) as told:
        assert "pass word" not in told
        passfile = Path(str(conninfo_to_dict(told.removeprefix("--dbname="))["passfile"]))
        assert passfile.read_text() == r"*:*:*:*:a\:long\\pass word" + "\n"
        assert stat.S_IMODE(passfile.stat().st_mode) == 0o600
    assert not passfile.exists()
