"""Leaving an assessed run: what it means is said before it is done."""

from __future__ import annotations

from tests.conftest import text_of, where
from trainer.practice.models import Attempt


def test_stop_asks_first(as_person, maya, assessed):
    form = {"notes": "Rosa", "notes_version": 0}
    answer = as_person(maya).post(where("stop", assessed), form)
    assert answer.url == where("leave", assessed)
    found = Attempt.objects.get()
    assert (found.stopped_at, found.notes) == (None, "Rosa")


def test_it_says_what_leaving_means(as_person, maya, assessed):
    html = text_of(as_person(maya).get(where("leave", assessed)))
    assert "After that it lapses" in html
    assert "That needs no reason." in html


def test_it_leaves_for_now(as_person, maya, assessed):
    answer = as_person(maya).post(where("stop", assessed), {"sure": "1"}, follow=True)
    assert "You left this assessed run. You can carry on until" in text_of(answer)
    assert Attempt.objects.get().stopped_at


def test_it_ends_for_good(as_person, maya, assessed):
    answer = as_person(maya).post(where("give-up", assessed), follow=True)
    assert "unfinished. It counts as an attempt" in text_of(answer)
    assert Attempt.objects.get().lapsed_at


def test_practice_is_not_given_up(as_person, maya, attempt):
    as_person(maya).post(where("give-up", attempt))
    assert Attempt.objects.get().lapsed_at is None


def test_there_is_nothing_to_ask_in_practice(as_person, maya, attempt):
    assert as_person(maya).get(where("leave", attempt)).url == where("conversation", attempt)


def test_there_is_nothing_to_ask_once_it_is_over(as_person, maya, over):
    assert as_person(maya).get(where("leave", over)).url == where("debrief", over)


def test_it_can_be_carried_on_from_home(as_person, maya, assessed):
    client = as_person(maya)
    client.post(where("stop", assessed), {"sure": "1"})
    html = text_of(client.get("/"))
    assert f'action="{where("carry-on", assessed)}"' in html
    assert "Open until" in html
