"""Disputing a finding, and deciding about it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trainer.review.access import dispute_to_decide, own_dispute, own_run
from trainer.review.disputes import disputable, result_if_set_aside
from trainer.review.forms import DecisionForm, DisputeForm
from trainer.review.models import Dispute
from trainer.review.places import place_in
from trainer.review.saying import decide as decide_about
from trainer.web.http import Request


@require_http_methods(["GET", "POST"])
def dispute(request: Request, attempt: UUID, number: int, guideline: str) -> HttpResponse:
    """Say why one sees a finding differently; once for each."""
    found = own_run(request, attempt)
    place = place_in(found, request.user, turn=number)
    judged = disputable(found, number, guideline)
    if judged is None:
        raise Http404
    if found.disputes.filter(turn=number, guideline=guideline).exists():
        return redirect(place)
    form = DisputeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        Dispute.objects.get_or_create(
            attempt=found, turn=number, guideline=guideline, defaults=form.cleaned_data
        )
        messages.success(request, _("Your managers will read it, and decide."))
        return redirect(place)
    context = {"attempt": found, "judged": judged, "place": place, "form": form}
    return render(request, "review/dispute.html", context)


@require_POST
def withdraw(request: Request, dispute: int) -> HttpResponse:
    """Take it back, while nothing is decided."""
    found = own_dispute(request, dispute)
    place = place_in(found.attempt, request.user, turn=found.turn)
    found.delete()
    messages.success(request, _("You have taken it back."))
    return redirect(place)


@require_http_methods(["GET", "POST"])
def decide(request: Request, dispute: int) -> HttpResponse:
    """Whether the finding stands, with a reason. One may think again."""
    found = dispute_to_decide(request, dispute)
    said = {"decision": found.decision, "reason": found.reason}
    form = DecisionForm(request.POST or None, initial=said)
    place = place_in(found.attempt, request.user, turn=found.turn)
    if request.method == "POST" and form.is_valid():
        decide_about(found, **form.cleaned_data, by=request.user, now=timezone.now())
        return redirect(place)
    context = {
        "dispute": found,
        "judged": disputable(found.attempt, found.turn, found.guideline),
        "without": result_if_set_aside(found),
        "place": place,
        "form": form,
    }
    return render(request, "review/decide.html", context)
