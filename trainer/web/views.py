"""Pages that belong to no app: is it well, and a form that waited too long."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from trainer.web import readiness


@login_not_required
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Public: the process is alive. Asks nothing else, so that no outage has it restarted."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Public: 200 when requests can be served, 503 and why when not; within two seconds."""
    trouble = readiness.trouble()
    status = 503 if trouble else 200
    return HttpResponse(f"{trouble or 'ready'}\n", content_type="text/plain", status=status)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose protection has expired: says what to do; nothing was changed."""
    return render(request, "web/stale_form.html", status=403)
