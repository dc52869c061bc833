"""Faults of the graph: targets, ends, final routes and words, nodes that nobody gets to."""

from __future__ import annotations

import pytest

from tests.conversation.problems.sound import after_the_stairs, changed, codes, places, told
from trainer.conversation.problems import problems, ways_of

go_on = "moves: [listen], goto: story"
cellar = """
  next:
    behaviour: [upset]
    says: Is anybody there?
    replies:
      - {key: one, text: One moment., moves: [pause], goto: next}
      - {key: two, text: Bear with me., moves: [plead], goto: next}
"""


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (go_on, "moves: [listen], goto: storry", "nodes.opening.replies.go-on"),
        ("start: opening", "start: storry", "start"),
        ("revealed_at: [story]", "revealed_at: [storry]", "facts.week"),
    ],
)
def test_it_tells_of_a_target_that_is_missing_and_names_the_nearest(old, new, where):
    (one,) = told(changed((old, new)), "missing-target")
    assert one.where == where
    assert "'storry', which is no node: did you mean 'story'?" in one.message


def test_it_tells_of_a_missing_target_once_for_a_reply():
    twice = "goto: [{when: {anger_at_least: 9}, node: lost}, {node: lost}]"
    script = changed((go_on, f"moves: [listen], {twice}"))
    assert places(script, "missing-target") == ["nodes.opening.replies.go-on"]


def test_it_tells_which_start_of_several_leads_nowhere():
    script = changed(
        ("start: opening", "start: [{when: {after: [lie]}, node: lost}, {node: opening}]"),
        ("title:", "follows: another\ntitle:"),
    )
    assert places(script, "missing-target") == ["start.0"]


def test_it_tells_of_a_node_that_nothing_leads_to():
    (one,) = told(changed(more="  lost: {ending: unresolved, says: Hm.}"), "unreachable-node")
    assert one.where == "nodes.lost"
    assert "nothing that is reached leads to it" in one.message


def test_it_tells_of_a_node_that_no_state_gets_to():
    """There is a route, and it never holds: after one reply nobody was heard four times."""
    routes = "[{when: {heard_at_least: 4}, node: lost}, {node: story}]"
    script = changed(
        (go_on, f"moves: [listen], goto: {routes}"),
        more="  lost: {ending: unresolved, says: Hm.}",
    )
    (one,) = told(script, "unreachable-node")
    assert one.where == "nodes.lost"
    assert "no route to it is ever taken" in one.message


def test_it_tells_of_a_node_that_patience_never_gets_to():
    script = changed(("title:", "patience: 4\ntitle:"))
    found = places(script, "unreachable-node")
    assert found == ["nodes.solution", "nodes.last", "nodes.mended", "nodes.waiting"]


def test_it_goes_by_the_routes_where_the_states_are_not_known():
    script = changed(
        ("says: And what happens now?", "says: Well?"),
        ("text: I ring you tomorrow., moves: [agree-follow-up], goto: [{", "text: Hm., goto: [{"),
        ("moves: [restate], goto: need", "moves: [restate], goto: nowhere"),
        more="  lost: {ending: unresolved, says: Hm.}",
    )
    assert places(script, "unreachable-node") == ["nodes.lost"]


def test_it_tells_of_a_loop_without_a_way_out():
    assert places(after_the_stairs(cellar), "no-way-out") == ["nodes.next"]


def test_it_does_not_mind_a_loop_with_a_way_out():
    out = cellar.replace("moves: [plead], goto: next", "moves: [plead], goto: gone")
    assert places(after_the_stairs(out), "no-way-out") == []


def test_it_blames_a_node_without_replies_alone():
    """Not those before it, for which there is no way out either."""
    script = changed(
        ("goto: gone", "goto: end"),
        ("goto: waiting", "goto: end"),
        ("[{when: {anger_at_most: 4}, node: mended}, {node: waiting}]", "end"),
        more="  end: {says: Hm.}",
    )
    assert places(script, "no-replies") == ["nodes.end"]
    assert places(script, "no-way-out") == []


@pytest.mark.parametrize("routes", ["[{when: {anger_at_most: 4}, node: mended}]", "[]"])
def test_it_tells_of_a_reply_without_a_final_route(routes):
    old = "[{when: {anger_at_most: 4}, node: mended}, {node: waiting}]"
    assert places(changed((old, routes)), "no-final-route") == ["nodes.last.replies.ring"]


@pytest.mark.parametrize("says", ["[]", "[{when: {anger_at_least: 3}, text: And now?}]"])
def test_it_tells_of_a_node_without_final_words(says):
    script = changed(("says: And what happens now?", f"says: {says}"))
    assert places(script, "no-final-words") == ["nodes.offer"]


def test_it_tells_of_an_ending_without_words():
    assert places(changed(("says: We will see.", "says: []")), "no-final-words") == [
        "nodes.waiting"
    ]


def test_it_tells_of_a_script_that_is_too_tangled():
    script = changed()
    (one,) = (one for one in problems(script, ways_of(script, limit=30)) if one.level == "error")
    assert (one.code, one.where) == ("too-tangled", "scenario")
    assert "most of them at offer" in one.message


def test_it_tells_of_a_node_with_a_single_reply():
    lone = cellar[: cellar.index("      - {key: two")].replace("goto: next", "goto: gone")
    assert places(after_the_stairs(lone), "no-choice") == ["nodes.next"]


def test_it_tells_of_a_reaction_to_what_nobody_does():
    script = changed(("{minimise: 1}", "{minimise: 1, lie: 2}"))
    assert places(script, "unused-reaction") == ["persona.reactions.lie"]


def test_it_does_not_mind_a_reaction_of_nothing():
    assert "unused-reaction" not in codes(changed(("{minimise: 1}", "{minimise: 1, lie: 0}")))
