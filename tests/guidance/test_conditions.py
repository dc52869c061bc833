"""Each key of a condition asks one thing, and all keys given must hold."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from trainer.guidance.conditions import Condition, Situation, always


def situation(
    *,
    anger: int = 5,
    heard: int = 2,
    channel: str = "phone",
    made: tuple[str, ...] = (),
    behaviour: tuple[str, ...] = (),
    reply: tuple[str, ...] = (),
) -> Situation:
    return Situation(
        anger=anger,
        heard=heard,
        channel=channel,
        made=frozenset(made),
        behaviour=frozenset(behaviour),
        reply=frozenset(reply),
    )


def holds(given: dict[str, Any], *, move: str = "", **now: Any) -> bool:
    return Condition.model_validate(given).holds(situation(**now), move)


# key and value, a situation in which it holds, one in which it just does not
boundaries: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    ({"anger_at_least": 6}, {"anger": 6}, {"anger": 5}),
    ({"anger_at_most": 6}, {"anger": 6}, {"anger": 7}),
    ({"anger_at_most": 0}, {"anger": 0}, {"anger": 1}),
    ({"heard_at_least": 2}, {"heard": 2}, {"heard": 1}),
    ({"heard_at_most": 2}, {"heard": 2}, {"heard": 3}),
    ({"heard_at_most": 0}, {"heard": 0}, {"heard": 1}),
    ({"behaviour": ["a", "b"]}, {"behaviour": ("b", "c")}, {"behaviour": ("c",)}),
    ({"not_behaviour": ["a", "b"]}, {"behaviour": ("c",)}, {"behaviour": ("b", "c")}),
    ({"channel": ["chat", "email"]}, {"channel": "email"}, {"channel": "phone"}),
    ({"after": ["a", "b"]}, {"made": ("a", "b", "c")}, {"made": ("a", "c")}),
    ({"not_after": ["a", "b"]}, {"made": ("c",)}, {"made": ("b", "c")}),
    ({"with": ["a", "b"]}, {"reply": ("a", "b", "c")}, {"reply": ("a", "c")}),
    ({"without": ["a", "b"]}, {"reply": ("c",)}, {"reply": ("b", "c")}),
    ({"again": True}, {"made": ("me",)}, {"made": ("a",)}),
    ({"again": False}, {"made": ("a",)}, {"made": ("me",)}),
]
names = [str(given) for given, _, _ in boundaries]


@pytest.mark.parametrize(("given", "inside", "outside"), boundaries, ids=names)
def test_it_holds_up_to_its_boundary(given, inside, outside):
    assert holds(given, move="me", **inside)
    assert not holds(given, move="me", **outside)


def test_it_has_a_boundary_tested_for_every_key():
    assert {key for given, _, _ in boundaries for key in given} == set(Condition.known())


def test_it_holds_without_keys():
    assert always.holds(situation(anger=0, heard=0))
    assert Condition.model_validate({}) == always


@pytest.mark.parametrize("now", [{"anger": 4, "heard": 2}, {"anger": 6, "heard": 1}])
def test_it_needs_all_keys_to_hold(now):
    given = {"anger_at_most": 4, "heard_at_most": 1}
    assert holds(given, anger=4, heard=1)
    assert not holds(given, **now)


def test_it_never_holds_with_a_key_that_nobody_knows():
    assert not holds({"anger_at_leest": 0})


def test_it_keeps_an_unknown_key_for_whoever_checks_the_file():
    given = Condition.model_validate({"anger_at_leest": 3, "after": ["ask"]})
    assert given.unknown == ("anger_at_leest",)
    assert given.model_dump() == {"anger_at_leest": 3, "after": ("ask",)}


def test_it_keeps_an_unknown_key_without_a_value():
    """Left out, the condition would hold where it never did."""
    given = Condition.model_validate({"anger_at_leest": None})
    assert Condition.model_validate(given.model_dump()) == given


@pytest.mark.parametrize(
    "given",
    [
        {"anger_at_least": 11},
        {"anger_at_most": -1},
        {"heard_at_least": 5},
        {"heard_at_most": -1},
        {"anger_at_least": "6"},
        {"anger_at_least": True},
        {"after": "ask"},
        {"with": [3]},
    ],
    ids=str,
)
def test_it_refuses_what_it_cannot_ask(given):
    with pytest.raises(ValidationError):
        Condition.model_validate(given)
