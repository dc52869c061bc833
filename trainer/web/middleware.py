"""Middleware of our own: one, so far."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

GetResponse = Callable[[HttpRequest], HttpResponse]


def sign_in_for_htmx(get_response: GetResponse) -> GetResponse:
    """An expired session moves the whole page to the sign-in form, and back afterwards.

    htmx would follow the redirect and swap the form into the middle of the conversation.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.headers.get("HX-Request") != "true" or not _is_sign_in(response):
            return response
        page = urlsplit(request.headers.get("HX-Current-URL", "")).path or "/"
        target = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': page})}"
        return HttpResponse(status=204, headers={"HX-Redirect": target})

    return middleware


def _is_sign_in(response: HttpResponse) -> bool:
    target = urlsplit(response.headers.get("Location", "")).path
    return response.status_code == 302 and target == resolve_url(settings.LOGIN_URL)
