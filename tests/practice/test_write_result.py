"""What an attempt came to, written once and rebuilt alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.practice.after import (
    best,
    costly,
    explained,
    fair,
    lying,
    make_boiler,
    make_ended,
    make_retry,
    make_wrapped_up,
)
from tests.practice.scripts import make_talk
from trainer.practice import recording, results
from trainer.practice.conversations import conversation_of, values_of_attempt
from trainer.practice.models import Attempt, GuidelineResult
from trainer.practice.results import result_of, write_result

all_noted = "Ortega, a week without heating"


@pytest.fixture
def boiler(db):
    return make_boiler()


@pytest.fixture
def wrapped(maya, boiler):
    """An attempt with its wrap-up: `wrapped(replies=best, notes="Ortega")`."""
    return lambda **how: make_wrapped_up(user=maya, edition=boiler, **how)


def rows(attempt: Attempt) -> dict[str, tuple[int, int, int]]:
    """Its rows by guideline: chances, kept, broken."""
    return {
        row.guideline: (row.opportunities, row.kept, row.broken)
        for row in attempt.guideline_results.all()
    }


@pytest.mark.parametrize(
    ("notes", "aftercare", "worth"),
    [
        (all_noted, ("follow-up",), 100),
        (all_noted, (), 50),
        ("Ortega", ("follow-up",), 75),
        ("", ("follow-up",), 50),
        ("", ("tell-manager",), 0),
    ],
)
def test_it_scores_the_wrap_up_half_by_notes_and_half_by_what_was_done(
    wrapped, notes, aftercare, worth
):
    attempt = wrapped(notes=notes, aftercare=aftercare)
    assert attempt.wrap_up_score == worth


def test_it_scores_what_was_done_alone_where_there_was_nothing_to_note(maya, edition):
    attempt = make_wrapped_up(user=maya, edition=edition, replies=("go-on", "back", "fix"))
    assert attempt.wrap_up_score == 100


def test_it_counts_the_talk_four_fifths_and_the_wrap_up_one(wrapped):
    attempt = wrapped(replies=best, notes="", aftercare=())
    assert (attempt.talk_score, attempt.wrap_up_score, attempt.score) == (100, 0, 80)


def test_it_rounds_only_at_the_end(wrapped):
    attempt = wrapped(replies=("listen", "say-back", "sorry", "fix"), notes="Ortega")
    values, talk = values_of_attempt(attempt), conversation_of(attempt)
    exact = values.score(talk.total)
    assert exact is not None
    once, twice = round(0.8 * exact + 0.2 * 75), round(0.8 * round(exact) + 0.2 * 75)
    assert attempt.score == once != twice


@pytest.mark.parametrize(("mark", "passed"), [(80, True), (81, False)])
def test_it_passes_at_the_mark_by_the_overall_score(maya, db, mark, passed):
    edition = make_talk(slug="marked", more=f"pass_mark: {mark}\n")
    replies = ("go-on", "back", "fix")
    attempt = make_wrapped_up(user=maya, edition=edition, replies=replies, aftercare=())
    assert (attempt.talk_score, attempt.score, attempt.passed) == (100, 80, passed)


def test_it_bars_a_pass_for_a_critical_break_and_leaves_the_number(wrapped):
    attempt = wrapped(replies=lying, notes=all_noted)
    assert attempt.talk_score == explained(attempt).score
    assert attempt.score > script_mark(attempt)
    assert attempt.passed is False


def script_mark(attempt: Attempt) -> int:
    return conversation_of(attempt).script.pass_mark


def test_it_has_a_row_for_each_guideline_that_was_met(wrapped):
    attempt = wrapped(replies=costly)
    assert rows(attempt) == {
        one.guideline.slug: (one.opportunities, one.kept, one.broken)
        for one in explained(attempt).guidelines
    }
    assert rows(attempt)["be-truthful"][2] == 1


def test_it_writes_the_same_again(wrapped):
    attempt = wrapped(replies=costly, notes="Ortega")
    before, numbers = rows(attempt), Attempt.objects.values().get()
    write_result(attempt)
    assert (rows(attempt), Attempt.objects.values().get()) == (before, numbers)


def test_it_rebuilds_what_was_lost(wrapped):
    attempt = wrapped(replies=costly, notes="Ortega")
    before, numbers = rows(attempt), Attempt.objects.values().get()
    GuidelineResult.objects.all().delete()
    Attempt.objects.update(score=None, talk_score=None, wrap_up_score=None, passed=None)
    write_result(Attempt.objects.get())
    assert (rows(attempt), Attempt.objects.values().get()) == (before, numbers)


def test_it_writes_nothing_before_the_wrap_up(maya, boiler):
    attempt = make_ended(user=maya, edition=boiler)
    assert (attempt.score, rows(attempt)) == (None, {})


@pytest.mark.parametrize("number", [1, 3])
def test_it_is_not_touched_by_a_retry(wrapped, number):
    attempt = wrapped(replies=costly)
    before, found = Attempt.objects.values().get(), rows(attempt)
    again = make_retry(of=attempt, number=number)
    for at, reply in enumerate(best[number - 1 :], 1):
        recording.take_turn(again, number=at, reply=reply)
    results.wrap_up(again, aftercare=["follow-up"])
    assert Attempt.objects.values().get(pk=attempt.pk) == before
    assert (rows(attempt), rows(again)) == (found, {})


def test_it_has_no_number_where_every_conversation_scores_the_same(wrapped):
    attempt = wrapped(replies=fair, notes=all_noted)
    values = values_of_attempt(attempt)
    result = result_of(attempt, conversation_of(attempt), replace(values, worst=values.best))
    assert (result.talk, result.overall, result.passed) == (None, None, None)
    assert result.wrap_up == 100


def test_it_counts_the_costs_of_the_start_that_the_attempt_took(wrapped):
    attempt = wrapped(replies=costly)
    losses = values_of_attempt(attempt).losses(conversation_of(attempt))
    assert attempt.talk_score == round(100 - sum(losses))
