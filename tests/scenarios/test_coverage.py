"""Which scenarios test which guidelines: worked out, told by the command."""

from __future__ import annotations

import json

import pytest
from django.utils import timezone

from scenarios.coverage import Coverage, Row, coverage, in_database, in_files
from scenarios.editions import script_of
from scenarios.exchange.files import library
from scenarios.exchange.rows import store_scenario
from scenarios.models import Scenario
from tests.conftest import make_edition, read_document, short_talk
from tests.scenarios.files import file_of, run
from tests.scenarios.house import make_guideline, make_move, make_rule
from trainer.guidance.loading import shipped_rulebook

callback = short_talk.replace(
    "start: opening", "follows: other\nstart: [{node: plan, when: {after: [lie]}}, {node: opening}]"
)


def covered() -> Coverage:
    return coverage(in_database(), shipped_rulebook())


def row(found: Coverage, slug: str) -> Row:
    return next(one for one in found.rows if one.guideline.slug == slug)


# --- What is counted -----------------------------------------------------------------------------


def test_it_says_how_often_each_can_be_kept_and_broken(db):
    make_edition()
    (cell,) = row(covered(), "no-calm-down").cells
    assert (cell.kept, cell.broken) == ("never", "always")
    (cell,) = row(covered(), "restate").cells
    assert (cell.kept, cell.broken) == ("sometimes", "never")


def test_it_counts_the_scenarios(db):
    make_edition()
    make_edition(text=short_talk.replace("short-talk", "another"))
    found = row(covered(), "restate")
    assert (found.kept_in, found.broken_in) == (2, 0)


def test_it_calls_untested_what_cannot_be_kept_or_cannot_be_broken(db):
    make_edition()
    slugs = {one.slug for one in covered().untested}
    assert {"restate", "compensate"} <= slugs  # the one can be kept there, the other is not at all


def test_it_demands_nothing_that_no_rule_says(db):
    make_edition()
    assert "no-calm-down" not in {one.slug for one in covered().untested}


def test_it_leaves_out_what_is_not_scored():
    found = coverage([], shipped_rulebook())
    assert {one.guideline.scored for one in found.rows} == {True}


def test_it_takes_all_starts_together(db):
    make_edition(text=callback)
    (cell,) = row(covered(), "no-calm-down").cells
    assert cell.broken == "sometimes"  # never from the second start on


# --- Where it comes from -------------------------------------------------------------------------


def test_it_reads_editions_and_drafts_that_were_never_published(db):
    make_edition()
    store_scenario(read_document(short_talk.replace("short-talk", "a-draft")))
    assert [(one.slug, one.source) for one in in_database()] == [
        ("short-talk", "edition 1"),
        ("a-draft", "draft"),
    ]


def test_it_has_the_chances_of_a_draft(db):
    store_scenario(read_document())
    assert row(covered(), "restate").kept_in == 1


def test_it_bears_a_draft_that_cannot_be_read(db):
    store_scenario(read_document())
    Scenario.objects.update(starts=[{"nowhere": "at all"}])
    assert [one.source for one in in_database()] == ["draft, cannot be read"]


def test_it_leaves_out_what_is_archived(db):
    make_edition()
    Scenario.objects.update(archived_at=timezone.now())
    assert list(in_database()) == []


def test_it_asks_the_database_as_often_for_two_as_for_one(db, django_assert_num_queries):
    make_edition()
    make_edition(text=short_talk.replace("short-talk", "another"))
    with django_assert_num_queries(2):
        list(in_database())


def test_it_counts_guidelines_of_the_house(db):
    make_move()
    make_rule(make_guideline())
    made = make_edition(text=short_talk.replace("moves: [solve]", "moves: [solve, call-back]"))
    found = coverage(in_database(), script_of(made).rulebook)
    assert row(found, "offer-call-back").kept_in == 1


# --- The command ---------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path):
    return file_of(tmp_path, short_talk)


def test_it_tells_of_files_without_a_database(capsys, path, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        ran = run(capsys, "coverage", path)
    assert "Say it back " in ran.out
    assert "Not tested in full by any scenario: " in ran.out


def test_it_prints_json_and_json_alone(capsys, path):
    told = json.loads(run(capsys, "coverage", path, "--json").out)
    found = next(one for one in told["guidelines"] if one["guideline"] == "restate")
    assert (found["kept_in"], found["broken_in"]) == (1, 0)
    assert found["scenarios"] == {"short-talk": {"kept": "sometimes", "broken": "never"}}


def test_it_tells_of_the_database(capsys, db):
    make_edition()
    told = json.loads(run(capsys, "coverage", "--json").out)
    assert [one["source"] for one in told["scenarios"]] == ["edition 1"]


def test_it_refuses_what_is_no_script(capsys, tmp_path):
    ran = run(capsys, "coverage", file_of(tmp_path, "scenario: x"))
    assert ran.code == 2


# --- The library ---------------------------------------------------------------------------------

# In how many shipped scenarios every scored guideline can be kept, and broken, where its rules
# say so at all.
required = 3


def test_the_library_tests_every_guideline_often_enough():
    found = coverage(in_files(sorted(library.glob("*.yaml"))), shipped_rulebook())
    counts = {
        (one.guideline.slug, verdict): {"kept": one.kept_in, "broken": one.broken_in}[verdict]
        for one in found.rows
        for verdict in one.demanded
    }
    assert {what: count for what, count in counts.items() if count < required} == {}
