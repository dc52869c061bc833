"""From the first score to the best, by person and scenario."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.review.runs import days_ago, good, make_run, poor
from trainer.review.reports.improvement import improvements
from trainer.review.reports.period import Period


@pytest.fixture
def shown(team):
    team.memberships.update(joined_at=days_ago(300))
    return lambda: improvements(team, Period.of_days(90, today=timezone.localdate()))


def test_it_tells_the_first_and_the_best(shown, maya, edition):
    first = make_run(user=maya, edition=edition, replies=poor, at=days_ago(5))
    best = make_run(user=maya, edition=edition, replies=good, at=days_ago(4))
    make_run(user=maya, edition=edition, replies=poor, at=days_ago(3))
    found = shown()[0]
    assert (found.times, found.first, found.best) == (3, first.score, best.score)
    assert found.gained == (best.score or 0) - (first.score or 0) > 0


def test_it_has_a_line_for_each_person(shown, team, maya, omar, edition):
    team.take_in(omar, "member", now=days_ago(30))
    for person in (maya, omar):
        make_run(user=person, edition=edition)
    assert [one.name for one in shown()] == ["Maya Okafor", "Omar Haddad"]


def test_it_leaves_out_what_is_older_than_the_time_asked_for(shown, maya, edition):
    make_run(user=maya, edition=edition, at=days_ago(95))
    assert shown() == []
