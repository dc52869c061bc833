"""Pages that belong to no app: health, and a form that waited too long."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache


@login_not_required
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Public: 200 when the application answers and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose protection has expired: says what to do; nothing was changed."""
    return render(request, "web/stale_form.html", status=403)
