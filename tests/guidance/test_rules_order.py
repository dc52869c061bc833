"""The right order, and words about the problem: each row says what the guidance says of it."""

from __future__ import annotations

import pytest

from tests.guidance.cases import (
    BARELY,
    BROKEN,
    HEARD,
    KEPT,
    NOTED,
    SILENT,
    Case,
    case,
    rows,
    rulings,
    said_by,
)

named = "name-behaviour"
early = f"{HEARD} apologise"
well_made = f"{HEARD} apologise apologised-well"

order = {
    "understand-first": [
        case("solve", BROKEN, 0, anger=0),
        case("solve", BROKEN, 0, made=BARELY, anger=3),
        case("solve", BROKEN, 0, made=BARELY, anger=9),
        case("solve", KEPT, 0, made=HEARD, anger=6),
        case("solve", KEPT, 0, made=HEARD, anger=0),
        case("solve", NOTED, 0, made=HEARD, anger=7),
        case("compensate", BROKEN, 0, made=BARELY),
        case("compensate", SILENT, made=HEARD),
        case("compensate solve", SILENT, made=BARELY),
        case("name-behaviour", BROKEN, +1, made=named, behaviour="upset"),
        case("ask-to-stop", BROKEN, +1, made=named, behaviour="calm"),
        case("name-behaviour", SILENT, made=named, behaviour="shouting"),
        case("ask-to-stop", SILENT, made=named, behaviour="swearing"),
        case("ask-to-stop", SILENT, made=named, behaviour="abusive"),
        case("ask-to-stop", SILENT, made=named, behaviour="threatening"),
        case("name-behaviour", SILENT, behaviour="upset"),
    ],
    "apologise-once-cooled": [
        case("apologise", BROKEN, +1, anger=10),
        case("apologise", BROKEN, +1, made=HEARD, anger=6),
        case("apologise", KEPT, -2, made=HEARD, anger=5),
        case("apologise", KEPT, -2, made="ask empathise", anger=0),
        case("apologise", NOTED, 0, made=BARELY, anger=5),
        case("apologise", NOTED, 0, anger=0),
        case("apologise", KEPT, -1, made=early, anger=5),
        case("apologise", BROKEN, +1, made=early, anger=6),
        case("apologise", BROKEN, +1, made=well_made, anger=5),
        case("apologise", BROKEN, +1, made=well_made, anger=0),
        case("apologise dead-end", BROKEN, +1, made=HEARD, anger=3),
        case("apologise dead-end", BROKEN, +1, anger=9),
        case("apologise refuse-senior", BROKEN, +1, made=HEARD, anger=3),
    ],
}

problem = {
    "own-it": [
        case("own", KEPT, -2),
        case("own", KEPT, -2, anger=10),
        case("own", KEPT, 0, made="own"),
        case("deflect", BROKEN, 0),
    ],
    "no-blame-shift": [
        case("blame", BROKEN, +2),
        case("blame", BROKEN, +2, anger=0, made="blame"),
    ],
    "no-excuses": [
        case("give-reason plan", KEPT, 0),
        case("give-reason start-now", KEPT, 0),
        case("give-reason solve", KEPT, 0),
        case("give-reason", KEPT, 0, made="plan"),
        case("give-reason", NOTED, 0),
        case("excuse", BROKEN, +1),
    ],
    "be-truthful": [
        case("admit", KEPT, 0),
        case("lie", BROKEN, -2, critical=True),
    ],
    "promise-deliverable": [
        case("promise", KEPT, -1),
        case("promise", KEPT, 0, made="promise"),
        case("overpromise", BROKEN, -2, critical=True),
    ],
    "face-it-now": [
        case("start-now", KEPT, -1, made=HEARD, anger=6),
        case("start-now", KEPT, 0, made=f"{HEARD} start-now"),
        case("start-now", NOTED, 0, made=HEARD, anger=7),
        case("start-now", NOTED, 0, made=BARELY, anger=3),
        case("start-now", NOTED, 0, made=f"{BARELY} start-now"),
        case("deflect", BROKEN, 0),
        case("deflect", BROKEN, +1, made="deflect"),
        case("deflect", BROKEN, +1, made="leave-it-with-us"),
    ],
    "real-solution": [
        case("solve", KEPT, 0),
        case("solve", KEPT, 0, made=BARELY, anger=9),
        case("solve", KEPT, -3, made=HEARD, anger=6),
        case("solve", KEPT, -3, made=HEARD, anger=0),
        case("solve", KEPT, -1, made=HEARD, anger=7),
        case("solve", KEPT, 0, made=f"{HEARD} solve", anger=7),
        case("solve", KEPT, -1, made=f"{HEARD} solve", anger=6),
        case("solve", KEPT, 0, made=f"{HEARD} solve solution-landed", anger=6),
        case("solve", KEPT, 0, made=f"{HEARD} solve solution-landed", anger=9),
        case("dead-end", BROKEN, +3, critical=True),
        case("partial-fix", BROKEN, 0),
    ],
    "compensate": [
        case("compensate", KEPT, 0, made=BARELY),
        case("compensate", KEPT, -1, made=HEARD),
        case("compensate", KEPT, 0, made=f"{HEARD} compensate"),
        case("token", BROKEN, +1),
        case("overpay", BROKEN, 0),
    ],
    "collaborate": [
        case("offer-choice", KEPT, -1),
        case("offer-choice", KEPT, 0, made="offer-choice"),
        case("take-it-or-leave-it", BROKEN, +1),
    ],
    "share-plan": [
        case("plan", KEPT, -1),
        case("plan", KEPT, 0, made="plan"),
        case("leave-it-with-us", BROKEN, 0),
        case("leave-it-with-us", BROKEN, +1, made="leave-it-with-us"),
        case("leave-it-with-us", BROKEN, +1, made="deflect"),
    ],
}


@pytest.mark.parametrize(("guideline", "asked", "said"), rows(order))
def test_it_judges_the_order_of_things_as_the_guidance_does(guideline, asked, said):
    assert said_by(guideline, asked) == said


@pytest.mark.parametrize(("guideline", "asked", "said"), rows(problem))
def test_it_judges_words_about_the_problem_as_the_guidance_does(guideline, asked, said):
    assert said_by(guideline, asked) == said


marks = [
    ("apologise", 5, HEARD, "apologised-well"),
    ("apologise", 5, early, "apologised-well"),
    ("apologise", 6, HEARD, None),
    ("apologise", 5, BARELY, None),
    ("solve", 6, HEARD, "solution-landed"),
    ("solve", 6, f"{HEARD} solve", "solution-landed"),
    ("solve", 7, HEARD, None),
    ("solve", 6, BARELY, None),
]


@pytest.mark.parametrize(("move", "anger", "made", "mark"), marks)
def test_it_remembers_what_was_done_well(move, anger, made, mark):
    """So that it is known when the same is said over again."""
    found = rulings(move, Case(reply=move, anger=anger, made=made).now)
    assert [rule.marks for rule in found.values() if rule.marks] == ([mark] if mark else [])
