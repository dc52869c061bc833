from __future__ import annotations

import pytest
from django.urls import reverse

from tests.conftest import make_attempt, make_edition, short_talk, where
from tests.practice.assessed import a_day, a_minute, make_assessed, make_over, monday
from trainer.practice import recording
from trainer.practice.models import Attempt


def begin(as_person, person):
    return as_person(person).post(reverse("begin-assessed", args=["short-talk"]))


def test_it_starts_an_assessed_run_and_goes_there(as_person, maya, edition):
    answer = begin(as_person, maya)
    attempt = Attempt.objects.get()
    assert (attempt.user, attempt.edition, attempt.mode) == (maya, edition, "assessed")
    assert answer.url == where("conversation", attempt)


def test_it_starts_one_when_clicked_twice(as_person, maya, edition):
    client = as_person(maya)
    first, second = (client.post(reverse("begin-assessed", args=["short-talk"])) for _ in "12")
    assert Attempt.objects.count() == 1
    assert first.url == second.url


def test_it_carries_on_with_the_one_that_is_open(maya, edition):
    attempt = make_assessed(user=maya, edition=edition, replies=("go-on",))
    recording.stop(attempt)
    again = make_assessed(user=maya, edition=edition)
    assert (again.pk, again.stopped_at) == (attempt.pk, None)


def test_it_carries_on_in_the_edition_it_was_begun_in(maya, assessed):
    newer = make_edition(text=short_talk.replace("third", "fourth"))
    assert make_assessed(user=maya, edition=newer).edition == assessed.edition


def test_it_begins_anew_once_the_last_one_has_lapsed(maya, edition):
    first = make_assessed(user=maya, edition=edition, at=monday)
    second = make_assessed(user=maya, edition=edition, at=monday + a_day)
    first.refresh_from_db()
    assert first.lapsed_at == monday + a_day
    assert second.pk != first.pk


def test_it_begins_anew_once_the_last_one_is_over(maya, edition, over):
    assert make_assessed(user=maya, edition=edition).pk != over.pk


def test_it_does_not_begin_anew_a_minute_earlier(maya, edition):
    first = make_assessed(user=maya, edition=edition, at=monday)
    assert make_assessed(user=maya, edition=edition, at=monday + a_day - a_minute) == first


def test_it_leaves_practice_alone(maya, edition, attempt):
    make_assessed(user=maya, edition=edition)
    attempt.refresh_from_db()
    assert attempt.stopped_at is None


def test_practice_leaves_it_alone(maya, edition, assessed):
    make_attempt(user=maya, edition=edition)
    assessed.refresh_from_db()
    assert assessed.stopped_at is None


def test_it_is_held_to_the_mark_of_the_scenario(maya, assessed):
    assert assessed.pass_mark == 75


good_enough = ("go-on", "sorry", "fix")  # 72 points


@pytest.mark.parametrize(("mark", "passed"), [(72, True), (73, False), (0, True)])
def test_it_is_held_to_the_mark_it_was_begun_with(maya, edition, mark, passed):
    attempt = make_over(user=maya, edition=edition, replies=good_enough, pass_mark=mark)
    assert (attempt.score, attempt.pass_mark, attempt.passed) == (72, mark, passed)
