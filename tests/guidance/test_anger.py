"""Signs and order of the changes of anger: the numbers are ours, their order is not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.guidance.cases import BARELY, HEARD, Case, change_of_anger, said_by

heard_cool: dict[str, Any] = {"made": HEARD, "anger": 5}
upset = {"behaviour": "upset"}

# Every change that the guidance gives a number for.
numbers = [
    ("dead-end", {}, +3),
    ("blame", {}, +2),
    ("tell-to-calm-down", {"anger": 6}, +2),
    ("insult", {}, +2),
    ("interrupt", {}, +1),
    ("excuse", {}, +1),
    ("apologise", {"anger": 9}, +1),
    ("take-bait", {}, +1),
    ("name-behaviour", upset, +1),
    ("deflect", {}, 0),
    ("deflect", {"made": "deflect"}, +1),
    ("leave-it-with-us", {}, 0),
    ("leave-it-with-us", {"made": "leave-it-with-us"}, +1),
    ("solve", heard_cool, -3),
    ("restate", {"made": "listen", "anger": 7}, -2),
    ("empathise", {"anger": 7}, -2),
    ("own", {}, -2),
    ("apologise", heard_cool, -2),
    ("plan", {}, -1),
    ("offer-choice", {}, -1),
    ("thank", {}, -1),
    ("listen", {"made": "listen", "anger": 9}, 0),
    ("empathise", {"made": "empathise", "anger": 9}, +1),
    ("solve", {"made": BARELY, "anger": 5}, 0),
    ("solve", {"made": HEARD, "anger": 7}, -1),
    ("apologise", {"made": f"{HEARD} apologise", "anger": 5}, -1),
    ("apologise dead-end", heard_cool, +4),
    ("name-behaviour", {"behaviour": "shouting"}, -1),
    ("lie", {}, -2),
    ("overpromise", {}, -2),
]


@pytest.mark.parametrize(
    ("reply", "now", "change"), numbers, ids=[f"{m} {n}" for m, n, _ in numbers]
)
def test_it_moves_the_anger_by_the_number_of_the_guidance(reply, now, change):
    assert change_of_anger(Case(reply=reply, **now)) == change


def test_it_does_most_harm_with_a_dead_end():
    others = [Case(reply=move) for move in ("blame", "insult", "interrupt", "excuse", "take-bait")]
    assert change_of_anger(Case(reply="dead-end")) > max(map(change_of_anger, others))


@pytest.mark.parametrize("worse", ["blame", "insult", "tell-to-calm-down"])
@pytest.mark.parametrize("bad", ["interrupt", "excuse", "apologise", "take-bait", "deflect"])
def test_it_harms_in_the_order_of_the_guidance(worse, bad):
    assert change_of_anger(Case(reply=worse, anger=8)) > change_of_anger(Case(reply=bad, anger=8))


@pytest.mark.parametrize("move", ["restate", "empathise"])
def test_it_helps_most_to_hear_while_they_are_hot(move):
    hot, cool = (Case(reply=move, made=BARELY, anger=anger) for anger in (7, 6))
    assert change_of_anger(hot) < change_of_anger(cool) < 0


@pytest.mark.parametrize("move", ["listen", "ask", "restate", "empathise"])
def test_it_helps_to_hear_only_the_first_time(move):
    others = "ask" if move == "listen" else "listen"
    assert change_of_anger(Case(reply=move, made=others)) < 0
    assert change_of_anger(Case(reply=move, made=f"{others} {move}")) >= 0


def test_it_is_worse_to_refuse_with_a_sorry_than_to_refuse():
    alone, with_sorry = (Case(reply=f"dead-end {more}", **heard_cool) for more in ("", "apologise"))
    assert change_of_anger(with_sorry) == change_of_anger(alone) + 1


def test_it_calms_by_half_to_apologise_well_after_an_early_apology():
    first = Case(reply="apologise", made=HEARD, anger=5)
    second = Case(reply="apologise", made=f"{HEARD} apologise", anger=5)
    assert change_of_anger(second) * 2 == change_of_anger(first)


def test_it_breaks_what_it_soothes_with():
    """A lie calms now, and the price comes later: a reply that soothes need not be good."""
    assert change_of_anger(Case(reply="lie")) < 0
    assert said_by("be-truthful", Case(reply="lie"))[0] == "broken"
