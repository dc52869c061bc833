"""Boundaries: where they are missing, where they have no cause, and the ladder to a fair end."""

from __future__ import annotations

import pytest

from tests.conversation.problems.sound import after_the_stairs, codes, places, told
from trainer.conversation.replay import replay

ladder = """
  next:
    behaviour: [abusive]
    says: You are useless.
    replies:
      - {key: name, text: "You are swearing, Ms Ortega.", moves: [name-behaviour], goto: asked}
      - {key: bear, text: Go on then., moves: [tolerate], goto: gone}
  asked:
    behaviour: [abusive]
    says: Useless.
    replies:
      - {key: stop, text: Please stop that., moves: [ask-to-stop], goto: warned}
      - {key: bear, text: Go on then., moves: [tolerate], goto: gone}
  warned:
    behaviour: [abusive]
    says: Useless.
    replies:
      - {key: warn, text: If you go on I end the call., moves: [warn], goto: again}
      - {key: bear, text: Go on then., moves: [tolerate], goto: gone}
  again:
    behaviour: [abusive]
    says: Useless.
    replies:
      - {key: again, text: Once more. I will end the call., moves: [warn-again], goto: end}
      - {key: bear, text: Go on then., moves: [tolerate], goto: gone}
  end:
    behaviour: [abusive]
    says: Useless.
    replies:
      - {key: bye, text: Ring again later. Goodbye., moves: [end-call, invite-back], goto: fair}
      - {key: bear, text: Go on then., moves: [tolerate], goto: gone}
  fair: {ending: ended-fairly, says: Hello?}
"""
name = "moves: [name-behaviour], goto: asked"
again = "moves: [warn-again], goto: end"


def climbing(*changes: tuple[str, str]):
    """A script with the ladder, in which some words of it are others."""
    text = ladder
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return after_the_stairs(text)


def test_it_has_nothing_to_tell_of_the_whole_ladder():
    errors = {"fair-without-ladder", "boundary-without-cause", "abuse-without-boundary"}
    assert errors.isdisjoint(codes(climbing()))
    assert "warn-not-again" not in codes(climbing())


# --- The fair end --------------------------------------------------------------------------------


def test_it_tells_of_a_fair_end_without_a_step():
    (one,) = told(climbing((again, "moves: [pause], goto: end")), "fair-without-ladder")
    assert one.where == "nodes.fair"
    assert "without 'warn-again'." in one.message


def test_it_says_how_the_fair_end_is_reached():
    script = climbing((name, "moves: [name-behaviour], goto: end"))
    (one,) = told(script, "fair-without-ladder")
    path = one.message.split("After ")[1].split()[0].split(",")
    assert "'ask-to-stop' or 'warn' or 'warn-again'" in one.message
    assert replay(script, path).outcome == "ended-fairly"


def test_it_asks_for_every_step_on_every_path():
    """One path with all steps does not make up for one without."""
    around = ("moves: [tolerate], goto: gone}\n  asked", "moves: [tolerate], goto: asked}\n  asked")
    script = climbing(around)
    assert "without 'name-behaviour'." in told(script, "fair-without-ladder")[0].message


def test_it_counts_the_steps_of_the_last_reply():
    script = climbing(
        (again, "moves: [warn-again, end-call, invite-back], goto: fair"),
        ("[end-call, invite-back], goto: fair", "[end-call, invite-back], goto: gone"),
    )
    assert "fair-without-ladder" not in codes(script)


# --- Boundaries ----------------------------------------------------------------------------------


def test_it_tells_of_a_boundary_that_is_best_though_no_line_was_crossed():
    script = after_the_stairs("""
  next:
    behaviour: [upset]
    says: And now?
    replies:
      - {key: name, text: You are getting loud., moves: [name-behaviour], goto: mended}
      - {key: no, text: Well., moves: [], goto: gone}
""")
    (one,) = told(script, "boundary-without-cause")
    assert one.where == "nodes.next"
    assert "the customer crosses no line" in one.message


@pytest.mark.parametrize(
    ("behaviour", "other"), [("shouting", "gone"), ("threatening", "gone"), ("upset", "mended")]
)
def test_it_does_not_mind_a_boundary_with_a_cause_or_one_that_is_not_best(behaviour, other):
    script = after_the_stairs(f"""
  next:
    behaviour: [{behaviour}]
    says: And now?
    replies:
      - {{key: name, text: You are getting loud., moves: [name-behaviour], goto: mended}}
      - {{key: no, text: Well., moves: [], goto: {other}}}
""")
    assert "boundary-without-cause" not in codes(script)


twice = """
  next:
    behaviour: [shouting]
    says: And now?
    replies:
      - {key: one, text: Well., moves: [pause], goto: second}
      - {key: two, text: I see., moves: [], goto: gone}
  second:
    behaviour: [swearing]
    says: And now?
    replies:
      - {key: one, text: Well., moves: [pause], goto: mended}
      - {key: two, text: I see., moves: [], goto: gone}
"""


def test_it_tells_of_abuse_that_goes_on_with_no_boundary_on_offer():
    (one,) = told(after_the_stairs(twice), "abuse-without-boundary")
    assert one.where == "nodes.second"
    assert "went on from 'next' (swearing)" in one.message


def test_it_tells_of_abuse_that_goes_on_at_the_same_node():
    loop = twice.replace("moves: [], goto: gone}\n  second", "moves: [], goto: next}\n  second")
    assert places(after_the_stairs(loop), "abuse-without-boundary") == [
        "nodes.next",
        "nodes.second",
    ]


@pytest.mark.parametrize("move", ["name-behaviour", "ask-to-stop", "warn", "end-call"])
def test_it_does_not_mind_where_a_boundary_is_offered(move):
    offered = twice.replace("moves: [], goto: gone}\n", f"moves: [{move}], goto: gone}}\n")
    assert "abuse-without-boundary" not in codes(after_the_stairs(offered))


@pytest.mark.parametrize("behaviour", ["upset", "insulting", "demanding"])
def test_it_does_not_mind_what_is_no_abuse(behaviour):
    milder = twice.replace("swearing", behaviour)
    assert "abuse-without-boundary" not in codes(after_the_stairs(milder))


# --- The second warning --------------------------------------------------------------------------


def test_it_tells_of_a_second_warning_that_is_not_carried_as_one():
    script = climbing((again, "moves: [warn], goto: end"))
    assert places(script, "warn-not-again") == ["nodes.again.replies.again"]


def test_it_tells_of_a_warning_that_comes_round_again():
    script = climbing(("moves: [warn], goto: again", "moves: [warn], goto: warned"))
    assert places(script, "warn-not-again") == ["nodes.warned.replies.warn"]


def test_it_does_not_mind_a_second_warning_that_says_so():
    script = climbing((again, "moves: [warn, warn-again], goto: end"))
    assert "warn-not-again" not in codes(script)
