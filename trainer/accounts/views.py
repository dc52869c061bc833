"""The pages about oneself, and the door."""

from __future__ import annotations

from http import HTTPStatus

from allauth.mfa.base import views as mfa
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from trainer.accounts.forms import YouForm
from trainer.accounts.second_step import is_asked_of
from trainer.accounts.security_log import Event, asker, tell
from trainer.web.http import Request


def you(request: Request) -> HttpResponse:
    """What is known about oneself, and where it is changed."""
    form = YouForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("you")
    memberships = request.user.memberships.open().in_current_teams()
    return render(request, "accounts/you.html", {"form": form, "memberships": memberships})


@require_POST
def sign_out_elsewhere(request: Request) -> HttpResponse:
    """Ends every session but this one."""
    request.user.end_sessions()
    tell(Event.SESSIONS_ENDED, request.user)
    update_session_auth_hash(request, request.user)
    messages.success(request, _("You are signed out everywhere but here."))
    return redirect("you")


@login_not_required
@require_GET
def by_invitation(request: HttpRequest) -> HttpResponse:
    """Nobody signs up by themselves: says how one gets in."""
    return render(request, "accounts/by_invitation.html")


def two_steps(request: Request) -> HttpResponse:
    """What guards the account besides the password. The house may ask for it."""
    page: HttpResponse = mfa.index(request, is_asked=is_asked_of(request.user))
    return page


def admin_password(request: HttpRequest) -> HttpResponse:
    """One page for it: that asks for a wait after many tries, and tells the person by mail."""
    return redirect("account_change_password")


def too_often(request: HttpRequest) -> HttpResponse:
    """What allauth answers with when one machine, or one person, asks very often."""
    tell(Event.TOO_OFTEN, asker(request))
    return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)


@login_not_required
@require_GET
def admin_sign_in(request: HttpRequest) -> HttpResponse:
    """The admin has no door of its own: there would be no limit to how often it is tried."""
    if request.user.is_authenticated:
        raise Http404
    target = {"next": request.GET.get("next", "/admin/")}
    return redirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode(target)}")
