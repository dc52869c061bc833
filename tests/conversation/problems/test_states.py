"""What the states show: how it ends, what is left to say, what comes to the same."""

from __future__ import annotations

import re

from tests.conversation.problems.sound import (
    after_the_stairs,
    changed,
    codes,
    places,
    script_of,
    sound,
    told,
)
from trainer.conversation.problems import problems
from trainer.conversation.replay import replay

mine = "{key: mine, text: I take this on and I stay with it., moves: [own], goto: offer}"
busy = "moves: [excuse], goto: need"


def test_it_has_nothing_to_tell_of_a_sound_script():
    assert problems(script_of()) == []


# --- Ends ----------------------------------------------------------------------------------------


def one_end() -> str:
    return re.sub(r"ending: \S+,", "ending: walked-out,", sound)


def test_it_tells_when_every_way_ends_the_same():
    (one,) = told(script_of(one_end()), "one-outcome")
    assert one.where == "scenario"
    assert "'walked-out'" in one.message


def test_it_takes_giving_up_for_another_way_to_end():
    text = re.sub(r"ending: \S+,", "ending: resolved,", sound)
    assert "one-outcome" in codes(script_of(text))
    assert "one-outcome" not in codes(script_of(text.replace(busy, "moves: [excuse], goto: story")))


def test_it_tells_when_it_begins_at_an_end():
    (one,) = told(changed(("start: opening", "start: gone")), "one-outcome")
    assert one.where == "scenario"
    assert "begins at 'gone'" in one.message


def test_it_tells_when_nothing_makes_a_difference():
    text = re.sub(r"moves: \[[^]]*\]", "moves: []", one_end())
    assert places(script_of(text), "flat-score") == ["scenario"]


# --- Nothing decent ------------------------------------------------------------------------------


def test_it_tells_where_every_reply_breaks_a_guideline_and_how_to_get_there():
    script = changed((mine, mine.replace("[own]", "[blame]")))
    (one,) = told(script, "no-decent-reply")
    path = one.message.split()[1].split(",")
    assert one.where == "nodes.need"
    assert replay(script, path).state.node == "need"


def test_it_tells_of_states_and_not_of_nodes():
    """To apologise is fine once they are heard and cooler: only a hot path leaves nothing."""
    script = changed((mine, mine.replace("[own]", "[apologise]")))
    (one,) = told(script, "no-decent-reply")
    path = one.message.split()[1].split(",")
    assert replay(script, path).state.anger >= 6
    assert replay(script, ["go-on", "twice"]).state.anger < 6


def test_it_says_so_where_the_start_leaves_nothing():
    script = changed(
        ("text: Please tell me all of it., moves: [listen]", "text: No., moves: [cold]")
    )
    (one,) = told(script, "no-decent-reply")
    assert one.message == "At the very start every reply here breaks a guideline."


def test_it_says_from_which_start_of_several():
    script = changed(
        ("start: opening", "start: [{when: {after: [lie]}, node: need}, {node: opening}]"),
        ("title:", "follows: another\ntitle:"),
        (mine, mine.replace("[own]", "[blame]")),
    )
    (one,) = told(script, "no-decent-reply")
    assert one.message.startswith("At the very start from the start at 'need' every reply")


# --- The same, and the endless -------------------------------------------------------------------


def test_it_tells_of_replies_that_do_the_same():
    script = changed(("moves: [deflect], goto: offer", "moves: [minimise], goto: offer"))
    (one,) = told(script, "same-consequence")
    assert one.where == "nodes.need.replies.others"
    assert "exactly what 'office' does" in one.message


def test_it_does_not_mind_that_replies_lead_to_the_same_node():
    assert "same-consequence" not in codes(script_of())


def test_it_does_not_take_replies_for_the_same_that_lead_apart():
    script = changed(
        ("moves: [deflect], goto: offer", "moves: [minimise], goto: offer"),
        ("moves: [minimise], goto: offer}\n  offer", "moves: [minimise], goto: gone}\n  offer"),
    )
    assert "same-consequence" not in codes(script)


def test_it_does_not_take_replies_for_the_same_that_move_the_anger_apart():
    script = changed(
        ("moves: [deflect], goto: offer", "moves: [minimise], goto: offer"),
        (
            "moves: [minimise], goto: offer}\n  offer",
            "moves: [minimise], goto: [{node: offer, anger: 1}]}\n  offer",
        ),
    )
    assert "same-consequence" not in codes(script)


def test_it_tells_when_the_worst_goes_round_until_patience_ends():
    (one,) = told(changed((busy, "moves: [excuse], goto: story")), "endless-worst")
    assert one.where == "scenario"
    assert "goes round story" in one.message


def test_it_tells_when_the_worst_leaves_the_loop_at_the_last_moment():
    loop = (busy, "moves: [excuse], goto: story")
    script = changed(loop, ("ending: walked-out", "ending: cut-off"))
    assert places(script, "endless-worst") == ["scenario"]


def test_it_does_not_mind_a_loop_that_costs_nothing():
    script = changed((busy, "moves: [], goto: story"))
    assert "endless-worst" not in codes(script)


def test_it_does_not_mind_that_patience_ends_the_worst_without_a_loop():
    assert "endless-worst" not in codes(changed(("title:", "patience: 4\ntitle:")))


def test_it_tells_of_what_the_last_of_two_nodes_shares():
    """A node that is reached from one start alone is judged from there."""
    script = after_the_stairs(
        """
  next:
    behaviour: [upset]
    says: And now?
    replies:
      - {key: one, text: One moment., moves: [pause], goto: gone}
      - {key: two, text: Bear with me., moves: [pause], goto: gone}
""",
        ("start: opening", "start: [{when: {after: [lie]}, node: last}, {node: opening}]"),
        ("title:", "follows: another\ntitle:"),
    )
    assert places(script, "same-consequence") == ["nodes.next.replies.two"]
