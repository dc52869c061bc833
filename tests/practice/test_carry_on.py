from __future__ import annotations

from tests.conftest import text_of, where
from trainer.practice.models import Attempt, Turn


def test_it_takes_up_what_was_stopped(as_person, maya, stopped):
    answer = as_person(maya).post(where("carry-on", stopped), follow=True)
    assert answer.redirect_chain == [(where("conversation", stopped), 302)]
    assert 'name="turn" value="2"' in text_of(answer)


def test_it_lets_the_conversation_go_on(as_person, maya, stopped):
    client = as_person(maya)
    client.post(where("carry-on", stopped))
    client.post(where("reply", stopped), {"turn": 2, "reply": "back"})
    assert Turn.objects.all().reply_keys() == ["go-on", "back"]


def test_it_carries_the_notes_along(as_person, maya, stopped):
    form = {"notes": "Rosa", "notes_version": 0}
    as_person(maya).post(where("carry-on", stopped), form)
    assert Attempt.objects.get().notes == "Rosa"


def test_it_changes_nothing_that_has_ended(as_person, maya, finished):
    answer = as_person(maya).post(where("carry-on", finished), follow=True)
    assert "To the wrap-up" in text_of(answer)


def test_it_is_nobody_elses(as_person, omar, stopped):
    as_person(omar).post(where("carry-on", stopped))
    assert Attempt.objects.get().stopped_at
