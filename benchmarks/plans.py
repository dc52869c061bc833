"""Requests prepared in advance, so that those who send them have nothing to think about.

`python -m benchmarks.plans ours 32 50` makes 32 people with 50 turns each in front of them and
prints, for each person, their cookies and the bodies to post, one after the other. "bare" does the
same in `benchmarks.bare`, for the project that ours is compared with.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlencode

import django

from benchmarks.inside import session_of

token = "t" * 32
scenario = "four-letter-friday"  # ten turns on its best way, by phone


class Plan(NamedTuple):
    """One person's requests: a path and a form's body each."""

    cookies: str
    requests: list[tuple[str, str]]


def main(subject: str, people: str, each: str) -> None:
    django.setup()
    make = {"ours": ours, "bare": bare}[subject]
    json.dump([make(number, int(each)) for number in range(int(people))], sys.stdout)


def read(text: str) -> list[Plan]:
    """What `main` printed."""
    return [Plan(cookies, [tuple(one) for one in them]) for cookies, them in json.loads(text)]


def ours(number: int, turns: int) -> Plan:
    """Somebody in the middle of as many conversations as it takes."""
    from trainer.accounts.models import User

    person = User.objects.create(email=f"{number}@example.com", name="Somebody", password="!")
    return Plan(_signed_in(person), list(islice(_replies(person), turns)))


def _replies(person: Any) -> Iterator[tuple[str, str]]:
    """As htmx sends them: the whole form, the notes with it."""
    from scenarios.editions import script_of
    from scenarios.models import Edition
    from trainer.conversation.analysis import analyse
    from trainer.practice.models import Attempt

    edition = Edition.objects.get(scenario__slug=scenario)
    script = script_of(edition)
    best = analyse(script).best_path
    while True:
        attempt = Attempt.objects.create(
            user=person,
            edition=edition,
            seed=person.pk,
            start_node=script.start.node,
            start_anger=script.start.anger,
        )
        for turn, reply in enumerate(best, 1):
            yield attempt.reply_url, _form(turn=turn, reply=reply, notes="", notes_version=0)


def bare(number: int, posts: int) -> Plan:
    """Somebody with something to write down, time and again."""
    from django.contrib.auth.models import User
    from django.urls import reverse

    person = User.objects.create(username=str(number), password="!")
    text = "Choice 1: a sentence about as long as what people say to each other."
    return Plan(_signed_in(person), [(reverse("note"), _form(text=text))] * posts)


def _form(**fields: str | int) -> str:
    return urlencode({"csrfmiddlewaretoken": token, **fields})


def _signed_in(person: Any) -> str:
    from django.conf import settings

    session = session_of(person)
    return f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"


if __name__ == "__main__":
    main(*sys.argv[1:])
