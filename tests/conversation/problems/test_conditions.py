"""Names that the rulebook does not know, conditions that never hold, routes never taken."""

from __future__ import annotations

import pytest

from tests.conversation.problems.sound import changed, codes, places, told

ring = "[{when: {anger_at_most: 4}, node: mended}, {node: waiting}]"
start = "start: opening"
follows = ("title:", "follows: another\ntitle:")
here = "nodes.last.replies.ring"


def asking(when: str):
    """The sound script, in which the first route of `ring` asks this."""
    return changed(("{when: {anger_at_most: 4}, node: mended}", f"{{when: {when}, node: mended}}"))


def starting(when: str, *more: tuple[str, str]):
    """The sound script as a callback, whose first start asks this."""
    new = f"start: [{{when: {when}, node: story}}, {{node: opening}}]"
    return changed((start, new), follows, *more)


# --- Names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("moves: [own]", "moves: [owm]", "nodes.need.replies.mine"),
        ("{when: {anger_at_most: 4}", "{when: {after: [owm]}", here),
        ("{when: {anger_at_most: 4}", "{when: {not_after: [owm]}", here),
        ("when: {anger_at_least: 6}", "when: {after: [owm]}", "nodes.last"),
        ("{minimise: 1}", "{owm: 1}", "persona.reactions.owm"),
    ],
)
def test_it_tells_of_an_unknown_move_and_names_the_nearest(old, new, where):
    (one,) = told(changed((old, new)), "unknown-move")
    assert (one.where, one.message) == (where, "'owm' is no move: did you mean 'own'?")


def test_it_tells_of_an_unknown_move_that_a_start_asks_for():
    assert places(starting("{after: [owm]}"), "unknown-move") == ["start.0"]


def test_it_lets_a_route_ask_for_what_a_rule_leaves():
    assert "unknown-move" not in codes(asking("{not_after: [apologised-well]}"))


def test_it_does_not_take_what_a_rule_leaves_for_a_move():
    script = changed(("moves: [own]", "moves: [apologised-well]"))
    assert places(script, "unknown-move") == ["nodes.need.replies.mine"]


def test_it_tells_of_an_unknown_behaviour_and_names_the_nearest():
    script = changed(
        ("behaviour: [upset]\n    says: And what", "behaviour: [upsett]\n    says: And what")
    )
    (one,) = told(script, "unknown-behaviour")
    assert (one.where, one.message) == (
        "nodes.offer",
        "'upsett' is no behaviour: did you mean 'upset'?",
    )


def test_it_tells_of_a_key_that_is_no_condition_and_names_the_nearest():
    (one,) = told(asking("{anger_atmost: 4}"), "unknown-condition")
    assert one.where == here
    assert one.message.endswith("has no key 'anger_atmost': did you mean 'anger_at_most'?")


@pytest.mark.parametrize(
    "when",
    ["{behaviour: [upset]}", "{not_behaviour: [calm]}", "{with: [own]}", "{again: true}"],
)
def test_it_tells_of_a_condition_that_is_for_rules_only(when):
    (one,) = told(asking(when), "unknown-condition")
    assert one.where == here
    assert "which is for rules only" in one.message


def test_it_tells_of_a_wrong_key_under_the_words():
    script = changed(("when: {anger_at_least: 6}", "when: {angry: 6}"))
    assert places(script, "unknown-condition") == ["nodes.last"]


def test_it_tells_of_an_outcome_that_no_conversation_has():
    assert places(starting("{outcome: [solved]}"), "unknown-condition") == ["start.0"]


# --- Demands that exclude each other -------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ("{anger_at_least: 5, anger_at_most: 4}", "anger cannot be at least 5 and at most 4."),
        ("{heard_at_least: 2, heard_at_most: 1}", "heard cannot be at least 2 and at most 1."),
        ("{after: [own], not_after: [own]}", "'own' stands in both 'after' and 'not_after'."),
        ("{channel: [chat]}", "it asks for the channel 'chat', and this scenario's is 'phone'."),
    ],
)
def test_it_tells_of_a_condition_that_contradicts_itself(when, why):
    (one,) = told(asking(when), "contradictory-conditions")
    assert one.where == here
    assert one.message == f"The condition of route 1 can never hold: {why}"


@pytest.mark.parametrize(
    "when", ["{anger_at_least: 3, anger_at_most: 3}", "{channel: [chat, phone]}"]
)
def test_it_does_not_mind_a_condition_that_can_hold(when):
    assert "contradictory-conditions" not in codes(asking(when))


@pytest.mark.parametrize(
    "when", ["{after: [own], not_after: [own]}", "{noted: [name], not_noted: [name]}"]
)
def test_it_tells_of_a_start_that_contradicts_itself(when):
    assert places(starting(when), "contradictory-conditions") == ["start.0"]


# --- Routes and starts that are never taken ------------------------------------------------------


def test_it_tells_of_a_route_behind_one_that_always_holds():
    script = changed((ring, "[{node: mended}, {node: waiting}]"))
    (one,) = told(script, "dead-route")
    assert one.where == here
    assert "Route 2, to 'waiting'" in one.message


def test_it_tells_of_a_route_whose_turn_no_state_lets_come():
    """On a path of six replies nobody ever comes to feel heard in four ways."""
    (one,) = told(asking("{heard_at_least: 4}"), "dead-route")
    assert one.where == here
    assert "Route 1, to 'mended'" in one.message


def test_it_tells_of_a_last_route_that_is_never_needed():
    (one,) = told(asking("{anger_at_most: 10}"), "dead-route")
    assert "Route 2, to 'waiting'" in one.message


def test_it_does_not_say_twice_that_a_faulty_condition_never_holds():
    assert "dead-route" not in codes(asking("{channel: [chat]}"))
    assert "dead-route" not in codes(asking("{angry: true}"))


def test_it_tells_of_routes_that_are_hidden_even_where_states_are_not_known():
    script = changed(
        (ring, "[{node: mended}, {node: waiting}]"),
        ("moves: [restate], goto: need", "moves: [restate], goto: nowhere"),
    )
    assert places(script, "dead-route") == [here]


def test_it_tells_of_a_start_that_asks_about_nothing():
    script = changed((start, "start: [{when: {after: [lie]}, node: story}, {node: opening}]"))
    (one,) = told(script, "dead-route")
    assert one.where == "start.0"
    assert "'follows' is empty" in one.message


def test_it_tells_of_a_start_behind_one_that_always_holds():
    starts = "[{node: need}, {when: {after: [lie]}, node: story}, {node: opening}]"
    assert places(changed((start, f"start: {starts}"), follows), "dead-route") == ["start.1"]


def test_it_does_not_mind_the_last_start():
    """It holds without an attempt before it, whatever the others ask."""
    assert "dead-route" not in codes(starting("{after: [lie]}"))
