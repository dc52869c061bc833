"""What was said is deleted when its time is over; results, progress and callbacks stay."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db.models import F
from django.urls import reverse

from scenarios.editions import script_of
from tests.conftest import good_replies, make_attempt, make_edition, short_talk, text_of, where
from tests.practice.scripts import make_call_back
from tests.review.coaching import at, comment, debrief, dispute, run_page
from tests.review.runs import days_ago, make_run
from trainer import env
from trainer.practice import recording, retention
from trainer.practice.callbacks import start_for
from trainer.practice.conversations import conversation_of
from trainer.practice.familiarity import familiarity
from trainer.practice.models import Attempt, GuidelineResult, Review, Turn
from trainer.practice.progress import progress_of
from trainer.practice.recording import begin, begin_at, stop
from trainer.review.models import Comment, Dispute, Opening

dates = ("started_at", "finished_at", "stopped_at", "wrapped_up_at", "lapsed_at")


def age(days: int) -> None:
    """Everything happened so many days earlier."""
    earlier = timedelta(days=days)
    Attempt.objects.update(**{name: F(name) - earlier for name in dates})
    Turn.objects.update(made_at=F("made_at") - earlier)


def keep_to_it() -> None:
    call_command("retention", "--yes", verbosity=0)


@pytest.fixture
def practised(maya, edition) -> Attempt:
    """Maya's practice with notes, finished and wrapped up."""
    run = make_run(user=maya, edition=edition, mode=Attempt.Mode.PRACTICE)
    Attempt.objects.filter(pk=run.pk).update(notes="Rosa, third call", learned={"1": "solved"})
    run.refresh_from_db()
    return run


def test_every_column_is_kept_or_emptied():
    columns = {field.name for field in Attempt._meta.fields}
    assert retention.kept | retention.emptied.keys() == columns
    assert not retention.kept & retention.emptied.keys()


@pytest.mark.parametrize(("days", "left"), [(88, 3), (92, 0)])
def test_practice_is_reduced_after_its_time(practised, days, left):
    age(days)
    keep_to_it()
    practised.refresh_from_db()
    assert (practised.turns.count(), bool(practised.notes)) == (left, bool(left))


def test_the_time_can_be_set(practised, settings):
    settings.PRACTICE_KEPT_DAYS = 10
    age(12)
    keep_to_it()
    assert not practised.turns.exists()


def test_without_yes_nothing_is_deleted(practised, capsys):
    age(92)
    call_command("retention")
    assert "Older than 90 days: 1 practice conversations" in capsys.readouterr().out
    assert practised.turns.count() == 3


def test_a_second_time_changes_nothing(practised, capsys):
    age(92)
    keep_to_it()
    first = Attempt.objects.get().reduced_at
    keep_to_it()
    assert "Reduced to their results: 0" in capsys.readouterr().out
    assert Attempt.objects.get().reduced_at == first


def test_progress_stays(maya, practised):
    before = progress_of(maya)
    rows = set(GuidelineResult.objects.values_list())
    reviews = set(Review.objects.values_list("guideline", "due_at"))
    age(92)
    keep_to_it()
    after = progress_of(maya)
    assert (after.scenarios, after.trend) == (before.scenarios, before.trend)
    assert set(GuidelineResult.objects.values_list()) == rows
    assert set(Review.objects.values_list("guideline", "due_at")) == reviews


def test_how_often_they_practised_stays(maya, edition, practised):
    make_attempt(user=maya, edition=edition, replies=("go-on",))
    before = familiarity(maya, edition.scenario)
    age(92)
    keep_to_it()
    assert familiarity(maya, edition.scenario) == before
    assert before["practised_before"] == 2


def test_practice_in_which_nothing_was_said_goes_altogether(attempt):
    age(92)
    keep_to_it()
    assert not Attempt.objects.exists()


def test_what_was_carried_on_lately_stays(maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on",))
    age(92)
    Turn.objects.update(made_at=days_ago(1))
    keep_to_it()
    assert attempt.turns.exists()


def test_one_that_was_left_cannot_be_carried_on(as_person, maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on",))
    stop(attempt)
    age(92)
    keep_to_it()
    answer = as_person(maya).post(where("reply", attempt), {"turn": 1, "reply": "calm"})
    assert (answer.status_code, Turn.objects.count()) == (404, 0)
    assert "You are in the middle" not in text_of(as_person(maya).get("/scenarios/short-talk/"))


def test_another_try_loses_what_had_been_said_before(maya, practised):
    talk = conversation_of(practised)
    again = begin_at(practised, talk.turns[1].before)
    recording.take_turn(again, number=1, reply="back")
    age(92)
    keep_to_it()
    again.refresh_from_db()
    assert (again.start_made, again.turns.count()) == ([], 0)


def test_assessed_runs_stay_for_two_years(poor_run):
    age(700)
    keep_to_it()
    assert poor_run.turns.count() == 3


def test_assessed_runs_are_reduced_to_result_and_date(as_person, poor_run, omar):
    comment(as_person, omar, poor_run, "Why?", turn=1)
    dispute(as_person, poor_run)
    run_page(as_person, omar, poor_run)
    before = Attempt.objects.values("score", "passed", "outcome").get()
    age(735)
    keep_to_it()
    assert Attempt.objects.values("score", "passed", "outcome").get() == before
    assert [model.objects.count() for model in (Turn, Comment, Dispute, Opening)] == [0, 0, 0, 0]


@pytest.fixture
def reduced(team, poor_run: Attempt) -> Attempt:
    """Maya's assessed run of more than two years ago."""
    team.memberships.update(joined_at=days_ago(1000))
    age(735)
    keep_to_it()
    poor_run.refresh_from_db()
    return poor_run


def test_its_debrief_says_so(as_person, reduced):
    html = debrief(as_person, reduced)
    assert "What was said here, and the notes, were deleted on" in html
    assert f"{reduced.score} of 100" in html


def test_its_run_page_says_so(as_person, reduced, omar):
    assert "What was said here, and the notes, were deleted on" in run_page(
        as_person, omar, reduced
    )


@pytest.mark.parametrize("name", ["learn", "wrap-up", "retry", "remark", "learn-turn", "notes"])
def test_nothing_else_is_there_of_it(as_person, maya, reduced, name):
    numbered = [1] if name in {"retry", "remark", "learn-turn"} else []
    method = "post" if name in {"retry", "notes"} else "get"
    address = reverse(name, args=[reduced.public_id, *numbered])
    assert as_person(maya).generic(method.upper(), address).status_code == 404


def test_nothing_more_is_said_of_it(as_person, reduced, omar):
    assert as_person(omar).get(at("comment", reduced, 0)).status_code == 404
    assert as_person(omar).get(at("rate", reduced)).status_code == 404


def test_its_result_is_not_worked_out_anew(reduced):
    before = reduced.score
    call_command("rebuild_results", verbosity=0)
    reduced.refresh_from_db()
    assert reduced.score == before
    assert reduced.guideline_results.exists()


@pytest.mark.parametrize("name", ["home", "attempts", "progress"])
def test_their_own_pages_still_open(as_person, maya, reduced, name):
    assert as_person(maya).get(reverse(name)).status_code == 200


def test_reports_still_open(as_person, omar, team, reduced):
    of_team = [team.public_id]
    pages = {"team-report": of_team, "scenario-figures": ["short-talk"]}
    pages["person-report"] = [*of_team, reduced.user_id]
    asked = (as_person(omar).get(reverse(name, args=args)) for name, args in pages.items())
    assert [answer.status_code for answer in asked] == [200, 200, 200]
    export = as_person(omar).get(reverse("export-turns", args=of_team))
    assert b"".join(export.streaming_content).count(b"\n") == 1


def call_back():
    plan = "{when: {after: [solve], noted: [mornings]}, node: plan, anger: 3}"
    return script_of(make_call_back(plan, "{node: story, anger: 5}"))


facts = """
facts:
  - {key: mornings, label: Two mornings, any_of: [two mornings]}
"""


def test_a_callback_begins_as_it_would_have(maya):
    first, script = make_edition(text=short_talk + facts), call_back()
    attempt = make_attempt(user=maya, edition=first, replies=good_replies)
    recording.keep_notes(attempt, "Two mornings", version=0)
    age(92)
    keep_to_it()
    assert Attempt.objects.get().notes == ""
    assert start_for(maya, script, mode=Attempt.Mode.PRACTICE).node == "plan"


def test_only_the_last_keeps_it(maya):
    first = make_edition(text=short_talk + facts)
    call_back()
    for _ in range(2):
        make_attempt(user=maya, edition=first, replies=good_replies)
    age(92)
    keep_to_it()
    kept = Attempt.objects.order_by("finished_at").values_list("kept_of_it", flat=True)
    assert [bool(one) for one in kept] == [False, True]


def test_nothing_is_kept_where_nothing_follows(practised):
    age(92)
    keep_to_it()
    assert Attempt.objects.get().kept_of_it is None


def test_one_can_begin_again(maya, edition, practised):
    age(92)
    keep_to_it()
    assert begin(maya, edition).pk != practised.pk


@pytest.mark.parametrize("given", ["0", "-1", "many", "1.5", "99999999"])
def test_a_number_of_days_is_a_number(monkeypatch, given):
    monkeypatch.setenv("PRACTICE_KEPT_DAYS", given)
    with pytest.raises(ImproperlyConfigured, match="PRACTICE_KEPT_DAYS is"):
        env.days("PRACTICE_KEPT_DAYS", 90)
