"""A trainee disputes a finding; a manager decides; both values stay visible."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.conftest import text_of
from tests.practice.after import lying, make_boiler
from tests.review.coaching import at, broken_at, debrief, decide, dispute, run_page
from tests.review.runs import days_ago, make_run
from trainer.conversation.scoring import rounded
from trainer.practice.conversations import conversation_of, values_of_attempt
from trainer.review.coaching import coaching_of, result_without
from trainer.review.models import Dispute

set_aside, stands = Dispute.Decision.SET_ASIDE, Dispute.Decision.STANDS


def test_it_waits_for_a_manager(as_person, poor_run, omar):
    answer = dispute(as_person, poor_run, words="She had not even begun.")
    assert answer.url == f"{at('debrief', poor_run)}#turn-1"
    assert "Nothing is decided yet." in debrief(as_person, poor_run)
    assert "She had not even begun." in run_page(as_person, omar, poor_run)
    assert "in 1 run" in text_of(as_person(omar).get("/"))


def test_it_can_be_taken_back_until_it_is_decided(as_person, poor_run, maya, omar):
    dispute(as_person, poor_run)
    address = reverse("dispute-withdraw", args=[Dispute.objects.get().pk])
    decide(as_person, omar, poor_run, stands)
    assert as_person(maya).post(address).status_code == 404
    Dispute.objects.update(decision="", decided_at=None)
    as_person(maya).post(address)
    assert not Dispute.objects.exists()


def test_a_second_time_changes_nothing(as_person, poor_run):
    dispute(as_person, poor_run, words="First.")
    dispute(as_person, poor_run, words="Second.")
    assert Dispute.objects.get().words == "First."


@pytest.mark.parametrize(("turn", "guideline"), [(1, "hear-out"), (9, "stay-calm"), (0, "x")])
def test_only_what_was_broken_is_disputed(as_person, poor_run, turn, guideline):
    answer = dispute(as_person, poor_run, turn=turn, guideline=guideline)
    assert (answer.status_code, Dispute.objects.count()) == (404, 0)


def test_setting_aside_shows_both_values(as_person, poor_run, omar):
    dispute(as_person, poor_run)
    decide(as_person, omar, poor_run, set_aside, reason="The line is unclear.")
    without = coaching_of(poor_run, omar).without
    assert without
    for html in (debrief(as_person, poor_run), run_page(as_person, omar, poor_run)):
        assert (
            f"comes to <b>{without.overall}</b>; computed with it, to <b>{poor_run.score}</b>"
            in html
        )
        assert "The line is unclear." in html


def test_it_changes_no_figure(as_person, poor_run, omar):
    before = (poor_run.score, poor_run.passed, poor_run.guideline_results.count())
    dispute(as_person, poor_run)
    decide(as_person, omar, poor_run, set_aside)
    poor_run.refresh_from_db()
    assert (poor_run.score, poor_run.passed, poor_run.guideline_results.count()) == before


def test_without_it_the_points_come_back(as_person, poor_run):
    dispute(as_person, poor_run)
    talk, values = conversation_of(poor_run), values_of_attempt(poor_run)
    slug = broken_at(poor_run, 1)
    lost = sum(
        one.points
        for one in talk.turns[0].findings
        if one.guideline == slug and one.verdict == "broken"
    )
    without = result_without(poor_run, talk, Dispute.objects.all())
    assert without.talk == rounded(values, talk.total - lost)
    assert lost < 0


def test_without_a_critical_finding_it_may_pass(team, maya):
    team.memberships.update(joined_at=days_ago(30))
    run = make_run(user=maya, edition=make_boiler(), replies=lying)
    assert conversation_of(run).critical
    row = Dispute(attempt=run, turn=2, guideline=conversation_of(run).critical[0])
    assert (run.passed, result_without(run, conversation_of(run), [row]).passed) == (False, True)


def test_that_it_stands_is_said_with_the_reason(as_person, poor_run, maya, omar):
    dispute(as_person, poor_run)
    decide(as_person, omar, poor_run, stands, reason="It was too early.")
    assert "Something was said" in text_of(as_person(maya).get("/"))
    html = debrief(as_person, poor_run)
    assert "The finding stands" in html
    assert "It was too early." in html


@pytest.mark.parametrize(("decision", "reason"), [("", "Hm."), ("stands", ""), ("maybe", "Hm.")])
def test_a_decision_needs_a_reason(as_person, poor_run, omar, decision, reason):
    dispute(as_person, poor_run)
    answer = decide(as_person, omar, poor_run, decision, reason=reason)
    assert 'class="errorlist"' in text_of(answer)
    assert Dispute.objects.get().decision == ""


@pytest.mark.parametrize("who", ["maya", "lena", "noah", "ada"])
def test_nobody_else_decides(as_person, poor_run, other_team, request, who):
    dispute(as_person, poor_run)
    answer = decide(as_person, request.getfixturevalue(who), poor_run, stands)
    assert (answer.status_code, Dispute.objects.get().decision) == (404, "")


def test_nobody_decides_about_their_own(as_person, edition, omar, team):
    team.take_in(omar, "member", now=days_ago(30))
    run = make_run(user=omar, edition=edition, replies=("calm", "sorry", "no"))
    dispute(as_person, run)
    assert decide(as_person, omar, run, set_aside).status_code == 404
