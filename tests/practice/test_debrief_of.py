from __future__ import annotations

from typing import Any

import pytest

from scenarios.compiling import compile_script
from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from trainer.conversation.replay import Conversation, replay
from trainer.guidance.rulebook import Rulebook
from trainer.practice.debrief import Debrief, debrief_of


def make_guideline(*, slug: str, weight: int, rules: list[dict[str, Any]]) -> dict[str, Any]:
    heading = {"document": "paper", "heading": f"On {slug}"}
    bars = any(rule.get("critical") for rule in rules)
    return {
        "slug": slug,
        "title": slug,
        "advice": slug,
        "kind": ["words"],
        "weight": weight,
        "sources": [heading],
        "critical": bars,
        "rule": rules,
    }


def make_rule(*, move: str, **values: Any) -> dict[str, Any]:
    return {"moves": [move], "because": f"You did {move}.", **values}


def make_move(group: str) -> dict[str, str]:
    return {"group": group, "label": group, "hint": group}


moves = {"ask": "hearing", "fix": "solving", "shrug": "harmful", "sigh": "harmful"}
rulebook = Rulebook.model_validate(
    {
        "documents": {"paper": {"title": "The paper", "about": "About it."}},
        "outcomes": {
            "happy": {"points": 6, "label": "Happy", "meaning": "All is well."},
            "walked-out": {"points": -6, "label": "Gone", "meaning": "They left."},
        },
        "scars": {},
        "behaviours": {},
        "moves": {slug: make_move(group) for slug, group in moves.items()},
        "guideline": [
            make_guideline(
                slug="helping",
                weight=3,
                rules=[
                    make_rule(move="fix", verdict="kept", anger=-3),
                    make_rule(move="shrug", verdict="broken", anger=2, critical=True),
                ],
            ),
            make_guideline(
                slug="hearing",
                weight=2,
                rules=[
                    make_rule(move="ask", verdict="kept", anger=-2),
                    make_rule(move="sigh", verdict="broken", anger=1),
                ],
            ),
            make_guideline(slug="musing", weight=1, rules=[make_rule(move="ask")]),
        ],
    }
)

persona = PersonaDocument(persona="rosa", fuse="short")
document = ScenarioDocument.model_validate(
    {
        "scenario": "tiny",
        "title": "Tiny",
        "channel": "phone",
        "persona": "rosa",
        "anger": 5,
        "patience": 4,
        "start": "talk",
        "nodes": {
            "talk": {
                "says": "Well?",
                "replies": [
                    {"key": "ask", "text": "What?", "moves": ["ask"], "goto": "talk"},
                    {"key": "sigh", "text": "Oh.", "moves": ["sigh"], "goto": "talk"},
                    {"key": "hm", "text": "Hm.", "note": "Say more.", "goto": "talk"},
                    {"key": "wait", "text": "Wait.", "goto": [{"node": "talk", "anger": 2}]},
                    {"key": "shrug", "text": "So?", "moves": ["shrug"], "goto": "talk"},
                    {"key": "fix", "text": "Here.", "moves": ["fix"], "goto": "end"},
                ],
            },
            "end": {"ending": "happy", "says": "Thanks."},
        },
    }
)
script = compile_script(document, persona, rulebook)


def played(*replies: str) -> Conversation:
    return replay(script, replies)


def debriefed(*replies: str) -> Debrief:
    return debrief_of(played(*replies))


def test_it_has_a_turn_for_every_reply():
    turns = debriefed("ask", "fix").turns
    assert [(one.number, one.customer, one.trainee) for one in turns] == [
        (1, "Well?", "What?"),
        (2, "Well?", "Here."),
    ]


def test_it_follows_the_anger():
    turns = debriefed("ask", "wait", "fix").turns
    assert [(one.anger_before, one.anger_after, one.change) for one in turns] == [
        (5, 3, -2),
        (3, 5, 2),
        (5, 2, -3),
    ]


def test_it_tells_apart_what_moved_the_anger():
    sigh, wait = debriefed("sigh", "wait").turns
    assert (sigh.persona, sigh.on_the_way) == (1, 0)
    assert (wait.persona, wait.on_the_way) == (0, 2)


def test_it_knows_the_anger_at_its_start_its_peak_and_its_end():
    debrief = debriefed("wait", "ask", "fix")
    assert (debrief.start_anger, debrief.peak_anger, debrief.end_anger) == (5, 7, 2)


def test_it_counts_the_start_as_a_peak():
    assert debriefed("ask", "fix").peak_anger == 5


def test_it_explains_every_finding_with_its_guideline_and_source():
    hearing, musing = debriefed("ask").turns[0].findings
    assert (hearing.guideline.slug, hearing.finding.because) == ("hearing", "You did ask.")
    assert [(one.document, one.heading) for one in hearing.sources] == [("The paper", "On hearing")]
    assert (musing.guideline.slug, musing.finding.verdict) == ("musing", None)


def test_it_hands_on_what_the_author_noted():
    assert [one.note for one in debriefed("hm", "fix").turns] == ["Say more.", ""]


def test_it_adds_up_the_points_of_turns_and_ending():
    assert debriefed("ask", "sigh", "fix").total == 2 - 2 + 3 + 6


def test_it_names_what_was_critical_once():
    critical = debriefed("shrug", "shrug", "fix").critical
    assert [one.slug for one in critical] == ["helping"]
    assert debriefed("sigh", "fix").critical == ()


def test_it_tallies_what_was_kept_and_broken_in_the_order_of_the_rulebook():
    tallies = debriefed("ask", "sigh", "sigh", "fix").tallies
    assert [(one.guideline.slug, one.kept, one.broken) for one in tallies] == [
        ("helping", 1, 0),
        ("hearing", 1, 2),
    ]


@pytest.mark.parametrize(
    ("replies", "label", "words"),
    [(("fix",), "Happy", "Thanks."), (("hm",) * 4, "Gone", "I have had enough of this. Goodbye.")],
)
def test_it_knows_how_it_ended(replies, label, words):
    debrief = debriefed(*replies)
    assert debrief.outcome
    assert (debrief.outcome.label, debrief.last_words) == (label, words)


def test_it_goes_as_far_as_the_conversation_went():
    debrief = debriefed("ask")
    assert debrief.outcome is None
    assert (len(debrief.turns), debrief.total, debrief.last_words) == (1, 2, "Well?")


def test_it_is_empty_before_the_first_word():
    debrief = debriefed()
    assert (debrief.turns, debrief.tallies, debrief.critical) == ((), (), ())
    assert (debrief.start_anger, debrief.peak_anger, debrief.end_anger) == (5, 5, 5)
