"""The pages about an invitation: for who sent it, and for who got it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from trainer.accounts.access import my_invitation, way_back
from trainer.accounts.forms import JoinForm
from trainer.accounts.invitations import NoLongerOpenError, accept, accept_as_new, send_and_tell
from trainer.accounts.models import Invitation, Team, User
from trainer.web.http import Request


@login_not_required
@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What its link leads to: a new person says who they are, an old one joins."""
    found = Invitation.objects.of_link(token).open(timezone.now()).first()
    if found is None:
        return render(request, "accounts/invitation_gone.html", status=410)
    if User.objects.filter(email=found.email).exists():
        return _join(request, found)
    if request.user.is_authenticated:
        return render(request, "accounts/invitation_other.html", {"invitation": found})
    form = JoinForm(request.POST or None, initial={"name": found.name}, email=found.email)
    if request.method == "POST" and form.is_valid():
        return _come_in(request, found, form)
    context = {"invitation": found, "form": form, "places": found.places.select_related("team")}
    return render(request, "accounts/invitation.html", context)


def _come_in(request: HttpRequest, found: Invitation, form: JoinForm) -> HttpResponse:
    said = form.cleaned_data
    try:
        person = accept_as_new(
            found, name=said["name"], password=said["password"], now=timezone.now()
        )
    except (NoLongerOpenError, IntegrityError):  # the same link, twice at the same time
        return redirect(found.path)
    login(request, person)
    return redirect("home")


def _join(request: HttpRequest, found: Invitation) -> HttpResponse:
    context = {"invitation": found, "places": found.places.select_related("team")}
    if not request.user.is_authenticated:
        return render(request, "accounts/invitation_sign_in.html", context)
    if request.user.email != found.email:
        return render(request, "accounts/invitation_other.html", context)
    if request.method != "POST":
        return render(request, "accounts/invitation_join.html", context)
    try:
        accept(found, request.user, now=timezone.now())
    except NoLongerOpenError:
        return redirect(found.path)
    messages.success(request, _("You have joined."))
    return redirect("you")


@require_POST
def send_again(request: Request, invitation: int) -> HttpResponse:
    """A new link by mail; the one before ends."""
    found = my_invitation(request, invitation)
    found.renew(timezone.now())
    send_and_tell([found], request)
    return redirect(way_back(request))


@require_POST
def withdraw(request: Request, invitation: int) -> HttpResponse:
    """The link ends; a manager's word holds for the own teams."""
    found = my_invitation(request, invitation)
    if request.user.is_administrator:
        found.withdraw(timezone.now())
    else:
        found.withdraw_from(Team.objects.managed_by(request.user), timezone.now())
    messages.success(request, _("%(who)s is no longer invited.") % {"who": found})
    return redirect(way_back(request))
