"""More to play than the short talk of the cast, and what makes it."""

from __future__ import annotations

import re
from datetime import timedelta

from django.utils import timezone

from scenarios.models import Edition
from tests.conftest import make_edition, short_talk
from trainer.accounts.models import User
from trainer.practice.models import Attempt


def make_talk(*, slug: str, more: str = "", **keys: str) -> Edition:
    """The short talk under another name, with other values for its keys, or with further keys."""
    text = short_talk + more
    for key, value in {"scenario": slug, **keys}.items():
        text = re.sub(rf"^{key}: .*$", f"{key}: {value}", text, count=1, flags=re.MULTILINE)
    return make_edition(text=text)


def make_call_back(first: str, last: str) -> Edition:
    """What follows the short talk, with these starts, and one that no test here gets to."""
    never = "{when: {outcome: [cut-off]}, node: opening}"
    start = f"[{first}, {never}, {last}]"
    return make_talk(slug="call-back", start=start, more="follows: short-talk\n")


def make_past(*, user: User, edition: Edition, days_ago: int = 0, **fields) -> Attempt:
    """An attempt that was finished some time ago, with nothing said in it."""
    then = timezone.now() - timedelta(days=days_ago)
    values = {"seed": 1, "start_node": "opening", "start_anger": 7, "outcome": "resolved"}
    return Attempt.objects.create(
        user=user,
        edition=edition,
        **{**values, "started_at": then, "finished_at": then, "wrapped_up_at": then, **fields},
    )
