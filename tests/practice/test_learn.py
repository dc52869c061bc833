from __future__ import annotations

import pytest
from django.urls import reverse

from tests.conftest import make_attempt, text_of, where
from tests.practice.after import best, costly, fair, make_boiler, make_ended, make_wrapped_up
from trainer.practice.models import Attempt


@pytest.fixture
def boiler(db):
    return make_boiler()


@pytest.fixture
def costing(maya, boiler) -> Attempt:
    """Its second turn cost most, its third nearly as much."""
    return make_wrapped_up(user=maya, edition=boiler, replies=costly)


def turn(attempt: Attempt, number: int) -> str:
    return reverse("learn-turn", args=[attempt.public_id, number])


def learned(**state: str) -> None:
    """What has become of mistakes: `learned(turn_2="solved")`."""
    Attempt.objects.update(learned={key.removeprefix("turn_"): one for key, one in state.items()})


def test_it_asks_a_stranger_to_sign_in(client, costing):
    page = where("learn", costing)
    assert client.get(page).url == f"/accounts/sign-in/?next={page}"


def test_it_is_nobody_elses(as_person, omar, costing):
    assert as_person(omar).get(where("learn", costing)).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_takes_no_other_method(as_person, maya, costing, method):
    assert getattr(as_person(maya), method)(where("learn", costing)).status_code == 405


def test_it_is_not_there_before_the_end(as_person, maya, boiler):
    attempt = make_attempt(user=maya, edition=boiler, replies=best[:1])
    assert as_person(maya).get(where("learn", attempt)).url == where("conversation", attempt)


def test_it_is_not_there_before_the_wrap_up(as_person, maya, boiler):
    attempt = make_ended(user=maya, edition=boiler, replies=costly)
    assert as_person(maya).get(where("learn", attempt)).url == where("wrap-up", attempt)


def test_it_begins_with_the_costliest(as_person, maya, costing):
    assert as_person(maya).get(where("learn", costing)).url == turn(costing, 2)


@pytest.mark.parametrize("state", ["solved", "revealed", "skipped"])
def test_it_goes_on_with_the_next(as_person, maya, costing, state):
    learned(turn_2=state)
    assert as_person(maya).get(where("learn", costing)).url == turn(costing, 3)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"turn_2": "solved", "turn_3": "solved"}, "Solved 2 of 2"),
        ({"turn_2": "solved", "turn_3": "revealed"}, "Solved 1 of 2"),
        ({"turn_2": "skipped", "turn_3": "revealed"}, "Solved 0 of 2"),
    ],
)
def test_it_says_at_the_end_how_many_were_solved(as_person, maya, costing, state, words):
    learned(**state)
    assert f"<h1>{words}</h1>" in text_of(as_person(maya).get(where("learn", costing)))


def test_it_leads_back_to_each_of_them(as_person, maya, costing):
    learned(turn_2="solved", turn_3="skipped")
    html = text_of(as_person(maya).get(where("learn", costing)))
    assert html.index(turn(costing, 2)) < html.index(turn(costing, 3))


def test_it_says_so_where_there_is_nothing_to_mend(as_person, maya, boiler):
    attempt = make_wrapped_up(user=maya, edition=boiler, replies=fair)
    html = text_of(as_person(maya).get(where("learn", attempt)))
    assert "No reply of yours cost five points or more" in html
