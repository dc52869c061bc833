"""Limits, help and the close: each row says what the guidance says of it."""

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
    said_by,
)

over_the_line = ["shouting", "swearing", "abusive", "threatening"]
within_rights = ["calm", "upset", "insulting", "performing", "mistaken", "silent", "demanding"]

named = "name-behaviour"
asked_to_stop = f"{named} ask-to-stop"
warned = f"{asked_to_stop} warn"
whole_ladder = f"{warned} warn-again"

limits = {
    "name-behaviour": [
        case("name-behaviour", KEPT, -1, behaviour="shouting"),
        case("name-behaviour", KEPT, 0, behaviour="shouting", made=named),
        case("name-behaviour", BROKEN, +1, behaviour="upset"),
        case("name-behaviour", SILENT, behaviour="upset", made=named),
        case("accuse", BROKEN, +1, behaviour="shouting"),
    ],
    "ask-to-stop": [
        case("ask-to-stop", KEPT, 0, behaviour="shouting", made=named),
        case("ask-to-stop", BROKEN, +1, behaviour="shouting"),
        case("ask-to-stop", BROKEN, +1, behaviour="upset"),
        case("ask-to-stop name-behaviour", NOTED, 0, behaviour="shouting"),
        case("ask-to-stop name-behaviour", BROKEN, +1, behaviour="upset"),
        case("ask-to-stop", NOTED, 0, behaviour="upset", made=named),
        case("plead", BROKEN, 0, behaviour="shouting", made=named),
        case("threaten", BROKEN, +1, behaviour="shouting", made=named),
    ],
    "warn-twice": [
        case("warn", KEPT, 0, behaviour="abusive", made=asked_to_stop),
        case("warn", NOTED, 0, behaviour="abusive", made=named),
        case("warn", NOTED, 0, behaviour="upset", made=asked_to_stop),
        case("warn-again", KEPT, 0, behaviour="abusive", made=warned),
        case("warn-again", NOTED, 0, behaviour="abusive", made=asked_to_stop),
        case("warn-again", NOTED, 0, behaviour="upset", made=warned),
        case("end-call", BROKEN, +2, behaviour="abusive", critical=True),
        case("end-call", BROKEN, +2, behaviour="abusive", made=asked_to_stop, critical=True),
        case("end-call", BROKEN, +2, behaviour="abusive", made=warned, critical=True),
        case("end-call warn-again", BROKEN, +2, behaviour="abusive", made=warned, critical=True),
        case("end-call", SILENT, behaviour="abusive", made=whole_ladder),
        case("end-call", NOTED, 0, behaviour="threatening"),
    ],
    "end-door-open": [
        case("end-call invite-back", KEPT, 0, behaviour="abusive", made=whole_ladder),
        case("end-call", BROKEN, 0, behaviour="abusive", made=whole_ladder),
        case("end-call invite-back", BROKEN, 0, behaviour="abusive", made=warned),
        case("end-call invite-back", BROKEN, 0, behaviour="abusive", made="warn warn-again"),
        case("end-call snap invite-back", BROKEN, +1, behaviour="abusive", made=whole_ladder),
        case("end-call insult invite-back", BROKEN, +1, behaviour="abusive", made=whole_ladder),
        case("end-call invite-back", NOTED, 0, behaviour="threatening"),
        case("invite-back", KEPT, 0, made="end-call"),
        case("invite-back", SILENT),
        case("tolerate", BROKEN, 0, behaviour="abusive", made=whole_ladder),
        case("tolerate", SILENT, behaviour="abusive", made=warned),
    ],
    "firm-when-needed": [
        case("hold-firm", KEPT, 0, behaviour="demanding"),
        case("hold-firm", KEPT, 0, behaviour="shouting"),
        case("hold-firm", NOTED, 0, behaviour="mistaken"),
        case("hold-firm", BROKEN, +1, behaviour="upset"),
        case("name-behaviour", BROKEN, 0, behaviour="upset"),
        case("ask-to-stop", BROKEN, 0, behaviour="upset"),
        case("name-behaviour", SILENT, behaviour="upset", made=named),
        case("warn", BROKEN, +1, behaviour="upset"),
        case("warn-again", BROKEN, +1, behaviour="calm", made=warned),
        case("end-call", BROKEN, +1, behaviour="upset", made=whole_ladder),
        case("threaten", BROKEN, 0, behaviour="abusive"),
        case("tolerate", BROKEN, 0, behaviour="abusive"),
        case("tolerate", BROKEN, 0, behaviour="demanding"),
        case("tolerate", SILENT, behaviour="upset"),
        case("overpay", BROKEN, 0, behaviour="abusive"),
        case("overpay", BROKEN, 0, behaviour="demanding"),
        case("overpay", BROKEN, 0, behaviour="insulting"),
        case("overpay", SILENT, behaviour="upset"),
    ],
}

asked_for = "asks-for-senior"

help_and_close = {
    "gallery-or-gap": [
        case("probe", KEPT, -1, made=HEARD, anger=4),
        case("probe", KEPT, 0, made=f"{HEARD} probe", anger=4),
        case("probe", NOTED, 0, made=HEARD, anger=3),
        case("probe", NOTED, 0, made=BARELY, anger=9),
        case("offer-private", KEPT, 0, made=BARELY, channel="in-person", behaviour="performing"),
        case("offer-private", SILENT, channel="in-person", behaviour="performing"),
        case("offer-private", SILENT, made=BARELY, channel="chat", behaviour="performing"),
        case("repeat-louder", BROKEN, +1),
    ],
    "bring-senior": [
        case("bring-senior", KEPT, -1, behaviour=asked_for),
        case("bring-senior", KEPT, 0, made="bring-senior", behaviour=asked_for),
        case("bring-senior", KEPT, 0, behaviour="threatening"),
        case("bring-senior", KEPT, -1, made=f"{HEARD} probe"),
        case("bring-senior", KEPT, -1, made=HEARD, behaviour="demanding"),
        case("bring-senior", BROKEN, +1, behaviour="demanding", made=BARELY),
        case("bring-senior", BROKEN, +1, made=f"{BARELY} probe"),
        case("bring-senior", BROKEN, +1),
        case("bring-senior", NOTED, 0, made=HEARD),
        case("refuse-senior", BROKEN, +1, behaviour=asked_for),
        case("refuse-senior", NOTED, 0, behaviour="upset"),
        case("cold-transfer", BROKEN, +1),
        case("cold-transfer", BROKEN, +1, behaviour=asked_for),
    ],
    "warm-close": [
        case("thank", KEPT, -1),
        case("thank", KEPT, 0, made="thank"),
        case("close-warmly", NOTED, 0, anger=3),
        case("close-warmly", NOTED, 0, anger=3, made=BARELY),
        case("close-warmly", KEPT, 0, anger=3, made=HEARD),
        case("close-warmly", KEPT, 0, anger=3, made="plan"),
        case("close-warmly", BROKEN, +1, anger=4),
        case("close-warmly", KEPT, 0, anger=4, made="solve"),
        case("close-warmly", KEPT, 0, anger=9, made="bring-senior"),
        case("close-warmly plan", KEPT, 0, anger=4),
        case("close-warmly", KEPT, 0, anger=9, made="close-warmly"),
        case("close-coldly", BROKEN, +1),
    ],
    "follow-up": [
        case("agree-follow-up", NOTED, 0),
        case("agree-follow-up end-call", NOTED, 0),
        case("agree-follow-up", NOTED, 0, made="end-call"),
    ],
}


@pytest.mark.parametrize(("guideline", "asked", "said"), rows(limits))
def test_it_judges_limits_as_the_guidance_does(guideline, asked, said):
    assert said_by(guideline, asked) == said


@pytest.mark.parametrize(("guideline", "asked", "said"), rows(help_and_close))
def test_it_judges_help_and_the_close_as_the_guidance_does(guideline, asked, said):
    assert said_by(guideline, asked) == said


# The steps of the ladder, each after those before it.
steps = [
    ("name-behaviour", "name-behaviour", ""),
    ("ask-to-stop", "ask-to-stop", named),
    ("warn-twice", "warn", asked_to_stop),
    ("warn-twice", "warn-again", warned),
]


@pytest.mark.parametrize("behaviour", over_the_line)
@pytest.mark.parametrize(("guideline", "move", "made"), steps)
def test_it_is_kept_step_by_step_where_a_line_is_crossed(guideline, move, made, behaviour):
    verdict, _, _ = said_by(guideline, Case(reply=move, made=made, behaviour=behaviour))
    assert verdict == KEPT


@pytest.mark.parametrize("behaviour", within_rights)
@pytest.mark.parametrize(("guideline", "move", "made"), steps)
def test_it_is_not_kept_where_no_line_is_crossed(guideline, move, made, behaviour):
    verdict, _, _ = said_by(guideline, Case(reply=move, made=made, behaviour=behaviour))
    assert verdict != KEPT


@pytest.mark.parametrize("behaviour", within_rights)
@pytest.mark.parametrize("move", ["name-behaviour", "ask-to-stop", "warn", "warn-again"])
def test_it_breaks_firmness_to_set_a_limit_where_no_line_is_crossed(move, behaviour):
    verdict, _, _ = said_by("firm-when-needed", Case(reply=move, behaviour=behaviour))
    assert verdict == BROKEN


@pytest.mark.parametrize("behaviour", [*over_the_line, "demanding"])
def test_it_is_firm_where_a_line_is_crossed_or_a_demand_beyond_reason(behaviour):
    assert said_by("firm-when-needed", Case(reply="hold-firm", behaviour=behaviour))[0] == KEPT
    assert said_by("firm-when-needed", Case(reply="tolerate", behaviour=behaviour))[0] == BROKEN
    assert said_by("firm-when-needed", Case(reply="overpay", behaviour=behaviour))[0] == BROKEN


something_was_done = [
    *("solve", "plan", "bring-senior", "compensate", "offer-choice", "hold-firm", "end-call"),
    "agree-follow-up",
]


@pytest.mark.parametrize("done", something_was_done)
def test_it_may_close_warmly_once_something_was_done(done):
    before = Case(reply="close-warmly", anger=9, made=done)
    beside = Case(reply=f"close-warmly {done}", anger=9)
    assert said_by("warm-close", before) == said_by("warm-close", beside) == (KEPT, 0, False)


@pytest.mark.parametrize("behaviour", over_the_line)
def test_it_says_that_a_step_has_been_taken_already(behaviour):
    again = Case(reply="name-behaviour", made=named, behaviour=behaviour)
    at_once = Case(reply="ask-to-stop name-behaviour", behaviour=behaviour)
    assert said_by("name-behaviour", again) == (KEPT, 0, False)
    assert said_by("ask-to-stop", at_once) == (NOTED, 0, False)


@pytest.mark.parametrize("left_out", whole_ladder.split())
def test_it_closes_the_door_to_leave_a_step_of_the_ladder_out(left_out):
    made = " ".join(step for step in whole_ladder.split() if step != left_out)
    leaving = Case(reply="end-call invite-back", made=made, behaviour="abusive")
    assert said_by("end-door-open", leaving) == (BROKEN, 0, False)


@pytest.mark.parametrize("behaviour", over_the_line)
@pytest.mark.parametrize(
    "move", ["name-behaviour", "ask-to-stop", "warn", "warn-again", "end-call"]
)
def test_it_is_not_harsh_to_set_a_limit_where_a_line_is_crossed(move, behaviour):
    assert said_by("firm-when-needed", Case(reply=move, behaviour=behaviour))[0] == SILENT


@pytest.mark.parametrize("behaviour", [*over_the_line, "demanding", "insulting"])
def test_it_gives_in_to_buy_off_the_loud(behaviour):
    assert said_by("firm-when-needed", Case(reply="overpay", behaviour=behaviour))[0] == BROKEN
