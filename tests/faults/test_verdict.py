"""What the other tests here rely on: a turn that is lost, doubled or another one is found."""

from __future__ import annotations

from collections import defaultdict

from benchmarks.players import Log, Story
from benchmarks.verdict import verdict


def judged(*turns: tuple[int, str], wrong: str = ""):
    """Two turns were said and confirmed, a third was said and never answered; these are stored."""
    story = Story(said={1: {"go-on"}, 2: {"back"}, 3: {"fix"}}, shown={1: "go-on", 2: "back"})
    log = Log(stories=defaultdict(Story, one=story), seconds=[0.1, 0.2])
    log.unanswered.append(("one", 3, "fix"))
    row = {"attempt": "one", "turns": [list(turn) for turn in turns], "wrong": wrong}
    return verdict([log], [row])


def test_it_accepts_a_turn_without_an_answer_stored_or_not():
    stored, not_stored = (
        judged((1, "go-on"), (2, "back"), (3, "fix")),
        judged((1, "go-on"), (2, "back")),
    )
    assert (stored.faults, stored.heard) == ([], 1)
    assert (not_stored.faults, not_stored.heard) == ([], 0)


def test_it_finds_a_lost_turn():
    assert judged((1, "go-on")).lost == ["one 2: back was shown, None stored"]


def test_it_finds_an_attempt_that_is_gone():
    story = Story(said={1: {"go-on"}}, shown={1: "go-on"})
    assert len(verdict([Log(stories=defaultdict(Story, one=story))], []).lost) == 1


def test_it_finds_a_doubled_turn():
    found = judged((1, "go-on"), (2, "back"), (3, "fix"), (4, "fix"))
    assert found.doubled == ["one 4: fix is stored and was never said"]


def test_it_finds_a_turn_that_is_another_than_was_said():
    found = judged((1, "go-on"), (2, "back"), (3, "no"))
    assert found.unexplained == ["one 3: no is stored, another was said"]


def test_it_passes_on_what_does_not_replay():
    found = judged((1, "go-on"), (2, "back"), wrong="it does not replay")
    assert found.unexplained == ["one: it does not replay"]
