"""What somebody does who was asked. The rest of it are practice's own pages."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trainer.review import assigned
from trainer.review.access import asked_assignment
from trainer.web.http import Request


@require_POST
def begin_assigned(request: Request, assignment: UUID, slug: str) -> HttpResponse:
    """Begin an assessed run that was asked for."""
    found = asked_assignment(request, assignment)
    scenario = get_object_or_404(found.scenarios, slug=slug)
    attempt = assigned.begin(request.user, found, scenario, now=timezone.now())
    if attempt is None:
        messages.info(request, _("There is nothing left to do there: that is finished."))
        return redirect("home")
    return redirect("conversation", attempt.public_id)
