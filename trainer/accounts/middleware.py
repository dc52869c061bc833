"""Middleware that knows who is signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin

from trainer.accounts.second_step import must_set_up

GetResponse = Callable[[HttpRequest], HttpResponse]

# What is open before the second step is set up: setting it up, leaving, and help.
open_before = {
    *("sign-out", "safety"),
    *("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
    *("mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn"),
    *("mfa_view_recovery_codes", "mfa_download_recovery_codes", "mfa_generate_recovery_codes"),
}


def own_time_zone(get_response: GetResponse) -> GetResponse:
    """Dates and times are shown by the person's own clock. The person is read anyway."""

    def middleware(request: HttpRequest) -> HttpResponse:
        zone = request.user.zone if request.user.is_authenticated else None
        with timezone.override(zone):
            return get_response(request)

    return middleware


def kept_in_no_browser(get_response: GetResponse) -> GetResponse:
    """What somebody saw is not there for who sits down at the same machine after them."""

    def middleware(request: HttpRequest) -> HttpResponse:
        was_signed_in = request.user.is_authenticated
        response = get_response(request)
        if was_signed_in:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    return middleware


class SecondStepFirst(MiddlewareMixin):
    """Where a second step is asked for, nothing else is open to who has none yet."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *args: Any
    ) -> HttpResponse | None:
        is_open = not getattr(view, "login_required", True)
        match = request.resolver_match
        if is_open or match is None or match.url_name in open_before:
            return None
        if not must_set_up(request.user):
            return None
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(status=204, headers={"HX-Redirect": reverse("mfa_index")})
        return redirect("mfa_index")
