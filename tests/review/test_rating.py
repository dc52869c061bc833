"""A manager's own rating: beside the computed score, and never in it."""

from __future__ import annotations

import pytest

from tests.conftest import text_of
from tests.review.coaching import at, debrief, run_page
from trainer.review.models import Rating


def rate(as_person, who, run, **fields):
    return as_person(who).post(at("rate", run), {"value": 80, "words": "Warm.", **fields})


def test_both_stand_beside_each_other(as_person, poor_run, omar):
    rate(as_person, omar, poor_run)
    for html in (debrief(as_person, poor_run), run_page(as_person, omar, poor_run)):
        assert '<b class="number">80</b>' in html
        assert f"Computed: {poor_run.score}. Reports use that one." in html


def test_it_leaves_the_score_alone(as_person, poor_run, omar):
    before = poor_run.score
    rate(as_person, omar, poor_run)
    poor_run.refresh_from_db()
    assert poor_run.score == before


def test_one_can_change_it(as_person, poor_run, omar):
    rate(as_person, omar, poor_run)
    rate(as_person, omar, poor_run, value=60)
    assert Rating.objects.get().value == 60


def test_each_manager_has_one(as_person, poor_run, omar, lena, ruth):
    rate(as_person, omar, poor_run)
    rate(as_person, ruth, poor_run, value=30)
    assert sorted(Rating.objects.values_list("value", flat=True)) == [30, 80]


@pytest.mark.parametrize("value", ["", "101", "-1", "good"])
def test_it_is_from_0_to_100(as_person, poor_run, omar, value):
    answer = rate(as_person, omar, poor_run, value=value)
    assert 'class="errorlist"' in text_of(answer)
    assert not Rating.objects.exists()


@pytest.mark.parametrize("who", ["maya", "lena", "noah", "ada"])
def test_nobody_else_rates(as_person, poor_run, other_team, request, who):
    answer = rate(as_person, request.getfixturevalue(who), poor_run)
    assert (answer.status_code, Rating.objects.count()) == (404, 0)
