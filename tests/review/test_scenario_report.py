"""A scenario reply by reply: first assessed runs alone, of the right people."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scenarios.editions import script_of
from tests.conftest import make_edition, make_person, short_talk, text_of
from tests.review.runs import days_ago, good, make_run, poor, random_replies
from trainer.practice.conversations import conversation_of
from trainer.practice.models import Attempt
from trainer.review.reports.scenario import scenario_report


@pytest.fixture
def report(edition):
    """Of everybody's runs, nothing held back: `report()`."""
    return lambda of=edition, teams=None: scenario_report(of, teams, hides_small=False)


def picked(report) -> Counter[tuple[str, str]]:
    """How often each reply was picked."""
    return Counter(
        {
            (item.node.key, pick.reply.key): pick.picked
            for item in report.items
            for pick in item.picks
            if pick.picked
        }
    )


def naive(runs) -> Counter[tuple[str, str]]:
    return Counter(
        (turn.before.node, turn.reply) for run in runs for turn in conversation_of(run).turns
    )


def test_it_equals_a_recount_of_all_turns(edition, report, db):
    chance = Random(3)
    runs = [
        make_run(
            user=make_person(name=f"Person{number}"),
            edition=edition,
            replies=random_replies(edition, chance),
        )
        for number in range(12)
    ]
    assert picked(report()) == naive(runs)


def test_it_takes_the_first_run_of_each(maya, edition, report):
    first = make_run(user=maya, edition=edition, replies=poor, at=days_ago(3))
    make_run(user=maya, edition=edition, replies=good, at=days_ago(2))
    assert picked(report()) == naive([first])


def test_it_leaves_out_whose_first_run_was_in_another_edition(maya, edition, report):
    make_run(user=maya, edition=edition, at=days_ago(3))
    newer = make_edition(text=short_talk.replace("The third call", "The fourth call"))
    make_run(user=maya, edition=newer, at=days_ago(2))
    assert report(newer).runs == 0


def test_it_leaves_out_practice(maya, edition, report):
    make_run(user=maya, edition=edition, mode=Attempt.Mode.PRACTICE)
    assert report().runs == 0


def test_it_counts_the_teams_own(team, maya, noah, edition, report):
    team.memberships.update(joined_at=days_ago(9))
    mine = make_run(user=maya, edition=edition, replies=good)
    make_run(user=noah, edition=edition, replies=poor)
    assert picked(report(teams=[team])) == naive([mine])


def test_it_counts_those_that_passed(maya, noah, edition, report):
    runs = [
        make_run(user=maya, edition=edition),
        make_run(user=noah, edition=edition, replies=poor),
    ]
    assert report().passed == sum(bool(run.passed) for run in runs)


def test_it_tells_replies_that_nobody_picks(edition, report, db):
    for number in range(8):
        make_run(user=make_person(name=f"Person{number}"), edition=edition)
    texts = {pick.reply.text for item in report().items for pick in item.picks if pick.shunned}
    there = [reply for node in script_of(edition).nodes.values() for reply in node.replies]
    assert texts == {reply.text for reply in there if reply.key not in good}


def test_it_marks_them_on_the_page(as_person, ruth, edition, report):
    for number in range(8):
        make_run(user=make_person(name=f"Person{number}"), edition=edition)
    shunned = [pick for item in report().items for pick in item.picks if pick.shunned]
    page = as_person(ruth).get(reverse("scenario-figures", args=["short-talk"]))
    assert text_of(page).count("Never picked") == len(shunned) > 0


@pytest.mark.parametrize("people", [1, 6])
def test_it_needs_three_statements_however_many_played(edition, report, people):
    for number in range(people):
        make_run(user=make_person(name=f"Person{number}"), edition=edition)
    report()
    with CaptureQueriesContext(connection) as asked:
        report()
    assert len(asked) == 3
