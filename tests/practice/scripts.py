"""More to play than the short talk of the cast, and what makes it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from scenarios.models import Edition
from tests.conftest import make_edition, short_talk
from trainer.accounts.models import User
from trainer.practice.models import Attempt


def make_talk(
    *, slug: str, title: str = "Another call", channel: str = "phone", more: str = ""
) -> Edition:
    """The short talk under another name, with further keys of a script file."""
    text = short_talk.replace("scenario: short-talk", f"scenario: {slug}")
    text = text.replace("title: The third call", f"title: {title}")
    return make_edition(text=text.replace("channel: phone", f"channel: {channel}") + more)


def make_past(*, user: User, edition: Edition, days_ago: int = 0, **fields) -> Attempt:
    """An attempt that was finished some time ago, with nothing said in it."""
    then = timezone.now() - timedelta(days=days_ago)
    values = {"seed": 1, "start_node": "opening", "start_anger": 7, "outcome": "resolved"}
    return Attempt.objects.create(
        user=user, edition=edition, **{**values, "started_at": then, "finished_at": then, **fields}
    )
