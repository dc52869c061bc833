"""What managers and authors read: axe finds nothing, and only tables are wider than the window."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.test_assigning import complaints
from tests.conftest import make_edition, make_person, short_talk, where
from tests.review.assignments import bad_replies, make_assignment
from tests.review.assignments import make_run as make_assigned_run
from tests.review.coaching import broken_at
from tests.review.runs import days_ago, good, make_run, poor
from trainer.accounts.models import Team, User
from trainer.practice.lapsing import give_up
from trainer.practice.models import Attempt
from trainer.practice.recording import begin_assessed
from trainer.review.models import Comment, Dispute, Rating

pytestmark = pytest.mark.browser

long_names = ("Wilhelmina Featherstonehaugh-Okonkwo", "Jo Li", "Konstantinos Papadopoulos")


@pytest.fixture
def run(team, maya, edition) -> Attempt:
    """Maya's, of a team with five people, several runs, an assignment and another edition."""
    assignment = make_assignment(team=team, editions=(edition,))
    for name in long_names:
        team.take_in(make_person(name=name), "member", now=days_ago(40))
    team.memberships.update(joined_at=days_ago(40))
    for replies in (poor, good):
        for person in User.objects.members_of(Team.objects.all()):
            make_run(user=person, edition=edition, replies=replies)
    make_assigned_run(user=maya, assignment=assignment, replies=bad_replies)
    make_edition(text=short_talk.replace("So what now?", "And what now?"))
    return Attempt.objects.filter(user=maya).earliest("pk")


@pytest.fixture
def talked_about(run: Attempt, omar: User) -> Attempt:
    """With comments on both, a rating, a finding that is disputed, and one that was decided."""
    Comment.objects.create(attempt=run, turn=1, words="What else?", author=omar)
    Comment.objects.create(attempt=run, turn=1, words="Listen first.", author=run.user)
    Comment.objects.create(attempt=run, words="Better than last week.", author=omar)
    Rating.objects.create(attempt=run, rater=omar, value=60, words="It was a hard day.")
    for turn in (1, 3):
        slug = broken_at(run, turn)
        Dispute.objects.create(attempt=run, turn=turn, guideline=slug, words="I see it so.")
    aside = Dispute.Decision.SET_ASIDE
    run.disputes.earliest("pk").decide(aside, reason="So do I.", by=omar, now=days_ago(0))
    return run


def of_a_team(run: Attempt, team: Team) -> dict[str, str]:
    """Every page of reports that a manager reads, by name."""
    report, of_maya = reverse("team-report", args=[team.public_id]), [team.public_id, run.user.pk]
    lapsed = begin_assessed(run.user, run.edition, now=days_ago(2))
    give_up(lapsed, now=days_ago(1))
    return {
        "reports": reverse("reports"),
        "team": report,
        "a time without runs": f"{report}?first=2020-01-01&last=2020-01-02",
        "assignments": reverse("team-assignments", args=[team.public_id]),
        "person": reverse("person-report", args=of_maya),
        "evidence": reverse("evidence", args=[*of_maya, broken_at(run, 1)]),
        "scenario": reverse("scenario-figures", args=["short-talk"]) + "?edition=1",
        "scenario unplayed": reverse("scenario-figures", args=["short-talk"]),
        "run": where("run", run),
        "lapsed": where("run", lapsed),
        "comment": reverse("comment", args=[run.public_id, 1]),
        "rate": where("rate", run),
        "decide": reverse("dispute-decide", args=[run.disputes.latest("pk").pk]),
    }


def of_a_trainee(run: Attempt) -> dict[str, str]:
    return {
        "debrief": where("debrief", run),
        "answer": reverse("comment", args=[run.public_id, 1]),
        "change": reverse("comment-edit", args=[run.comments.get(author=run.user).pk]),
        "delete": reverse("comment-delete", args=[run.comments.get(author=run.user).pk]),
        "dispute": reverse("dispute", args=[run.public_id, 2, broken_at(run, 2)]),
    }


def test_a_managers_pages_can_be_used_by_everybody(window, omar, team, talked_about):
    assert complaints(window(omar), of_a_team(talked_about, team)) == {}


def test_a_trainees_pages_can_be_used_by_everybody(window, maya, talked_about):
    assert complaints(window(maya), of_a_trainee(talked_about)) == {}


def test_an_authors_pages_can_be_used_by_everybody(window, ada, run):
    figures = reverse("scenario-figures", args=["short-talk"])
    assert (
        complaints(window(ada), {"reports": "/reports/", "scenario": f"{figures}?edition=1"}) == {}
    )


def test_the_report_of_a_team_says_what_the_team_is_asked(window, omar, team, run):
    page = window(omar)
    page.goto(reverse("team-report", args=[team.public_id]))
    expect(page.get_by_role("link", name="The third call").first).to_be_visible()
    expect(page.get_by_text("3 · Not started")).to_be_visible()
