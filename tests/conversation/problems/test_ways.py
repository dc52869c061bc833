"""The starts of a script, searched where that is possible."""

from __future__ import annotations

from tests.conversation.problems.sound import changed, codes, script_of
from trainer.conversation.analysis import analyse
from trainer.conversation.errors import NoSuchNode, NoWayOn
from trainer.conversation.problems import problems, ways_of
from trainer.conversation.search import Stuck, TooTangled

restate = "moves: [restate], goto: need"
two_starts = (
    ("start: opening", "start: [{when: {after: [lie]}, node: need, anger: 9}, {node: opening}]"),
    ("title:", "follows: another\ntitle:"),
)


def refusal(*changes: tuple[str, str], more: str = ""):
    (way,) = ways_of(changed(*changes, more=more))
    return type(way.refusal)


def test_it_analyses_the_only_start():
    (way,) = ways_of(script_of())
    assert way.where == "scenario"
    assert way.analysis == analyse(script_of())


def test_it_analyses_every_start_of_several():
    first, last = ways_of(changed(*two_starts))
    assert (first.where, last.where) == ("start.0", "start.1")
    assert first.analysis
    assert first.analysis.best_path[0] == "mine"


def test_it_says_why_a_start_cannot_be_searched():
    assert refusal((restate, "moves: [restate], goto: nowhere")) is NoSuchNode
    assert refusal((restate, "moves: [restate], goto: []")) is NoWayOn
    assert refusal((restate, "moves: [restate], goto: end"), more="  end: {says: Hm.}") is Stuck


def test_it_says_when_there_are_too_many_states():
    (way,) = ways_of(script_of(), limit=10)
    assert isinstance(way.refusal, TooTangled)
    assert way.analysis is None


def test_it_does_not_search_from_an_end():
    (way,) = ways_of(changed(("start: opening", "start: gone")))
    assert way.analysis is None
    assert way.refusal is None


def test_it_tells_what_one_start_shows_where_another_leads_nowhere():
    script = changed(*two_starts, ("node: need,", "node: nowhere,"), ("moves: [own]", "moves: []"))
    broken = changed(*two_starts, ("node: need,", "node: nowhere,"), ("[own]", "[blame]"))
    assert codes(script)[0] == codes(broken)[0] == "missing-target"
    assert "no-decent-reply" in codes(broken)
    assert "no-decent-reply" not in codes(script)


def test_it_searches_once_if_it_is_given_what_was_found(monkeypatch):
    script = script_of()
    ways = ways_of(script)
    monkeypatch.setattr("trainer.conversation.problems.subject.search", None)
    assert problems(script, ways) == []
