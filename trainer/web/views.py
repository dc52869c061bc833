"""Pages that belong to no app: is it well, a form that waited too long, a request that failed."""

from __future__ import annotations

import sys

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.defaults import server_error

from trainer.web import readiness, unavailable


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


def failed(request: HttpRequest) -> HttpResponse:
    """What Django shows when a request has failed: whether it is over soon, or a fault of ours.

    Asks the database nothing, be it by a session or by a name.
    """
    if not unavailable.is_why(sys.exc_info()[1]):
        return server_error(request)
    unavailable.let_go()
    return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "30"})
