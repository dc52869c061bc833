"""The pages of reports: who may read which, and where each figure leads."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import text_of
from tests.review.runs import days_ago, make_run, poor

most = 12  # statements a page


@pytest.fixture
def run(team, maya, edition):
    """Maya's, of yesterday."""
    team.memberships.update(joined_at=days_ago(30))
    return make_run(user=maya, edition=edition, replies=poor)


@pytest.fixture
def pages(team, maya, run):
    """Every page of reports on the team."""
    shown = run.guideline_results.order_by("guideline")[0]
    return {
        "team": reverse("team-report", args=[team.public_id]),
        "asked": reverse("team-assignments", args=[team.public_id]),
        "person": reverse("person-report", args=[team.public_id, maya.pk]),
        "evidence": reverse("evidence", args=[team.public_id, maya.pk, shown.guideline]),
        "runs": reverse("export-runs", args=[team.public_id]),
        "turns": reverse("export-turns", args=[team.public_id]),
        "run": reverse("run", args=[run.public_id]),
    }


@pytest.fixture(params=["lena", "noah", "ada"])
def stranger(request, other_team):
    """Another team's manager, somebody in it, an author."""
    return request.getfixturevalue(request.param)


every_page = pytest.mark.parametrize(
    "which", ["team", "asked", "person", "evidence", "runs", "turns", "run"]
)


@every_page
def test_it_opens_to_their_manager(pages, which, as_person, omar):
    assert as_person(omar).get(pages[which]).status_code == 200


@every_page
def test_it_opens_to_administrators(pages, which, as_person, ruth):
    assert as_person(ruth).get(pages[which]).status_code == 200


@every_page
def test_it_is_not_there_for_others(pages, which, stranger, as_person):
    assert as_person(stranger).get(pages[which]).status_code == 404


@every_page
def test_it_asks_strangers_to_sign_in(pages, which, client):
    assert client.get(pages[which]).status_code == 302


@pytest.mark.parametrize("which", ["team", "asked", "person", "evidence", "runs", "turns"])
def test_it_is_not_there_for_those_it_is_about(pages, which, as_person, maya):
    assert as_person(maya).get(pages[which]).status_code == 404


def test_it_leads_trainees_to_their_own_debrief(pages, run, as_person, maya):
    answer = as_person(maya).get(pages["run"])
    assert answer["Location"] == reverse("debrief", args=[run.public_id])


@pytest.mark.parametrize("which", ["team", "asked", "person", "evidence", "run"])
def test_it_needs_few_statements(pages, which, as_person, omar):
    client = as_person(omar)
    client.get(pages[which])
    with CaptureQueriesContext(connection) as asked:
        client.get(pages[which])
    assert len(asked) <= most


def test_it_leads_from_a_figure_to_its_runs(pages, run, as_person, omar):
    client = as_person(omar)
    assert pages["evidence"].rsplit("/", 2)[0] in text_of(client.get(pages["team"]))
    assert pages["run"] in text_of(client.get(pages["evidence"]))


def test_it_leads_back_from_a_run_to_who_made_it(pages, as_person, omar):
    html = text_of(as_person(omar).get(pages["run"]))
    assert f'href="{pages["person"]}"' in html
    assert f'href="{pages["team"]}"' in html


def test_it_leads_back_to_no_team_of_others(pages, other_team, maya, as_person, omar):
    other_team.take_in(maya, "member", now=days_ago(30))
    assert "Front desk" not in text_of(as_person(omar).get(pages["run"]))


def test_it_is_empty_for_a_time_without_runs(pages, as_person, omar):
    html = text_of(
        as_person(omar).get(pages["team"], {"first": "2020-01-01", "last": "2020-02-01"})
    )
    assert "Nothing was assessed in this time" in html
    assert "Maya Okafor" in html


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"first": "2026-02-02", "last": "2026-02-01"}, "The last day comes before the first"),
        ({"first": "yesterday"}, "Enter a valid date."),
    ],
)
def test_it_says_what_is_wrong_with_a_time(pages, as_person, omar, asked, words):
    assert words in text_of(as_person(omar).get(pages["team"], asked))


def test_it_lists_the_teams_one_manages(team, other_team, as_person, omar):
    html = text_of(as_person(omar).get(reverse("reports")))
    assert "Service line" in html
    assert "Front desk" not in html


def test_it_lists_scenarios_to_authors(as_person, ada, edition):
    html = text_of(as_person(ada).get(reverse("reports")))
    assert "The third call" in html


@pytest.mark.parametrize("name", ["reports", "scenario-figures"])
def test_it_is_not_there_for_trainees(name, as_person, maya, edition):
    args = ["short-talk"] if name == "scenario-figures" else []
    assert as_person(maya).get(reverse(name, args=args)).status_code == 404


def test_it_holds_small_numbers_back_from_authors(as_person, ada, run):
    html = text_of(as_person(ada).get(reverse("scenario-figures", args=["short-talk"])))
    assert "not shown" in html
    assert "Fewer than five are not shown" in html


def test_it_shows_managers_every_number(as_person, omar, run):
    html = text_of(as_person(omar).get(reverse("scenario-figures", args=["short-talk"])))
    assert "not shown" not in html


def test_it_offers_a_manager_no_retry(pages, as_person, omar):
    assert "Try again from here" not in text_of(as_person(omar).get(pages["run"]))


def test_the_labels_of_its_days_have_no_colon(as_person, team, omar):
    page = reverse("team-report", args=[team.public_id])
    assert ">From</label>" in text_of(as_person(omar).get(page))
