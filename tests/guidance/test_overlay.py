"""House rules laid over the catalogue: what holds then, and what cannot stand."""

from __future__ import annotations

from typing import Any

import pytest

from trainer.guidance.conditions import Situation
from trainer.guidance.handbook import shipped_handbook
from trainer.guidance.loading import shipped_rulebook
from trainer.guidance.overlay import Books, overlaid, read_overlay

shipped = Books(shipped_rulebook(), shipped_handbook())
upset = Situation(anger=7, heard=0, channel="phone", made=frozenset())


def laid_over(**house: Any) -> Books:
    """The books with these house rules, and every complaint about them."""
    overlay, unreadable = read_overlay(house)
    found = overlaid(shipped, overlay, "House rules", "Ours.")
    return Books(
        found.rulebook,
        found.words,
        found.changed,
        found.own,
        (*unreadable, *found.complaints),
    )


def rule(**fields: Any) -> dict[str, Any]:
    kept = {"moves": ["call-back"], "verdict": "kept", "because": "They need not queue again."}
    return {**kept, **fields}


def own(*rules: dict[str, Any], **fields: Any) -> dict[str, Any]:
    guideline = {
        "slug": "offer-call-back",
        "title": "Offer to call back",
        "advice": "Offer a time at which you call.",
        "kind": ["words"],
        "weight": 2,
        "sources": [{"document": "policy", "heading": "Waiting"}],
        "rule": list(rules or [rule()]),
    }
    return {
        "guideline": {**guideline, **fields},
        "documents": {"policy": {"title": "Our policy", "about": "Ours."}},
        "entry": {"why": "Why.", "good": "Good.", "bad": "Bad.", "remember": "Call."},
    }


call_back = {"call-back": {"group": "solving", "label": "Offer a call", "hint": "With a time."}}


def told(books: Books) -> list[str]:
    return [str(one) for one in books.complaints]


# --- Nothing, and what is left as it was ---------------------------------------------------------


def test_it_is_the_catalogue_where_nothing_is_changed():
    books = laid_over()
    assert (books.rulebook, books.words) == (shipped.rulebook, shipped.words)


def test_it_never_touches_the_catalogue():
    before = shipped.rulebook.as_data()
    laid_over(changes={"hear-out": {"weight": 0}}, moves=call_back, own=[own()])
    assert shipped.rulebook.as_data() == before


def test_it_calls_nothing_changed_that_says_what_the_catalogue_says():
    weight = shipped.rulebook.guidelines["hear-out"].weight
    assert laid_over(changes={"hear-out": {"weight": weight}}).changed == frozenset()


# --- Weights -------------------------------------------------------------------------------------


@pytest.mark.parametrize("weight", [0, 1, 3])
def test_it_changes_a_weight_and_nothing_else(weight):
    books = laid_over(changes={"hear-out": {"weight": weight}})
    expected = {**shipped.rulebook.guidelines["hear-out"].model_dump(), "weight": weight}
    assert books.rulebook.guidelines["hear-out"].model_dump() == expected
    assert [*books.changed, *books.complaints] == ["hear-out"]


def test_it_gives_the_points_of_the_new_weight():
    books = laid_over(changes={"no-calm-down": {"weight": 1}})
    (found,) = [
        one
        for one in books.rulebook.findings("tell-to-calm-down", upset)
        if one.guideline == "no-calm-down"
    ]
    assert found.points == -1


def test_it_refuses_a_weight_that_could_never_count():
    unjudged = next(one.slug for one in shipped.rulebook.guideline if not one.rule)
    books = laid_over(changes={unjudged: {"weight": 2}})
    assert told(books) == [
        f"changes.{unjudged}.weight: No reply is judged by it, so a weight would never count."
    ]
    assert books.rulebook == shipped.rulebook


# --- Critical ------------------------------------------------------------------------------------


def critical_rules(books: Books, slug: str) -> list[bool]:
    return [one.critical for one in books.rulebook.guidelines[slug].rule]


def test_it_takes_critical_from_every_rule():
    slug = next(one.slug for one in shipped.rulebook.guideline if one.critical)
    books = laid_over(changes={slug: {"critical": False}})
    assert not any(critical_rules(books, slug))
    assert not books.rulebook.guidelines[slug].critical


def test_it_gives_critical_to_every_rule_by_which_it_can_be_broken():
    books = laid_over(changes={"no-calm-down": {"critical": True}})
    verdicts = [one.verdict == "broken" for one in books.rulebook.guidelines["no-calm-down"].rule]
    assert critical_rules(books, "no-calm-down") == verdicts
    assert any(verdicts)


def test_it_leaves_a_critical_guideline_its_own_critical_rules():
    slug = next(one.slug for one in shipped.rulebook.guideline if one.critical)
    assert laid_over(changes={slug: {"critical": True}}).rulebook == shipped.rulebook


def test_it_refuses_critical_where_nothing_can_be_broken():
    slug = next(
        one.slug
        for one in shipped.rulebook.guideline
        if one.rule and all(rule.verdict != "broken" for rule in one.rule)
    )
    (said,) = told(laid_over(changes={slug: {"critical": True}}))
    assert said.startswith(f"changes.{slug}.critical: It has no rule by which it can be broken")


# --- Guidelines and moves of one's own -----------------------------------------------------------


def test_it_judges_by_a_guideline_of_ones_own():
    books = laid_over(moves=call_back, own=[own()])
    (found,) = books.rulebook.findings("call-back", upset)
    assert (found.guideline, found.verdict, found.points) == ("offer-call-back", "kept", 2)


def test_it_writes_them_into_a_chapter_of_their_own():
    words = laid_over(moves=call_back, own=[own()]).words
    assert words.chapter_of("offer-call-back").title == "House rules"
    assert words.chapter[:-1] == shipped.words.chapter


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (own(rule(moves=["call-bakc"])), "names 'call-bakc', did you mean 'call-back'?"),
        (own(rule(when={"behaviour": ["shoutin"]})), "did you mean 'shouting'?"),
        (own(rule(when={"anger_atleast": 3})), "did you mean 'anger_at_least'?"),
        (own(rule(when={"after": ["lissten"]})), "did you mean 'listen'?"),
        (own(critical=True), "do not agree on whether it is critical."),
        (own(slug="hear-out"), "the catalogue has a guideline 'hear-out' itself."),
        (own(weight=7), "'weight' must be at most 3, not '7'."),
        (own(rule(anger="much")), "'anger' must be a whole number, not 'much'."),
    ],
)
def test_it_leaves_out_what_cannot_stand_and_says_why(wrong, said):
    books = laid_over(moves=call_back, own=[wrong])
    assert [said in one for one in told(books)] == [True]
    assert books.rulebook.guideline == shipped.rulebook.guideline


# --- A newer release -----------------------------------------------------------------------------


def test_it_says_that_the_catalogue_has_lost_a_guideline():
    books = laid_over(changes={"hear-them": {"weight": 1}, "hear-out": {"weight": 1}})
    assert (
        "changes.hear-them.guideline: the catalogue of this release has no guideline"
        in told(books)[0]
    )
    assert books.rulebook.guidelines["hear-out"].weight == 1


def test_it_keeps_the_catalogues_move_of_the_same_name():
    mine = {"listen": {"group": "harmful", "label": "Ours", "hint": "Ours."}}
    books = laid_over(moves=mine)
    assert told(books) == ["moves.listen.slug: the catalogue has a move 'listen' itself."]
    assert books.rulebook == shipped.rulebook


def test_it_finds_everything_wrong_at_once():
    books = laid_over(
        changes={"gone": {"weight": 1}, "hear-out": {"weight": 9}},
        moves={"listen": call_back["call-back"]},
        own=[own()],
    )
    assert len(books.complaints) == 4
