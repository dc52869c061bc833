"""What is kept about people: everything about oneself, and erasing somebody."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from trainer.accounts.access import for_administrators
from trainer.accounts.models import User
from trainer.accounts.security_log import Event, tell
from trainer.practice.models import Attempt
from trainer.review.about_a_person import written
from trainer.review.erasing import erase as erase_for_good
from trainer.review.forms import ErasureForm
from trainer.web.http import Request


@never_cache
@require_GET
def my_data(request: Request) -> StreamingHttpResponse:
    """Everything about oneself, as a file."""
    pieces = written(request.user, now=timezone.now())
    response = StreamingHttpResponse(pieces, content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="steady.json"'
    return response


@require_http_methods(["GET", "POST"])
@for_administrators
def erase(request: Request, pk: int) -> HttpResponse:
    """Asks first, and why; then nothing is left of somebody but what is counted."""
    found = get_object_or_404(User.objects.not_erased(), pk=pk)
    refused = found == request.user or found.is_last_administrator
    form = ErasureForm(request.POST or None)
    if request.method == "POST" and not refused and form.is_valid():
        reason = form.cleaned_data["reason"]
        erase_for_good(found, reason=reason, by=request.user, now=timezone.now())
        tell(Event.ERASED, found, by=request.user)
        messages.success(request, _("It is done. Nothing leads to them any more."))
        return redirect("person", pk)
    context = {"person": found, "refused": refused, "form": form}
    context |= {"attempts": Attempt.objects.by(found).count()}
    status = 409 if refused and request.method == "POST" else 200
    return render(request, "review/erase.html", context, status=status)
