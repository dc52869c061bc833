"""Fetching with access: what is not yours is not there."""

from __future__ import annotations

from uuid import UUID

from django.shortcuts import get_object_or_404

from trainer.practice.models import Attempt
from trainer.web.http import Request


def my_attempt(request: Request, attempt: UUID) -> Attempt:
    """The attempt, if it is visible to who is asking; else 404."""
    visible = Attempt.objects.visible_to(request.user).for_a_turn()
    return get_object_or_404(visible, public_id=attempt)
