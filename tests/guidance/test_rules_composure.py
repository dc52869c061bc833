"""Keeping one's own head: each row says what the guidance says of it."""

from __future__ import annotations

import pytest

from tests.guidance.cases import BROKEN, KEPT, NOTED, SILENT, Case, case, rows, rulings, said_by

provoking = "shouting swearing insulting abusive threatening performing demanding"
hard_to_serve = "insulting swearing abusive shouting demanding mistaken"

table = {
    "stay-calm": [
        case("pause", KEPT, 0, anger=10),
        case("pause", KEPT, 0, anger=6),
        case("pause", NOTED, 0, anger=5),
        case("pause", NOTED, 0, anger=5, behaviour="upset"),
        case("snap", BROKEN, +1),
        case("insult", BROKEN, +2, critical=True),
        case("insult", BROKEN, +2, anger=10, behaviour="abusive", critical=True),
    ],
    "let-jibes-pass": [
        case("let-pass", KEPT, 0, behaviour="insulting"),
        case("let-pass", KEPT, 0, behaviour="insulting shouting"),
        case("let-pass", NOTED, 0, behaviour="abusive"),
        case("let-pass", NOTED, 0, behaviour="swearing"),
        case("let-pass", NOTED, 0, behaviour="shouting"),
        case("let-pass", NOTED, 0, behaviour="calm"),
        case("take-bait", BROKEN, +1, behaviour="insulting"),
    ],
    "no-arguing": [
        case("ask", KEPT, 0, behaviour="mistaken"),
        case("probe", KEPT, 0, behaviour="mistaken"),
        case("ask", SILENT, behaviour="upset"),
        case("probe", SILENT, behaviour="upset"),
        case("argue", BROKEN, +1),
        case("argue", BROKEN, +1, behaviour="mistaken"),
    ],
    "same-service": [
        case("own", SILENT, behaviour="upset"),
        case("solve", SILENT, behaviour="calm"),
        case("offer-choice", SILENT, behaviour="silent"),
        case("cold", BROKEN, +1),
        case("cold", BROKEN, +1, behaviour="mistaken"),
    ],
}


@pytest.mark.parametrize(("guideline", "asked", "said"), rows(table))
def test_it_judges_composure_as_the_guidance_does(guideline, asked, said):
    assert said_by(guideline, asked) == said


@pytest.mark.parametrize("behaviour", provoking.split())
def test_it_keeps_composed_under_any_provocation(behaviour):
    assert said_by("stay-calm", Case(reply="pause", anger=0, behaviour=behaviour))[0] == KEPT


@pytest.mark.parametrize("move", ["own", "solve", "offer-choice"])
@pytest.mark.parametrize("behaviour", hard_to_serve.split())
def test_it_serves_everyone_the_same(move, behaviour):
    assert said_by("same-service", Case(reply=move, behaviour=behaviour)) == (KEPT, 0, False)


@pytest.mark.parametrize("behaviour", ["shouting", "swearing", "abusive"])
def test_it_explains_that_what_goes_on_and_on_may_be_named(behaviour):
    """Let pass, it earns nothing, and for another reason than where there is no jibe."""
    said = rulings("let-pass", Case(reply="let-pass", behaviour=behaviour).now)
    nothing_there = rulings("let-pass", Case(reply="let-pass", behaviour="calm").now)
    assert "may be named" in said["let-jibes-pass"].because
    assert "no jibe" in nothing_there["let-jibes-pass"].because
