"""The shipped catalogue holds all the guidance, and nothing that the guidance does not know."""

from __future__ import annotations

import pytest

from trainer.guidance.loading import shipped_rulebook
from trainer.guidance.rulebook import Guideline

# slug: (weight, kinds), in the order of the guidance.
guidelines = {
    "hear-out": (2, "timing"),
    "no-calm-down": (3, "words"),
    "private-place": (1, "words timing"),
    "empathise": (2, "words"),
    "restate": (2, "words"),
    "open-questions": (2, "words"),
    "stay-calm": (3, "words timing"),
    "let-jibes-pass": (2, "words"),
    "no-arguing": (2, "words"),
    "same-service": (2, "words"),
    "understand-first": (3, "order"),
    "apologise-once-cooled": (3, "words timing"),
    "own-it": (2, "words"),
    "no-blame-shift": (2, "words"),
    "no-excuses": (2, "words"),
    "be-truthful": (3, "words"),
    "promise-deliverable": (3, "words"),
    "face-it-now": (2, "words timing"),
    "real-solution": (3, "words"),
    "compensate": (2, "words"),
    "collaborate": (1, "words"),
    "share-plan": (2, "words"),
    "name-behaviour": (2, "words timing"),
    "ask-to-stop": (2, "order"),
    "warn-twice": (3, "order"),
    "end-door-open": (2, "order"),
    "firm-when-needed": (2, "timing"),
    "gallery-or-gap": (1, "timing"),
    "bring-senior": (2, "timing"),
    "warm-close": (1, "words"),
    "record-it": (0, "after"),
    "tell-manager": (0, "after"),
    "follow-up": (0, "after"),
    "reset-after": (0, "after"),
    "grow-mindset": (0, "mindset"),
}

# The documents that ask for it, by their first words.
sources = {
    "listen-first": """hear-out no-calm-down private-place empathise restate understand-first
        apologise-once-cooled real-solution compensate grow-mindset""",
    "strategies": """hear-out empathise restate open-questions stay-calm no-arguing own-it
        no-blame-shift face-it-now real-solution collaborate bring-senior warm-close record-it
        follow-up grow-mindset""",
    "rights": """stay-calm let-jibes-pass same-service understand-first name-behaviour ask-to-stop
        warn-twice end-door-open firm-when-needed record-it tell-manager reset-after""",
    "principles": """hear-out restate open-questions stay-calm let-jibes-pass same-service
        understand-first own-it real-solution warm-close record-it grow-mindset""",
    "owner": """hear-out empathise stay-calm let-jibes-pass understand-first own-it no-excuses
        be-truthful promise-deliverable face-it-now real-solution share-plan end-door-open
        firm-when-needed gallery-or-gap bring-senior follow-up grow-mindset""",
}

critical = {"stay-calm", "be-truthful", "promise-deliverable", "real-solution", "warn-twice"}
only_broken = {"no-calm-down", "no-blame-shift"}

moves = {
    "hearing": "listen ask restate empathise",
    "caring": "apologise thank pause let-pass offer-private",
    "owning": "own admit give-reason start-now plan promise",
    "solving": "solve compensate offer-choice probe bring-senior",
    "limits": "name-behaviour ask-to-stop warn warn-again end-call invite-back hold-firm",
    "closing": "close-warmly agree-follow-up",
    "harmful": """tell-to-calm-down order-away repeat-louder leave-it-with-us interrupt minimise
        pity stock-phrase wrong-restatement interrogate argue snap insult take-bait blame excuse
        lie overpromise deflect dead-end partial-fix token overpay take-it-or-leave-it accuse
        threaten plead tolerate cold-transfer refuse-senior cold close-coldly""",
}

outcomes = {
    "resolved": 6,
    "agreed": 5,
    "ended-fairly": 5,
    "handed-over": 3,
    "unresolved": 0,
    "walked-out": -6,
    "cut-off": -8,
}

behaviours = """calm upset shouting swearing insulting abusive threatening performing demanding
    mistaken asks-for-senior silent"""

scored = [one for one in shipped_rulebook().guideline if one.scored]
written = [one for one in scored if one.slug not in only_broken]


def verdicts(guideline: Guideline) -> set[str | None]:
    return {rule.verdict for rule in guideline.rule}


def test_it_holds_the_35_guidelines():
    assert len(guidelines) == 35
    assert set(shipped_rulebook().guidelines) == set(guidelines)


def test_it_weighs_them_as_the_guidance_does():
    found = {one.slug: one.weight for one in shipped_rulebook().guideline}
    assert found == {slug: weight for slug, (weight, _) in guidelines.items()}


def test_it_sorts_them_by_kind_as_the_guidance_does():
    found = {one.slug: set(one.kind) for one in shipped_rulebook().guideline}
    assert found == {slug: set(kinds.split()) for slug, (_, kinds) in guidelines.items()}


@pytest.mark.parametrize("document", sources)
def test_it_names_the_documents_that_ask_for_it(document):
    found = {
        one.slug
        for one in shipped_rulebook().guideline
        if any(source.document == document for source in one.sources)
    }
    assert found == set(sources[document].split())


def test_it_has_five_documents():
    assert set(shipped_rulebook().documents) == set(sources)


def test_it_holds_the_61_moves_in_their_groups():
    found = {slug: move.group for slug, move in shipped_rulebook().moves.items()}
    assert found == {slug: group for group, slugs in moves.items() for slug in slugs.split()}
    assert len(found) == 61


def test_it_gives_every_ending_its_points():
    found = {slug: outcome.points for slug, outcome in shipped_rulebook().outcomes.items()}
    assert found == outcomes


def test_it_leaves_four_scars():
    scars = {"dead-end": 3, "lie": 3, "blame": 2, "tell-to-calm-down": 1}
    assert shipped_rulebook().scars == scars


def test_it_knows_what_a_customer_may_be_doing():
    assert set(shipped_rulebook().behaviours) == set(behaviours.split())


def test_it_is_critical_where_the_guidance_is():
    assert {one.slug for one in shipped_rulebook().guideline if one.critical} == critical


@pytest.mark.parametrize("guideline", written, ids=lambda one: one.slug)
def test_it_can_be_kept(guideline):
    assert "kept" in verdicts(guideline)


@pytest.mark.parametrize("guideline", scored, ids=lambda one: one.slug)
def test_it_can_be_broken(guideline):
    assert "broken" in verdicts(guideline)


@pytest.mark.parametrize("slug", sorted(only_broken))
def test_it_earns_nothing_by_leaving_a_thing_out(slug):
    assert "kept" not in verdicts(shipped_rulebook().guidelines[slug])


def test_it_judges_no_reply_by_what_is_not_in_its_words():
    unscored = [one for one in shipped_rulebook().guideline if not one.scored]
    assert {verdict for one in unscored for verdict in verdicts(one)} == {None}


def test_it_has_something_to_say_of_every_move():
    spoken_of = {
        move for one in shipped_rulebook().guideline for rule in one.rule for move in rule.moves
    }
    assert spoken_of == set(shipped_rulebook().moves)
