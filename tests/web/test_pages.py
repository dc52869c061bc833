"""What holds of every page: a strict policy, nothing inline, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import make_attempt, text_of, where
from tests.web.markup import doubled_ids, elsewhere, inline
from trainer.practice.models import Turn
from trainer.practice.results import wrap_up

policy = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "manifest-src 'self'",
}


class Visit:
    """Fetches pages the way Maya sees them."""

    def __init__(self, person, edition) -> None:
        self.client = Client(raise_request_exception=False)
        self.person, self.edition = person, edition

    def signed_in(self) -> Client:
        self.client.force_login(self.person)
        return self.client

    def attempt(self, *replies: str):
        return make_attempt(user=self.person, edition=self.edition, replies=replies)

    def talk(self, *replies: str, name: str = "conversation") -> Any:
        return self.signed_in().get(where(name, self.attempt(*replies)))

    def page(self, name: str, *args: str) -> Any:
        return self.signed_in().get(reverse(name, args=args))

    def afterwards(self, *replies: str, name: str = "debrief", args: tuple[int, ...] = ()) -> Any:
        """A page of an attempt that was played and wrapped up."""
        attempt = self.attempt(*replies)
        wrap_up(attempt, aftercare=[])
        whose = [] if name == "progress" else [attempt.public_id, *args]
        return self.signed_in().get(reverse(name, args=whose))

    def coached(self) -> Any:
        self.person.wants_coach = True
        self.person.save()
        return self.talk("calm")

    def stopped(self) -> Any:
        attempt = self.attempt("go-on")
        self.signed_in().post(where("stop", attempt))
        return self.client.get(where("conversation", attempt))

    def fragment(self) -> Any:
        form = {"turn": 1, "reply": "go-on"}
        address = where("reply", self.attempt())
        return self.signed_in().post(address, form, headers={"HX-Request": "true"})

    def refused(self) -> Any:
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.person)
        return client.post(reverse("sign-out"))

    def broken(self) -> Any:
        attempt = self.attempt()
        Turn.objects.create(attempt=attempt, number=1, reply="nothing-of-the-sort")
        return self.signed_in().get(where("conversation", attempt))


ended = ("go-on", "back", "fix")
badly_ended = ("calm", "sorry", "no")
pages: dict[str, tuple[int, Callable[[Visit], Any]]] = {
    "sign-in": (200, lambda visit: visit.client.get(reverse("sign-in"))),
    "sign-in refused": (200, lambda visit: visit.client.post(reverse("sign-in"), {"login": ""})),
    "home": (200, lambda visit: visit.page("home")),
    "gallery": (200, lambda visit: visit.page("gallery")),
    "briefing": (200, lambda visit: visit.page("briefing", "short-talk")),
    "conversation": (200, lambda visit: visit.talk()),
    "conversation going on": (200, lambda visit: visit.talk("go-on")),
    "conversation coached": (200, Visit.coached),
    "conversation ended": (200, lambda visit: visit.talk(*ended)),
    "conversation stopped": (200, Visit.stopped),
    "turn": (200, Visit.fragment),
    "wrap-up": (200, lambda visit: visit.talk(*ended, name="wrap-up")),
    "debrief": (200, lambda visit: visit.afterwards(*ended)),
    "debrief of a bad end": (200, lambda visit: visit.afterwards(*badly_ended)),
    "mistake": (200, lambda visit: visit.afterwards(*badly_ended, name="learn-turn", args=(1,))),
    "no mistakes": (200, lambda visit: visit.afterwards(*ended, name="learn")),
    "attempts": (200, lambda visit: (visit.attempt(*ended), visit.page("attempts"))[1]),
    "progress": (200, lambda visit: visit.afterwards(*badly_ended, name="progress")),
    "not found": (404, lambda visit: visit.signed_in().get("/nothing-here/")),
    "stale form": (403, Visit.refused),
    "server error": (500, Visit.broken),
}


@pytest.fixture(params=pages)
def answer(request, maya, edition) -> Any:
    status, visit = pages[request.param]
    answer = visit(Visit(maya, edition))
    assert answer.status_code == status
    return answer


def test_it_is_served_under_the_strict_policy(answer):
    assert set(answer.headers["Content-Security-Policy"].split("; ")) == policy


def test_it_holds_nothing_inline_and_nothing_from_elsewhere(answer):
    assert inline(text_of(answer)) == []
    assert elsewhere(text_of(answer)) == []


def test_it_uses_an_id_once(answer):
    assert doubled_ids(text_of(answer)) == []


def test_it_leaves_nothing_of_the_template_behind(answer):
    assert re.findall(r"\{[{%#]|[}%#]\}|&amp;#", text_of(answer)) == []
