from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import reverse

from tests.conftest import text_of, where
from tests.practice.after import costly, explained, make_boiler, make_ended, make_wrapped_up
from trainer.practice.models import Attempt

solution = "What would have been better here"


@pytest.fixture
def costing(maya) -> Attempt:
    """Its second turn cost most, its third nearly as much."""
    return make_wrapped_up(user=maya, edition=make_boiler(), replies=costly)


@pytest.fixture
def there(costing) -> str:
    return turn(costing, 2)


@pytest.fixture
def post(as_person, maya, there):
    """Posts to the page of the second turn, and gives what it answers."""
    return lambda **form: as_person(maya).post(there, form)


def turn(attempt: Attempt, number: int) -> str:
    return reverse("learn-turn", args=[attempt.public_id, number])


def learned() -> dict[str, str]:
    found: dict[str, str] = Attempt.objects.get().learned
    return found


def test_it_asks_a_stranger_to_sign_in(client, there):
    assert client.get(there).url == f"/accounts/sign-in/?next={there}"


@pytest.mark.parametrize("method", ["get", "post"])
def test_it_is_nobody_elses(as_person, omar, there, method):
    assert getattr(as_person(omar), method)(there, {"reply": "both"}).status_code == 404
    assert learned() == {}


@pytest.mark.parametrize("method", ["put", "delete"])
def test_it_takes_no_other_method(as_person, maya, there, method):
    assert getattr(as_person(maya), method)(there).status_code == 405


def test_it_is_not_there_before_the_wrap_up(as_person, maya, boiler_ended):
    client = as_person(maya)
    assert client.get(turn(boiler_ended, 2)).url == where("wrap-up", boiler_ended)
    client.post(turn(boiler_ended, 2), {"reply": "both"})
    assert learned() == {}


@pytest.fixture
def boiler_ended(maya) -> Attempt:
    return make_ended(user=maya, edition=make_boiler(), replies=costly)


@pytest.mark.parametrize("number", [1, 4, 0])
def test_it_has_no_page_for_a_turn_that_was_no_mistake(as_person, maya, costing, number):
    assert as_person(maya).get(turn(costing, number)).status_code == 404


def test_it_shows_the_moment_before_and_what_was_said(as_person, maya, costing, there):
    html, lie = text_of(as_person(maya).get(there)), explained(costing).turns[1]
    assert f'<p class="said">{lie.customer}</p>' in html
    assert f"You said “They did come.” (cost {round(lie.picked.loss)} of 100)." in html


def test_it_hides_the_solution(as_person, maya, costing, there):
    html = text_of(as_person(maya).get(there))
    assert solution not in html
    assert "Best" not in html
    assert "nothing lost" not in html


def test_it_offers_every_other_reply(as_person, maya, there):
    html = text_of(as_person(maya).get(there))
    offered = re.findall(r'name="reply" value="([\w-]+)"', html)
    assert sorted(offered) == ["blame", "both", "say-back"]


def test_it_does_not_give_the_best_away_by_its_place(as_person, maya, costing, there):
    """The replies stand in an order of this attempt's own; by loss, the best would be first."""
    orders = set()
    for seed in range(12):
        Attempt.objects.update(seed=seed)
        html = text_of(as_person(maya).get(there))
        orders.add(tuple(re.findall(r'name="reply" value="([\w-]+)"', html)))
    assert len(orders) > 3


@pytest.mark.parametrize("reply", ["both", "say-back"])
def test_it_is_solved_by_any_reply_that_loses_less_than_five(post, reply):
    html = text_of(post(reply=reply))
    assert learned() == {"2": "solved"}
    assert "That is it." in html
    assert "Solved 1 of 2" in html


def test_it_shows_every_solution_once_solved(post, costing):
    html = unescape(text_of(post(reply="say-back"))).partition(solution)[2]
    solving = [one.text for one in explained(costing).turns[1].others if one.solves]
    assert len(solving) == 2
    assert [text for text in solving if text not in html] == []
    assert "That was the other shift." not in html


@pytest.mark.parametrize("reply", ["blame", "lie", "nothing-of-the-sort"])
def test_it_is_not_solved_by_another(post, reply):
    html = text_of(post(reply=reply))
    assert learned() == {}
    assert solution not in html
    assert "Solved 0 of 2" in html


def test_it_says_what_a_wrong_try_would_cost(post, costing):
    (blame,) = (one for one in explained(costing).turns[1].others if one.key == "blame")
    assert f"Mistake, cost {round(blame.loss)} of 100." in text_of(post(reply="blame"))


def test_it_can_be_solved_after_a_wrong_try(post):
    post(reply="blame")
    post(reply="both")
    assert learned() == {"2": "solved"}


def test_it_reveals_when_asked(post):
    html = text_of(post(revealed="1"))
    assert learned() == {"2": "revealed"}
    assert solution in html
    assert "Solved 0 of 2" in html


def test_it_is_never_solved_once_revealed(post):
    post(revealed="1")
    html = text_of(post(reply="both"))
    assert learned() == {"2": "revealed"}
    assert "That is it." not in html


def test_it_is_never_revealed_once_solved(post):
    post(reply="both")
    post(revealed="1")
    assert learned() == {"2": "solved"}


def test_it_goes_on_when_skipped(post, costing):
    assert post(skipped="1").url == where("learn", costing)
    assert learned() == {"2": "skipped"}


def test_it_can_be_solved_after_it_was_skipped(post):
    post(skipped="1")
    post(reply="both")
    assert learned() == {"2": "solved"}


def test_it_keeps_what_became_of_the_others(as_person, maya, costing, post):
    post(reply="both")
    as_person(maya).post(turn(costing, 3), {"revealed": "1"})
    assert learned() == {"2": "solved", "3": "revealed"}


def test_it_never_touches_the_result(post):
    scores = ("score", "talk_score", "wrap_up_score", "passed")
    before = Attempt.objects.values_list(*scores).get()
    post(reply="both")
    assert Attempt.objects.values_list(*scores).get() == before
    assert Attempt.objects.count() == 1
