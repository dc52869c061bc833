"""Middleware of our own that belongs to no app."""

from __future__ import annotations

import re
from collections.abc import Callable
from secrets import token_hex
from urllib.parse import urlencode, urlsplit

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from trainer.web.logs import request_id

GetResponse = Callable[[HttpRequest], HttpResponse]

# Nothing of this is used, so no script may ask for it. Passkeys are, and stay.
unused = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
permissions = ", ".join(f"{feature}=()" for feature in unused)
explained_by_django = (404, 500)  # with DEBUG, on pages that bring their styles inline
given_by_the_proxy = re.compile(r"[A-Za-z0-9_-]{8,64}")


def numbered(get_response: GetResponse) -> GetResponse:
    """A request gets an id, or keeps the one of the proxy; the log and the answer name it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        number = given if given_by_the_proxy.fullmatch(given) else token_hex(8)
        request_id.set(number)  # until the answer was sent: Django logs refusals after all this
        response = get_response(request)
        response.headers["X-Request-ID"] = number
        return response

    return middleware


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


def modest(get_response: GetResponse) -> GetResponse:
    """Every answer gives up what browsers could do and Steady does not need.

    There is one policy, without exceptions, so it is put together once.
    """
    policy = build_policy()

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Permissions-Policy"] = permissions
        if not (settings.DEBUG and response.status_code in explained_by_django):
            response.headers["Content-Security-Policy"] = policy
        return response

    return middleware
