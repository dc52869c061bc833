from __future__ import annotations

import pytest
from django.utils.timezone import now

from tests.conftest import make_attempt, text_of, where
from tests.practice.after import best, lying, make_boiler, make_ended, make_retry, make_wrapped_up
from trainer.practice.models import Attempt, GuidelineResult, Review

followed_up = {"aftercare": ["follow-up"]}
scores = "talk_score", "wrap_up_score", "score", "passed"


@pytest.fixture
def boiler(db):
    return make_boiler()


@pytest.fixture
def ended(maya, boiler) -> Attempt:
    return make_ended(user=maya, edition=boiler, replies=best)


@pytest.fixture
def give(as_person, maya, ended):
    """Gives the wrap-up: `give(aftercare=["follow-up"])`."""
    return lambda **form: as_person(maya).post(where("wrap-up", ended), form)


def stored() -> Attempt:
    return Attempt.objects.get()


def test_it_asks_a_stranger_to_sign_in(client, ended):
    page = where("wrap-up", ended)
    assert client.get(page).url == f"/accounts/sign-in/?next={page}"


@pytest.mark.parametrize("method", ["get", "post"])
def test_it_is_nobody_elses(as_person, omar, ended, method):
    answer = getattr(as_person(omar), method)(where("wrap-up", ended), followed_up)
    assert answer.status_code == 404
    assert stored().wrapped_up_at is None


@pytest.mark.parametrize("method", ["put", "delete"])
def test_it_takes_no_other_method(as_person, maya, ended, method):
    assert getattr(as_person(maya), method)(where("wrap-up", ended)).status_code == 405


def test_it_comes_before_the_debrief(as_person, maya, ended):
    answer = as_person(maya).get(where("debrief", ended))
    assert answer.url == where("wrap-up", ended)


def test_it_leads_to_the_debrief(give, ended):
    answer = give(**followed_up)
    assert (answer.status_code, answer.url) == (302, where("debrief", ended))


def test_it_is_not_there_before_the_end(as_person, maya, boiler):
    attempt = make_attempt(user=maya, edition=boiler, replies=best[:1])
    client = as_person(maya)
    assert client.get(where("wrap-up", attempt)).url == where("conversation", attempt)
    client.post(where("wrap-up", attempt), followed_up)
    assert stored().wrapped_up_at is None


def test_it_is_offered_once(give, as_person, maya, ended):
    give(**followed_up)
    assert as_person(maya).get(where("wrap-up", ended)).url == where("debrief", ended)


def test_it_shows_the_notes_so_far(as_person, maya, boiler):
    attempt = make_ended(user=maya, edition=boiler, notes="Ortega & <a week>")
    html = text_of(as_person(maya).get(where("wrap-up", attempt)))
    assert "Ortega &amp; &lt;a week&gt;</textarea>" in html


def test_it_keeps_the_notes_as_they_are_finished_here(give):
    give(notes="Ortega, a week", notes_version=0, **followed_up)
    assert (stored().notes, stored().wrap_up_score) == ("Ortega, a week", 100)


def test_it_keeps_what_was_done(give):
    give(aftercare=["tell-manager", "follow-up"])
    assert stored().aftercare == ["follow-up", "tell-manager"]


def test_it_takes_doing_nothing_for_an_answer(give):
    give(notes="", notes_version=0)
    assert (stored().wrapped_up_at is None, stored().aftercare) == (False, [])


def test_it_refuses_what_it_did_not_offer(give):
    answer = give(aftercare=["send-flowers"])
    assert answer.status_code == 200
    assert stored().wrapped_up_at is None


def test_it_waits_while_the_notes_are_too_long(give):
    answer = give(notes="x" * 5001, notes_version=0, **followed_up)
    assert "The notes are too long to be saved." in text_of(answer)
    assert (stored().wrapped_up_at, stored().notes) == (None, "")


def test_it_writes_the_scores(give):
    before = now()
    give(notes="Ortega", notes_version=0, **followed_up)
    wrapped_up_at = stored().wrapped_up_at
    assert wrapped_up_at is not None
    assert before <= wrapped_up_at <= now()
    assert [getattr(stored(), name) for name in scores] == [100, 75, 95, True]


def test_it_changes_nothing_when_given_twice(give):
    give(notes="Ortega", notes_version=0, **followed_up)
    first, rows = Attempt.objects.values().get(), [*GuidelineResult.objects.values()]
    cards = [*Review.objects.values()]
    give(notes="Ortega, a week", notes_version=1, aftercare=["tell-manager"])
    assert Attempt.objects.values().get() == first
    assert [*GuidelineResult.objects.values()] == rows
    assert [*Review.objects.values()] == cards


def test_it_is_not_asked_of_a_retry(as_person, maya, boiler):
    attempt = make_wrapped_up(user=maya, edition=boiler, replies=lying)
    again = make_retry(of=attempt, number=3)
    client = as_person(maya)
    client.post(where("reply", again), {"turn": 1, "reply": "fix"})
    assert client.get(where("wrap-up", again)).url == where("debrief", again)
    client.post(where("wrap-up", again), followed_up)
    again.refresh_from_db()
    assert (again.wrapped_up_at, again.score) == (None, None)


def test_it_says_how_the_conversation_ended(as_person, maya, ended):
    assert "The cold week · Rosa Ortega · Resolved" in text_of(
        as_person(maya).get(where("wrap-up", ended))
    )


def test_it_waits_on_the_home_page(as_person, maya, ended):
    html = text_of(as_person(maya).get("/"))
    assert f'href="{where("wrap-up", ended)}">Finish the wrap-up' in html


def test_it_waits_no_more_once_given(as_person, maya, give):
    give(**followed_up)
    assert "Finish the wrap-up" not in text_of(as_person(maya).get("/"))
