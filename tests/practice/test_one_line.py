from __future__ import annotations

from typing import Any

import pytest

from trainer.conversation.state import State
from trainer.conversation.step import Turn
from trainer.guidance.rulebook import Finding, Guideline, Rulebook
from trainer.practice.coach import one_line


def make_guideline(*, slug: str, weight: int) -> Guideline:
    return Guideline.model_validate(
        {
            "slug": slug,
            "title": slug,
            "advice": slug,
            "kind": ["words"],
            "weight": weight,
            "sources": [{"document": "paper", "heading": "All of it"}],
        }
    )


rulebook = Rulebook.model_validate(
    {
        "documents": {"paper": {"title": "Paper", "about": "About it."}},
        "outcomes": {},
        "scars": {},
        "behaviours": {},
        "moves": {},
        "guideline": (
            make_guideline(slug="light", weight=1),
            make_guideline(slug="heavy", weight=3),
            make_guideline(slug="unscored", weight=0),
        ),
    }
)


def make_finding(name: str, *, guideline: str = "light", **values: Any) -> Finding:
    """A finding that only explains, unless told otherwise; `because` is its name."""
    plain = {"move": "listen", "verdict": None, "points": 0, "anger": 0}
    return Finding(guideline=guideline, because=name, **{**plain, **values})


def said_of(*findings: Finding) -> str | None:
    state = State("opening", 5)
    turn = Turn(state, "go-on", findings, persona=0, on_the_way=0, after=state)
    found = one_line(turn, rulebook)
    return found.because if found else None


critical = make_finding("critical", verdict="broken", critical=True, points=-1)
broken = make_finding("broken", verdict="broken", points=-1)
kept = make_finding("kept", verdict="kept", points=1)
kept_again = make_finding("kept again", verdict="kept", points=0)
explained = make_finding("explained")
urgency = (critical, broken, kept, kept_again, explained)


def test_it_says_nothing_of_a_reply_without_findings():
    assert said_of() is None


@pytest.mark.parametrize("place", range(len(urgency)))
def test_it_says_the_most_urgent(place):
    most, *others = urgency[place:]
    assert said_of(*others, most) == most.because


@pytest.mark.parametrize("verdict", ["broken", "kept", None])
def test_it_says_the_weightier_among_equals(verdict):
    light = make_finding("light", verdict=verdict, anger=3)
    heavy = make_finding("heavy", guideline="heavy", verdict=verdict)
    assert said_of(light, heavy) == "heavy"


def test_it_says_what_is_urgent_before_what_is_weighty():
    heavy = make_finding("heavy", guideline="heavy", verdict="kept", points=3)
    assert said_of(heavy, broken) == "broken"


@pytest.mark.parametrize("anger", [2, -2])
def test_it_says_the_stronger_effect_among_equal_weights(anger):
    weak = make_finding("weak", verdict="broken", anger=1)
    strong = make_finding("strong", verdict="broken", anger=anger)
    assert said_of(weak, strong) == "strong"


def test_it_says_the_first_when_nothing_sets_them_apart():
    findings = (make_finding(name, verdict="broken") for name in ("first", "second"))
    assert said_of(*findings) == "first"


def test_it_does_not_take_a_finding_that_bars_nothing_for_a_critical_one():
    calm = make_finding("calm", guideline="heavy", verdict=None, critical=True)
    assert said_of(calm, kept) == "kept"
