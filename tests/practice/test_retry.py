from __future__ import annotations

import pytest
from django.urls import reverse

from scenarios.editions import script_of
from tests.conftest import make_attempt, text_of, where
from tests.practice.after import best, costly, make_boiler, make_wrapped_up
from trainer.conversation.replay import replay
from trainer.practice.conversations import conversation_of, start_of
from trainer.practice.models import Attempt, GuidelineResult, Review


@pytest.fixture
def boiler(db):
    return make_boiler()


@pytest.fixture
def costing(maya, boiler) -> Attempt:
    return make_wrapped_up(user=maya, edition=boiler, replies=costly)


@pytest.fixture
def retry(as_person, maya, costing):
    """Tries again from a turn: `retry(3)` gives the new attempt."""

    def again(number: int) -> Attempt:
        as_person(maya).post(address(costing, number))
        return Attempt.objects.get(retry_of=costing)

    return again


@pytest.fixture
def play(as_person, maya):
    """Gives these replies to an attempt in the browser's way."""

    def say(attempt: Attempt, *replies: str) -> None:
        for number, reply in enumerate(replies, 1):
            as_person(maya).post(where("reply", attempt), {"turn": number, "reply": reply})
        attempt.refresh_from_db()

    return say


def address(attempt: Attempt, number: int) -> str:
    return reverse("retry", args=[attempt.public_id, number])


def test_it_asks_a_stranger_to_sign_in(client, costing):
    page = address(costing, 2)
    assert client.post(page).url == f"/accounts/sign-in/?next={page}"


def test_it_is_nobody_elses(as_person, omar, costing):
    assert as_person(omar).post(address(costing, 2)).status_code == 404
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_it_takes_no_other_method(as_person, maya, costing, method):
    assert getattr(as_person(maya), method)(address(costing, 2)).status_code == 405
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize("number", [0, 4])
def test_it_knows_no_turn_that_was_not_taken(as_person, maya, costing, number):
    assert as_person(maya).post(address(costing, number)).status_code == 404
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize(("replies", "page"), [(costly[:2], "conversation"), (costly, "wrap-up")])
def test_it_is_not_there_before_the_debrief(as_person, maya, boiler, replies, page):
    attempt = make_attempt(user=maya, edition=boiler, replies=replies)
    assert as_person(maya).post(address(attempt, 1)).url == where(page, attempt)
    assert Attempt.objects.count() == 1


def test_it_leads_to_the_new_conversation(as_person, maya, costing):
    answer = as_person(maya).post(address(costing, 2), follow=True)
    again = Attempt.objects.get(retry_of=costing)
    assert answer.redirect_chain == [(where("conversation", again), 302)]
    assert "You are back at that moment." in text_of(answer)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_it_starts_at_the_very_state_of_that_moment(retry, costing, number):
    played = replay(script_of(costing.edition), costly)
    assert start_of(retry(number)) == played.turns[number - 1].before


def test_it_starts_as_angry_and_with_the_moves_made(retry):
    again = retry(3)
    assert (again.start_node, again.start_anger, again.start_turn) == ("plan", 3, 2)
    assert {"listen", "lie"} <= {*again.start_made}


def test_it_shows_the_words_of_that_moment(as_person, maya, retry):
    html = text_of(as_person(maya).get(where("conversation", retry(3))))
    assert "And now?" in html


def test_it_is_for_practice(maya, boiler, retry, costing):
    Attempt.objects.update(mode=Attempt.Mode.ASSESSED)
    assert retry(2).mode == Attempt.Mode.PRACTICE


@pytest.mark.parametrize("number", [1, 3])
def test_it_has_no_wrap_up(retry, play, number):
    again = retry(number)
    play(again, *("listen", "lie", "fix")[number - 1 :])
    assert again.finished_at
    assert again.get_absolute_url() == where("debrief", again)
    assert not again.wraps_up


def test_it_has_a_debrief_of_its_own_turns(as_person, maya, retry, play):
    again = retry(3)
    play(again, "sorry", "fix")
    html = text_of(as_person(maya).get(where("debrief", again)))
    assert html.count('<li class="turn"') == 2


def test_it_leaves_the_result_alone(retry, play, costing):
    before = Attempt.objects.values().get(pk=costing.pk)
    rows = [*GuidelineResult.objects.values()]
    play(retry(2), *best[1:])
    assert Attempt.objects.values().get(pk=costing.pk) == before
    assert [*GuidelineResult.objects.values()] == rows


def test_it_moves_no_review(retry, play):
    before = [*Review.objects.values()]
    play(retry(2), *best[1:])
    assert before
    assert [*Review.objects.values()] == before


@pytest.mark.parametrize("number", [1, 2])
def test_it_counts_as_no_conversation_played(maya, retry, play, number):
    play(retry(number), *best[number - 1 :])
    mine = Attempt.objects.by(maya)
    assert mine.finished().count() == 2
    assert mine.whole().finished().count() == 1
    assert mine.waiting_for_wrap_up().count() == 0


def test_it_can_be_tried_again_itself(as_person, maya, retry, play):
    first = retry(2)
    play(first, "say-back", "no")
    as_person(maya).post(address(first, 2))
    second = Attempt.objects.get(retry_of=first)
    assert start_of(second) == conversation_of(first).turns[1].before
