"""Fetching with access: what is not yours is not there."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from scenarios.models import Edition, Scenario
from trainer.practice.lapsing import lapse
from trainer.practice.models import Attempt
from trainer.practice.models.prepared import attempt_for_a_turn
from trainer.practice.tasks import Task, tasks_at
from trainer.web.http import Request


def my_attempt(request: Request, attempt: UUID, *, reduced: bool = False) -> Attempt:
    """The attempt, if who is asking made it; else 404. One whose time is over lapses here.

    One that was reduced to its result is not there either, but for a page that says so.
    """
    mine = Attempt.objects.by(request.user).light()
    if not reduced:
        mine = mine.with_words()
    found = get_object_or_404(mine, public_id=attempt)
    lapse(found, now=timezone.now())
    return found


def my_turn(request: Request, attempt: UUID) -> Attempt:
    """The same, with no more of it than a turn needs."""
    found = attempt_for_a_turn(attempt, request.user)
    if not found:
        raise Http404
    lapse(found, now=timezone.now())
    return found


def edition_to_play(slug: str, *, tasks: list[Task]) -> Edition:
    """The newest edition of a scenario that can be begun; else 404.

    An archived one can still be begun by somebody who was asked to play it, for as long as that
    stands.
    """
    editions = Edition.objects.light().of(slug)
    return get_object_or_404(editions.current() if tasks else editions.playable())


def tasks_here(request: Request, slug: str) -> list[Task]:
    """What who is asking was asked to do at a scenario, and is not done."""
    everything = tasks_at(request.user, slug, now=timezone.now())
    return [task for task in everything if not task.is_over]


def my_scenario(request: Request, slug: str) -> Scenario:
    """The scenario, for those who may write in it; else 404."""
    if not (request.user.is_staff and request.user.has_perm("scenarios.change_scenario")):
        raise Http404
    return get_object_or_404(Scenario.objects.select_related("persona"), slug=slug)
