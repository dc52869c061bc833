"""House rules for tests, as rows."""

from __future__ import annotations

from typing import Any

from scenarios.models import HouseGuideline, HouseMove, HouseRule


def make_move(*, slug: str = "call-back") -> HouseMove:
    return HouseMove.objects.create(
        slug=slug, group="solving", label="Offer a call back", hint="With a time."
    )


def make_guideline(*, slug: str = "offer-call-back", **fields: Any) -> HouseGuideline:
    """A guideline of one's own that a `call-back` keeps, and `listen` too if it likes."""
    usual = {
        "title": "Offer to call back",
        "advice": "Offer a time at which you call.",
        "document": "Our policy",
        "heading": "Waiting",
        "why": "Nobody likes to wait.",
        "good": "I call you at three.",
        "bad": "Try again later.",
        "remember": "Name a time.",
    }
    return HouseGuideline.objects.create(slug=slug, **{**usual, **fields})


def make_rule(guideline: HouseGuideline, **fields: Any) -> HouseRule:
    usual = {"moves": ["call-back"], "verdict": "kept", "because": "They need not queue again."}
    return HouseRule.objects.create(guideline=guideline, **{**usual, **fields})
