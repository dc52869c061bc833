from __future__ import annotations

import pytest
from django.core.checks import run_checks
from django.db import DatabaseError

from scenarios import checks
from scenarios.models import GuidelineChange


def said() -> list[str]:
    found = run_checks(databases=["default"])
    return [one.msg for one in found if one.id == "scenarios.W001"]


def test_it_is_quiet_while_the_house_rules_hold(db):
    GuidelineChange.objects.create(guideline="hear-out", weight=1)
    assert said() == []


def test_it_names_what_the_catalogue_has_lost(db):
    GuidelineChange.objects.create(guideline="hear-them", weight=1)
    (found,) = said()
    assert "the catalogue of this release has no guideline 'hear-them'" in found


def test_it_asks_no_database_where_none_is_to_be_asked(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert checks.house_rules_hold() == []


def test_it_waits_for_the_tables(monkeypatch):
    def no_table() -> None:
        raise DatabaseError

    monkeypatch.setattr(checks, "current_books", no_table)
    assert checks.house_rules_hold(databases=["default"]) == []


@pytest.mark.parametrize("database", ["other", ""])
def test_it_looks_into_its_own_database_only(database):
    assert checks.house_rules_hold(databases=[database]) == []
