"""The table of checks, and what holds of everything that is told."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from tests.conversation.problems.sound import changed
from trainer.conversation.problems import Problem, checks, problems

# The codes of the design, in its order.
errors = """
    missing-target unreachable-node no-way-out no-replies unknown-move unknown-behaviour
    unknown-condition contradictory-conditions dead-route no-final-route one-outcome flat-score
    no-decent-reply no-final-words fair-without-ladder boundary-without-cause
    abuse-without-boundary unsaid-words too-tangled
"""
warnings = """
    guessable bot-beats-it longest-is-best sorry-is-best only-best-asks same-place
    same-kind-in-a-row twin-replies no-choice same-consequence shouting-in-text strawman too-long
    short-run long-run unused-reaction anger-and-words-disagree fact-never-said endless-worst
    warn-not-again
"""

several = (
    ("moves: [own]", "moves: [owm]"),
    ("moves: [listen], goto: story", "moves: [listen], goto: storry"),
    ("text: Goodbye.", "text: Shut up."),
    ("{minimise: 1}", "{minimise: 1, lie: 2}"),
)


def test_it_knows_every_code():
    assert [one.code for one in checks if one.level == "error"] == errors.split()
    assert [one.code for one in checks if one.level == "warning"] == warnings.split()


def test_it_tells_everything_at_once_and_errors_first():
    found = problems(changed(*several))
    assert [one.level for one in found] == ["error"] * 2 + ["warning"] * 2
    assert [one.code for one in found] == [
        "missing-target",
        "unknown-move",
        "strawman",
        "unused-reaction",
    ]


def test_it_says_of_everything_where_it_is_and_how_to_mend_it():
    for one in problems(changed(*several)):
        assert one.where
        assert one.message.endswith((".", "?"))
        assert one.mend.endswith(".")


def test_it_cannot_be_changed():
    problem = Problem("error", "no-replies", "nodes.end", "It is stuck.", "Add one.")
    with pytest.raises(FrozenInstanceError):
        problem.code = "other"  # type: ignore[misc]
