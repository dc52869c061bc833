from __future__ import annotations

from typing import Any

import pytest

from scenarios.compiling import compile_script
from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from trainer.conversation.replay import replay
from trainer.conversation.values import values_of
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


def debriefed(*replies: str) -> Debrief:
    conversation = replay(script, replies)
    return debrief_of(conversation, values_of(script, conversation.start))


def test_it_has_a_turn_for_every_reply():
    turns = debriefed("ask", "fix").turns
    assert [(one.number, one.customer, one.picked.text) for one in turns] == [
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
    sigh, wait, _ = debriefed("sigh", "wait", "fix").turns
    assert (sigh.persona, sigh.on_the_way) == (1, 0)
    assert (wait.persona, wait.on_the_way) == (0, 2)


@pytest.mark.parametrize(
    ("replies", "peak"), [(("wait", "ask", "fix"), 7), (("ask", "fix"), 5), (("hm", "wait"), 7)]
)
def test_it_knows_the_anger_at_its_peak(replies, peak):
    assert debriefed(*replies).peak_anger == peak


def test_it_explains_every_finding_with_its_guideline_and_source():
    hearing, musing = debriefed("ask", "fix").turns[0].picked.findings
    assert (hearing.guideline.slug, hearing.finding.because) == ("hearing", "You did ask.")
    assert [(one.document, one.heading) for one in hearing.sources] == [("The paper", "On hearing")]
    assert (musing.guideline.slug, musing.finding.verdict) == ("musing", None)


def test_it_hands_on_what_the_author_noted():
    assert [one.note for one in debriefed("hm", "fix").turns] == ["Say more.", ""]


# The best talk is ask, fix: 2 + 3, and 6 for its end. The worst shrugs four times: 4 x -3, and -6.


@pytest.mark.parametrize(
    ("replies", "points"),
    [
        (("ask", "fix"), 11),
        (("fix",), 9),
        (("ask", "sigh", "fix"), 9),
        (("ask", "ask", "fix"), 11),
        (("hm",) * 4, -6),
        (("shrug",) * 4, -18),
    ],
)
def test_it_scores_the_talk_between_the_worst_and_the_best(replies, points):
    assert debriefed(*replies).score == round(100 * (points + 18) / 29)


def test_it_has_no_score_before_the_end():
    assert debriefed("ask").score is None


def test_it_says_what_each_reply_gave_away():
    turns = debriefed("hm", "hm", "hm", "hm").turns
    points = [turn.picked.loss * 29 / 100 for turn in turns]
    assert points == pytest.approx([0, 0, 2, 15])
    assert [turn.picked.label for turn in turns] == ["best", "best", "slip", "turning point"]


def test_it_follows_what_was_still_reachable():
    points = debriefed("ask", "sigh", "fix").points
    reachable = [(one.turn, one.anger, round(one.reachable, 6)) for one in points]
    left = round(100 * 27 / 29, 6)
    assert reachable == [(0, 5, 100), (1, 3, 100), (2, 5, left), (3, 2, left)]


def test_it_shows_the_other_replies_the_best_first():
    others = debriefed("sigh", "fix").turns[0].others
    assert [one.key for one in others] == ["ask", "hm", "wait", "fix", "shrug"]
    assert [round(one.loss * 29 / 100) for one in others] == [0, 0, 0, 2, 3]
    assert (others[0].answer, others[0].change) == ("Well?", -2)


def test_it_says_what_a_better_reply_would_have_kept():
    turns = debriefed("hm", "shrug", "ask", "fix").turns
    missed = [[one.slug for one in turn.missed] for turn in turns]
    assert missed == [[], ["hearing"], [], []]


def test_it_names_the_mistakes_the_costliest_first():
    mistakes = debriefed("hm", "hm", "hm", "hm").mistakes
    assert [one.number for one in mistakes] == [4, 3]
    assert debriefed("ask", "fix").mistakes == ()


def test_it_names_what_was_critical_once():
    critical = debriefed("shrug", "shrug", "fix").critical
    assert [one.slug for one in critical] == ["helping"]
    assert debriefed("sigh", "fix").critical == ()


def test_it_counts_chances_kept_and_broken_in_the_order_of_the_rulebook():
    counted = debriefed("ask", "sigh", "sigh", "fix").guidelines
    assert [(one.guideline.slug, one.opportunities, one.kept, one.broken) for one in counted] == [
        ("helping", 4, 1, 0),
        ("hearing", 1, 1, 2),
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
    assert (len(debrief.turns), debrief.last_words) == (1, "Well?")


def test_it_is_empty_before_the_first_word():
    debrief = debriefed()
    assert (debrief.turns, debrief.guidelines, debrief.critical) == ((), (), ())
    assert [(one.turn, one.anger) for one in debrief.points] == [(0, 5)]
