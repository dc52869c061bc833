"""Fetching with access: what is not yours is not there."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from scenarios.models import Scenario
from trainer.practice.models import Attempt
from trainer.web.http import Request


def my_attempt(request: Request, attempt: UUID) -> Attempt:
    """The attempt, if it is visible to who is asking; else 404."""
    visible = Attempt.objects.visible_to(request.user).for_a_turn()
    return get_object_or_404(visible, public_id=attempt)


def my_scenario(request: Request, slug: str) -> Scenario:
    """The scenario, for those who may write in it; else 404."""
    if not request.user.has_perm("scenarios.change_scenario"):
        raise Http404
    return get_object_or_404(Scenario.objects.select_related("persona"), slug=slug)
