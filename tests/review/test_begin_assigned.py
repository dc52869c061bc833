from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from scenarios.models import Scenario
from tests.conftest import make_attempt, make_edition, make_team, short_talk, text_of, where
from tests.practice.assessed import make_assessed
from tests.practice.scripts import make_talk
from tests.review.assignments import bad_replies, make_assignment, make_run
from trainer.practice.models import Attempt
from trainer.review.models import AssignedRun


def address(assignment, slug: str = "short-talk") -> str:
    public_id = getattr(assignment, "public_id", assignment)
    return reverse("begin-assigned", args=[public_id, slug])


def begin(as_person, person, assignment, **how):
    return as_person(person).post(address(assignment, **how))


def test_it_begins_an_assessed_run_for_the_assignment(as_person, maya, assignment):
    answer = begin(as_person, maya, assignment)
    run = AssignedRun.objects.get()
    assert (run.assignment, run.attempt.user, run.attempt.mode) == (assignment, maya, "assessed")
    assert answer.url == where("conversation", run.attempt)


def test_it_begins_one_when_clicked_twice(as_person, maya, assignment):
    begin(as_person, maya, assignment)
    begin(as_person, maya, assignment)
    assert AssignedRun.objects.count() == 1


@pytest.mark.parametrize(("mark", "held_to"), [(None, 75), (0, 0), (90, 90)])
def test_it_is_held_to_the_mark_of_the_assignment(maya, team, edition, mark, held_to):
    assignment = make_assignment(team=team, editions=(edition,), pass_mark=mark)
    assert make_run(user=maya, assignment=assignment).pass_mark == held_to


def test_it_plays_the_newest_edition(as_person, maya, assignment):
    newer = make_edition(text=short_talk.replace("third", "fourth"))
    begin(as_person, maya, assignment)
    assert Attempt.objects.get().edition == newer


def test_who_is_in_the_middle_stays_in_their_edition(as_person, maya, assignment, edition):
    begin(as_person, maya, assignment)
    make_edition(text=short_talk.replace("third", "fourth"))
    begin(as_person, maya, assignment)
    assert Attempt.objects.get().edition == edition


def test_an_archived_scenario_can_still_be_begun(as_person, maya, assignment):
    Scenario.objects.update(archived_at=timezone.now())
    assert begin(as_person, maya, assignment).status_code == 302
    assert AssignedRun.objects.exists()


def test_it_is_open_after_the_due_date(as_person, maya, team, edition):
    late = make_assignment(team=team, editions=(edition,), due_at=timezone.now())
    begin(as_person, maya, late)
    assert AssignedRun.objects.exists()


@pytest.mark.parametrize("replies", [bad_replies, ("go-on", "back", "fix")])
def test_it_begins_nothing_when_nothing_is_left(as_person, maya, team, edition, replies):
    assignment = make_assignment(team=team, editions=(edition,), attempts_allowed=1)
    make_run(user=maya, assignment=assignment, replies=replies)
    answer = as_person(maya).post(address(assignment), follow=True)
    assert "There is nothing left to do there" in text_of(answer)
    assert AssignedRun.objects.count() == 1


def test_an_open_run_of_ones_own_is_carried_on_and_does_not_count(as_person, maya, assignment):
    """It was begun under other terms than these."""
    edition = assignment.scenarios.get().editions.get()
    own = make_assessed(user=maya, edition=edition)
    answer = begin(as_person, maya, assignment)
    assert answer.url == where("conversation", own)
    assert not AssignedRun.objects.exists()


def test_practice_does_not_count(maya, assignment):
    edition = assignment.scenarios.get().editions.get()
    make_attempt(user=maya, edition=edition, replies=("go-on", "back", "fix"))
    assert not AssignedRun.objects.exists()


@pytest.mark.parametrize("who", ["omar", "lena", "noah", "ada", "ruth"])
def test_it_is_not_there_for_those_who_were_not_asked(as_person, request, assignment, who):
    request.getfixturevalue("other_team")
    person = request.getfixturevalue(who)
    assert begin(as_person, person, assignment).status_code == 404


def test_it_is_not_there_for_a_member_who_was_not_named(as_person, maya, noah, edition):
    team = make_team(name="Night shift", members=(maya, noah))
    assignment = make_assignment(team=team, editions=(edition,), people=(noah,))
    assert begin(as_person, maya, assignment).status_code == 404
    assert begin(as_person, noah, assignment).status_code == 302


def test_it_is_not_there_once_it_was_withdrawn(as_person, maya, assignment):
    assignment.withdraw(timezone.now())
    assert begin(as_person, maya, assignment).status_code == 404


def test_it_is_not_there_for_a_scenario_that_was_not_asked(as_person, maya, assignment):
    make_talk(slug="another")
    assert begin(as_person, maya, assignment, slug="another").status_code == 404


def test_it_is_not_there_for_an_unknown_assignment(as_person, maya, edition):
    assert begin(as_person, maya, uuid4()).status_code == 404


def test_it_asks_a_stranger_to_sign_in(client, assignment):
    assert client.post(address(assignment)).url.startswith("/accounts/sign-in/")


def test_it_takes_a_post_only(as_person, maya, assignment):
    assert as_person(maya).get(address(assignment)).status_code == 405
