"""The rulebook and the handbook that hold now: the catalogue with the house rules laid over it.

Whatever is compiled from a draft is judged by these; an edition keeps those it was published with.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from scenarios.models import GuidelineChange, HouseGuideline, HouseMove, HouseRule
from trainer.guidance.handbook import Handbook, shipped_handbook
from trainer.guidance.loading import shipped_rulebook
from trainer.guidance.overlay import Books, overlaid, read_overlay
from trainer.guidance.rulebook import Rulebook


def current_rulebook() -> Rulebook:
    """What new editions are judged by."""
    return current_books().rulebook


def current_handbook() -> Handbook:
    """What people read up on."""
    return current_books().words


def current_books() -> Books:
    """Both, with what of the house rules could not stand: four small statements at most."""
    return books_of(house_rules())


def shipped_books() -> Books:
    """Both, as this release has them."""
    return Books(shipped_rulebook(), shipped_handbook())


def house_rules() -> str:
    """All house rules as JSON: the same text as long as nothing in them changes."""
    return json.dumps(_house_data(), sort_keys=True)


@lru_cache(maxsize=8)
def books_of(house: str) -> Books:
    """The books of this release with these house rules, given as `house_rules` has them."""
    overlay, unreadable = read_overlay(json.loads(house))
    chapter = _("House rules")
    about = _("What your organisation asks for beyond the documents.")
    found = overlaid(shipped_books(), overlay, chapter, about)
    return Books(
        rulebook=found.rulebook,
        words=found.words,
        changed=found.changed,
        own=found.own,
        complaints=(*unreadable, *found.complaints),
    )


def _house_data() -> dict[str, Any]:
    return {
        "changes": {
            row.guideline: {"weight": row.weight, "critical": row.critical}
            for row in GuidelineChange.objects.all()
        },
        "moves": {
            row.slug: {"group": row.group, "label": row.label, "hint": row.hint}
            for row in HouseMove.objects.all()
        },
        "own": [_own_data(row, row.rules.all()) for row in HouseGuideline.objects.with_rules()],
    }


def _own_data(row: HouseGuideline, rules: Any) -> dict[str, Any]:
    """An own guideline with its rules, its source and its page."""
    document = f"house-{slugify(row.document, allow_unicode=True) or row.slug}"
    found = [rule_data(rule, critical=row.critical) for rule in rules]
    guideline = {
        "slug": row.slug,
        "title": row.title,
        "advice": row.advice,
        "kind": [row.kind],
        "weight": row.weight,
        "critical": row.critical,
        "sources": [{"document": document, "heading": row.heading}],
        "rule": found,
    }
    about = _("A document of your own organisation.")
    return {
        "guideline": guideline,
        "documents": {document: {"title": row.document, "about": about}},
        "entry": _entry_data(row),
    }


def rule_data(rule: HouseRule, *, critical: bool) -> dict[str, Any]:
    """A rule; a critical guideline is so in every rule by which it can be broken."""
    return {
        "moves": rule.moves,
        "when": rule.when,
        "verdict": rule.verdict or None,
        "critical": critical and rule.verdict == HouseRule.Verdict.BROKEN,
        "anger": rule.anger,
        "because": rule.because,
    }


def _entry_data(row: HouseGuideline) -> dict[str, Any]:
    return {
        "why": row.why,
        "scene": row.scene or None,
        "good": row.good,
        "bad": row.bad,
        "remember": row.remember,
    }
