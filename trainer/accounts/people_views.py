"""The pages of administrators about everybody."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from trainer.accounts.access import for_administrators, for_managers
from trainer.accounts.forms import InviteForm, PeopleFilter, RosterForm
from trainer.accounts.invitations import bring, send_and_tell
from trainer.accounts.models import Invitation, User
from trainer.accounts.roster import apply, plan_of
from trainer.accounts.second_step import take_away_second_step
from trainer.accounts.security_log import Event, tell
from trainer.web.http import Request

a_page = 50
most_invitations = 100


@require_GET
@for_administrators
def people(request: Request) -> HttpResponse:
    """Everybody, and who is invited."""
    form = PeopleFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = User.objects.matching(**wanted).with_teams()
    context = {
        "form": form,
        "page": Paginator(found, a_page).get_page(request.GET.get("page")),
        "invitations": Invitation.objects.pending().newest_first()[:most_invitations],
        "most_invitations": most_invitations,
        "sends_mail": settings.SENDS_MAIL,
        "invite": InviteForm(),
    }
    return render(request, "accounts/people.html", context)


@require_POST
@for_administrators
def invite_person(request: Request) -> HttpResponse:
    """Invite somebody who is in no team, yet."""
    form = InviteForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.errors["email"].as_text().removeprefix("* "))
        return redirect("people")
    said = form.cleaned_data
    invitation = bring(
        said["email"], name=said["name"], places=[], by=request.user, now=timezone.now()
    )
    if invitation:
        send_and_tell([invitation], request)
    else:
        messages.info(request, _("%(who)s is here already.") % {"who": said["email"]})
    return redirect("people")


@require_GET
@for_administrators
def person(request: Request, pk: int) -> HttpResponse:
    """What is known about somebody, but for what they practise."""
    found = get_object_or_404(User, pk=pk)
    context = {
        "person": found,
        "memberships": found.memberships.select_related("team").order_by("-joined_at"),
        "has_second_step": is_mfa_enabled(found),
    }
    return render(request, "accounts/person.html", context)


@for_administrators
def deactivate(request: Request, pk: int) -> HttpResponse:
    """Asks first; then nobody gets in as this person any more."""
    found = get_object_or_404(User.objects.active(), pk=pk)
    refused = found == request.user or found.is_last_administrator
    if request.method == "POST" and not refused:
        found.deactivate()
        tell(Event.CLOSED, found, by=request.user)
        messages.success(request, _("The account of %(who)s is closed.") % {"who": found})
        return redirect("person", pk)
    return render(
        request,
        "accounts/deactivate.html",
        {"person": found, "refused": refused},
        status=409 if refused and request.method == "POST" else 200,
    )


@require_POST
@for_administrators
def reactivate(request: Request, pk: int) -> HttpResponse:
    """They sign in again, with what they had."""
    found = get_object_or_404(User, pk=pk)
    found.reactivate()
    tell(Event.REOPENED, found, by=request.user)
    messages.success(request, _("The account of %(who)s is open again.") % {"who": found})
    return redirect("person", pk)


@require_POST
@for_administrators
def sign_out_person(request: Request, pk: int) -> HttpResponse:
    """Ends every session of somebody whose phone or computer is in other hands."""
    found = get_object_or_404(User.objects.active(), pk=pk)
    found.end_sessions()
    if found == request.user:
        update_session_auth_hash(request, found)
    tell(Event.SESSIONS_ENDED, found, by=request.user)
    messages.success(request, _("%(who)s is signed out everywhere.") % {"who": found})
    return redirect("person", pk)


@for_administrators
def second_step_off(request: Request, pk: int) -> HttpResponse:
    """Asks first; then somebody who has lost everything gets in by password again."""
    found = get_object_or_404(User, pk=pk)
    if request.method == "POST":
        take_away_second_step(found, request)
        tell(Event.STEP_REMOVED, found, by=request.user)
        messages.success(request, _("A password is enough for %(who)s now.") % {"who": found})
        return redirect("person", pk)
    return render(request, "accounts/second_step_off.html", {"person": found})


@for_managers
def roster(request: Request) -> HttpResponse:
    """A file of people: shows what it would do, line by line, and does it when told so."""
    form = RosterForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "accounts/roster.html", {"form": form})
    plan = plan_of(form.cleaned_data["text"], by=request.user, now=timezone.now())
    if "confirmed" not in request.POST or not plan.can_be_done:
        context = {"plan": plan, "text": form.cleaned_data["text"]}
        return render(request, "accounts/roster_plan.html", context)
    send_and_tell(apply(plan, by=request.user, now=timezone.now()), request)
    return redirect("teams")
