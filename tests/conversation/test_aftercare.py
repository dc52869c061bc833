"""What is right after a conversation, by how it ended, and how it counts."""

from __future__ import annotations

from collections.abc import Set
from itertools import chain, combinations

import pytest

from trainer.conversation.aftercare import (
    aftercare_score,
    deeds,
    due,
    overall_score,
    wrap_up_score,
)
from trainer.guidance.loading import shipped_rulebook

solved = ("resolved", "agreed", "handed-over")
ended = ("ended-fairly", "cut-off")
nothing_left = ("walked-out", "unresolved")
whole_report = {"tell-manager", "say-what-was-said", "say-which-warnings"}
everything = [
    frozenset(some)
    for some in chain.from_iterable(combinations(deeds, size) for size in range(len(deeds) + 1))
]


def test_it_knows_what_is_due_after_every_outcome():
    assert due.keys() == shipped_rulebook().outcomes.keys() == {*solved, *ended, *nothing_left}


@pytest.mark.parametrize("outcome", solved)
def test_it_asks_to_follow_up_on_a_solution(outcome):
    assert aftercare_score(outcome, {"follow-up"}) == 100
    assert aftercare_score(outcome, frozenset()) == 0


@pytest.mark.parametrize("outcome", solved)
def test_it_minds_no_word_to_the_manager_after_a_solution(outcome):
    assert aftercare_score(outcome, {"follow-up", *whole_report}) == 100
    assert aftercare_score(outcome, whole_report) == 0


@pytest.mark.parametrize("outcome", ended)
@pytest.mark.parametrize(
    ("done", "worth"),
    [
        (whole_report, 100),
        ({"tell-manager", "say-what-was-said"}, 100 * 2 / 3),
        ({"tell-manager"}, 100 / 3),
        (frozenset(), 0),
    ],
)
def test_it_asks_for_a_whole_report_where_the_trainee_ended_it(outcome, done: Set[str], worth):
    assert aftercare_score(outcome, done) == pytest.approx(worth)


@pytest.mark.parametrize("outcome", [*ended, *nothing_left])
def test_it_gives_nothing_for_a_call_where_the_next_move_is_the_customers(outcome):
    assert aftercare_score(outcome, {"follow-up", *whole_report}) == 0


@pytest.mark.parametrize("outcome", nothing_left)
@pytest.mark.parametrize("done", [frozenset(), {"tell-manager"}, whole_report])
def test_it_takes_nothing_and_telling_the_manager_as_right_where_the_customer_left(outcome, done):
    assert aftercare_score(outcome, done) == 100


@pytest.mark.parametrize("outcome", due)
def test_it_can_always_be_done_entirely_right_and_is_never_beyond_the_scale(outcome):
    scores = [aftercare_score(outcome, done) for done in everything]
    assert max(scores) == 100
    assert min(scores) == 0


def test_it_is_half_notes_and_half_aftercare():
    assert wrap_up_score(50, 100) == 75
    assert wrap_up_score(100, 0) == 50


def test_it_is_aftercare_alone_where_there_was_nothing_to_note():
    assert wrap_up_score(None, 100) == 100


@pytest.mark.parametrize(("talk", "wrap_up", "whole"), [(100, 0, 80), (0, 100, 20), (50, 50, 50)])
def test_it_counts_the_talk_four_fifths_and_the_wrap_up_one(talk, wrap_up, whole):
    assert overall_score(talk, wrap_up) == pytest.approx(whole)
