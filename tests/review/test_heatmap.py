"""People by guideline: the figures are those of the turns, of the right runs and nobody else's."""

from __future__ import annotations

from collections import defaultdict
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from scenarios.rulebook import current_rulebook
from tests.conftest import make_edition, short_talk
from tests.review.runs import days_ago, good, make_run, poor, random_replies
from trainer.practice.conversations import conversation_of
from trainer.practice.models import Attempt
from trainer.practice.opportunities import opportunities
from trainer.review.reports.heatmap import Cell, heatmap
from trainer.review.reports.period import Period


@pytest.fixture
def period():
    return Period.of_days(90, today=timezone.localdate())


@pytest.fixture
def shown(team, period):
    """The cells of the report: by person and guideline."""
    return lambda of=team: heatmap(of, period, current_rulebook()).cells


def joined_long_ago(team):
    team.memberships.update(joined_at=days_ago(400))


def naive(runs) -> dict[tuple[int, str], Cell]:
    """Worked out anew from the turns, run by run, with nothing that was stored."""
    found: dict[tuple[int, str], Cell] = defaultdict(Cell)
    for run in runs:
        for one in opportunities(conversation_of(run)):
            key = run.user_id, one.guideline.slug
            found[key] += Cell(one.opportunities, one.kept, one.broken)
    return dict(found)


def test_it_equals_a_recount_of_all_turns(team, maya, omar, edition, shown):
    joined_long_ago(team)
    team.take_in(omar, "member", now=days_ago(400))
    chance = Random(7)
    other = make_edition(text=short_talk.replace("short-talk", "other-talk"))
    runs = [
        make_run(
            user=chance.choice([maya, omar]),
            edition=one,
            replies=random_replies(one, chance),
            at=days_ago(chance.uniform(1, 80)),
        )
        for one in [edition, other] * 12
    ]
    assert shown() == naive(runs)


@pytest.mark.parametrize("days", [91, 200])
def test_it_leaves_out_what_is_older(team, maya, edition, shown, days):
    joined_long_ago(team)
    make_run(user=maya, edition=edition, at=days_ago(days))
    assert shown() == {}


def test_it_leaves_out_practice(team, maya, edition, shown):
    joined_long_ago(team)
    make_run(user=maya, edition=edition, mode=Attempt.Mode.PRACTICE)
    assert shown() == {}


def test_it_leaves_out_what_was_played_before_they_joined(team, maya, edition, shown):
    team.memberships.update(joined_at=days_ago(2))
    make_run(user=maya, edition=edition, at=days_ago(3))
    assert shown() == {}


def test_it_keeps_what_was_played_before_they_left(team, maya, edition, shown):
    joined_long_ago(team)
    make_run(user=maya, edition=edition, at=days_ago(3))
    team.memberships.get(person=maya).leave(days_ago(2))
    assert shown() != {}


def test_it_leaves_out_what_was_played_after_they_left(team, maya, edition, shown):
    joined_long_ago(team)
    team.memberships.get(person=maya).leave(days_ago(4))
    make_run(user=maya, edition=edition, at=days_ago(3))
    assert shown() == {}


def test_it_counts_once_whoever_came_back(team, maya, edition, shown):
    team.memberships.update(joined_at=days_ago(50), left_at=days_ago(40))
    team.take_in(maya, "member", now=days_ago(30))
    run = make_run(user=maya, edition=edition, at=days_ago(3))
    assert shown() == naive([run])


def test_it_counts_in_every_team_they_are_in(team, other_team, maya, edition, shown):
    joined_long_ago(team)
    other_team.take_in(maya, "member", now=days_ago(10))
    make_run(user=maya, edition=edition)
    assert shown(other_team) == shown(team) != {}


def test_it_says_what_nobody_was_tested_on(team, maya, edition, period):
    joined_long_ago(team)
    make_run(user=maya, edition=edition)
    report = heatmap(team, period, current_rulebook())
    untested = {one.slug for one in report.untested}
    assert untested.isdisjoint(row.guideline.slug for row in report.rows)
    assert "warn-twice" in untested


def test_it_shows_those_who_have_not_played(team, maya, period):
    assert [one.user for one in heatmap(team, period, current_rulebook()).people] == [maya]


def test_it_needs_two_statements(team, maya, omar, edition, period):
    joined_long_ago(team)
    for replies in (good, poor):
        make_run(user=maya, edition=edition, replies=replies)
    rulebook = current_rulebook()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        heatmap(team, period, rulebook)
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("cell", "step"),
    [(Cell(4, 4, 0), 4), (Cell(4, 0, 0), 0), (Cell(4, 2, 0), 2), (Cell(2, 2, 2), 2), (Cell(), 0)],
)
def test_it_has_a_colour_by_what_was_kept(cell, step):
    assert cell.step == step


@pytest.mark.parametrize(("cell", "percent"), [(Cell(8, 2, 0), 25), (Cell(7, 7, 0), None)])
def test_it_says_percent_from_eight_chances_on(cell, percent):
    assert cell.percent == percent
