from __future__ import annotations

from tests.conftest import make_attempt, text_of, where
from trainer.practice.models import Attempt, Turn


def test_it_stops_and_says_so(as_person, maya, attempt):
    answer = as_person(maya).post(where("stop", attempt), follow=True)
    assert answer.redirect_chain == [(where("conversation", attempt), 302)]
    assert "You stopped there. You can carry on whenever you like" in text_of(answer)
    assert Attempt.objects.get().stopped_at


def test_it_loses_nothing_that_was_said(as_person, maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on",))
    as_person(maya).post(where("stop", attempt))
    assert Turn.objects.all().reply_keys() == ["go-on"]


def test_it_carries_the_notes_along(as_person, maya, attempt):
    form = {"notes": "Rosa", "notes_version": 0}
    as_person(maya).post(where("stop", attempt), form)
    assert Attempt.objects.get().notes == "Rosa"


def test_it_does_not_stop_what_has_ended(as_person, maya, finished):
    answer = as_person(maya).post(where("stop", finished), follow=True)
    assert Attempt.objects.get().stopped_at is None
    assert "You stopped there" not in text_of(answer)


def test_it_is_nobody_elses(as_person, omar, attempt):
    as_person(omar).post(where("stop", attempt))
    assert Attempt.objects.get().stopped_at is None
