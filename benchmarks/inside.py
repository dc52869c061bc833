"""What is done inside Django for a site that is served: people with sessions, and what is stored.

Each is a process of its own, `python -m benchmarks.inside people 50`, and prints JSON: whoever
starts servers has no settings, or others.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any


def people(count: str) -> list[tuple[int, str]]:
    """So many new people, each by their id and their session's cookie. No password is hashed."""
    from trainer.accounts.models import User

    there = User.objects.count()
    names = [f"Person {number}" for number in range(there, there + int(count))]
    made = User.objects.bulk_create(
        User(email=f"{name.replace(' ', '-').lower()}@example.com", name=name, password="!")
        for name in names
    )
    return [(person.pk, session_of(person)) for person in made]


def session_of(person: Any) -> str:
    """The cookie of somebody who has just signed in, without a password."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(person, settings.AUTHENTICATION_BACKENDS[0])
    cookie: str = client.cookies[settings.SESSION_COOKIE_NAME].value
    return cookie


def publish(*slugs: str) -> list[str]:
    """Shipped scenarios, published; those that can be played."""
    from scenarios.exchange.files import library, load_persona, load_scenario
    from scenarios.exchange.rows import store_persona, store_scenario
    from scenarios.library import load_library
    from scenarios.models import Edition
    from scenarios.publishing import publish

    if slugs == ("all",):
        load_library()
    else:
        for path in sorted(library.glob("personas/*.yaml")):
            store_persona(load_persona(path))
        for slug in slugs:
            publish(store_scenario(load_scenario(library / f"{slug}.yaml")))
    return sorted(Edition.objects.values_list("scenario__slug", flat=True).distinct())


def recorded(*people: str) -> list[dict[str, Any]]:
    """Their attempts as they are stored, each with what is wrong with it, if anything is."""
    from trainer.practice.models import Attempt

    attempts = Attempt.objects.filter(user__in=[int(one) for one in people]).light().order_by("pk")
    return [
        {
            "attempt": str(attempt.public_id),
            "turns": list(attempt.turns.order_by("number").values_list("number", "reply")),
            "finished": bool(attempt.finished_at),
            "wrapped_up": bool(attempt.wrapped_up_at),
            "wrong": _wrong(attempt),
        }
        for attempt in attempts
    ]


def _wrong(attempt: Any) -> str:
    """Replays it: the numbers are 1, 2, 3, the end and the score are those that are stored."""
    from trainer.conversation.errors import ConversationError
    from trainer.practice.conversations import conversation_of, values_of_attempt
    from trainer.practice.results import result_of

    numbers = list(attempt.turns.order_by("number").values_list("number", flat=True))
    if numbers != list(range(1, len(numbers) + 1)):
        return f"its turns are numbered {numbers}"
    try:
        played = conversation_of(attempt)
    except ConversationError as error:
        return f"it does not replay: {error}"
    stored = attempt.outcome if attempt.finished_at else None
    if played.outcome != stored:
        return f"it is stored as {stored} and replays to {played.outcome}"
    if not attempt.wrapped_up_at:
        return ""
    result = result_of(attempt, played, values_of_attempt(attempt))
    scores = (attempt.talk_score, attempt.wrap_up_score, attempt.score, attempt.passed)
    replayed = (result.talk, result.wrap_up, result.overall, result.passed)
    return "" if scores == replayed else f"its scores are {scores} and replay to {replayed}"


commands: dict[str, Callable[..., object]] = {
    "people": people,
    "publish": publish,
    "recorded": recorded,
}


def main(command: str, *arguments: str) -> None:
    import django

    django.setup()
    print(json.dumps(commands[command](*arguments)))


if __name__ == "__main__":
    main(*sys.argv[1:])
