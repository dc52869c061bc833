"""Runs that can be talked about, and what is said of them."""

from __future__ import annotations

from django.urls import reverse

from trainer.accounts.models import User
from trainer.practice.conversations import conversation_of
from trainer.practice.models import Attempt


def at(name: str, run: Attempt, *more: object) -> str:
    """The address of something to do about a run: `at("comment", run, 2)`."""
    return reverse(name, args=[run.public_id, *more])


def comment(as_person, who: User, run: Attempt, words: str, *, turn: int = 0):
    return as_person(who).post(at("comment", run, turn), {"words": words})


def dispute(as_person, run: Attempt, *, turn: int = 1, guideline: str = "", words: str = "No."):
    slug = guideline or broken_at(run, turn)
    return as_person(run.user).post(at("dispute", run, turn, slug), {"words": words})


def broken_at(run: Attempt, turn: int) -> str:
    """A guideline that was broken at a turn."""
    findings = conversation_of(run).turns[turn - 1].findings
    return next(one.guideline for one in findings if one.verdict == "broken")


def decide(as_person, who: User, run: Attempt, decision: str, reason: str = "I was there."):
    address = reverse("dispute-decide", args=[run.disputes.get().pk])
    return as_person(who).post(address, {"decision": decision, "reason": reason})


def debrief(as_person, run: Attempt) -> str:
    """The page of who made it."""
    html: str = as_person(run.user).get(at("debrief", run)).content.decode()
    return html


def run_page(as_person, who: User, run: Attempt) -> str:
    html: str = as_person(who).get(at("run", run)).content.decode()
    return html
