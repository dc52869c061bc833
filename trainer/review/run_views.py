"""A run as a manager sees it: the same debrief that the trainee saw."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from trainer.practice.conversations import conversation_of, values_of_attempt
from trainer.practice.debrief import debrief_of
from trainer.practice.results import pass_mark_of
from trainer.review.access import team_of_run, visible_run
from trainer.review.coaching import open_for_manager
from trainer.web.http import Request


@require_GET
def run(request: Request, attempt: UUID) -> HttpResponse:
    """An assessed run that is over. One's own is looked at on its own page."""
    found = visible_run(request, attempt, reduced=True)
    if found.user == request.user:
        return redirect(found)
    context: dict[str, Any] = {"attempt": found, "reviewing": True}
    if found.reduced_at:
        return render(request, "practice/reduced.html", context)
    played = conversation_of(found)
    context |= {"script": played.script, "team": team_of_run(found, request.user)}
    context["feedback"] = open_for_manager(found, request.user, now=timezone.now())
    if found.lapsed_at is None:
        context["debrief"] = debrief_of(played, values_of_attempt(found))
        context["pass_mark"] = pass_mark_of(found, played.script)
    return render(request, "review/run.html", context)
