"""The pages of those who look after teams. Fetch with access, guard, act, answer."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from trainer.accounts.access import (
    for_administrators,
    for_managers,
    my_current_team,
    my_membership,
    my_team,
)
from trainer.accounts.forms import InviteIntoForm, TeamForm
from trainer.accounts.invitations import bring, send_and_tell
from trainer.accounts.models import Invitation, Team
from trainer.web.http import Request


@for_managers
def teams(request: Request) -> HttpResponse:
    """The teams one looks after. Administrators see all, and found new ones."""
    form = TeamForm(request.POST or None)
    if request.method == "POST" and request.user.is_administrator and form.is_valid():
        return redirect("team-members", form.save().public_id)
    found = Team.objects.looked_after_by(request.user).with_members()
    return render(request, "accounts/teams.html", {"teams": found, "form": form})


@require_GET
def team_members(request: Request, team: UUID) -> HttpResponse:
    """Who is in the team, and who is invited."""
    return _members(request, my_team(request, team), InviteIntoForm(by=request.user))


@require_POST
def invite_into(request: Request, team: UUID) -> HttpResponse:
    """Invite somebody into the team."""
    found = my_current_team(request, team)
    form = InviteIntoForm(request.POST, by=request.user)
    if not form.is_valid():
        return _members(request, found, form)
    said, now = form.cleaned_data, timezone.now()
    place = (found, form.chosen)
    invitation = bring(said["email"], name=said["name"], places=[place], by=request.user, now=now)
    if invitation:
        send_and_tell([invitation], request)
    else:
        messages.success(request, _("%(who)s is in the team.") % {"who": said["email"]})
    return redirect("team-members", found.public_id)


def _members(request: Request, team: Team, form: InviteIntoForm) -> HttpResponse:
    context = {
        "team": team,
        "memberships": team.memberships.open().in_order(),
        "invitations": Invitation.objects.pending().into(team),
        "sends_mail": settings.SENDS_MAIL,
        "form": form,
        "rename": TeamForm(instance=team, prefix="team"),
    }
    return render(request, "accounts/team_members.html", context)


def remove_member(request: Request, team: UUID, membership: int) -> HttpResponse:
    """Asks first; then the person leaves the team, and what was is kept."""
    found = my_membership(request, team, membership)
    if request.method == "POST":
        found.leave(timezone.now())
        messages.success(request, _("%(who)s has left the team.") % {"who": found.person})
        return redirect("team-members", team)
    return render(request, "accounts/remove_member.html", {"membership": found})


@require_POST
@for_administrators
def take_in(request: Request, team: UUID, membership: int) -> HttpResponse:
    """Somebody who is in the team gets the other role as well."""
    found = my_membership(request, team, membership)
    found.team.take_in(found.person, found.other_role, now=timezone.now())
    return redirect("team-members", team)


@require_POST
@for_administrators
def rename_team(request: Request, team: UUID) -> HttpResponse:
    """Another name; all else stays."""
    found = my_team(request, team)
    form = TeamForm(request.POST, instance=found, prefix="team")
    if form.is_valid():
        form.save()
    else:
        messages.error(request, form.errors["name"].as_text().removeprefix("* "))
    return redirect("team-members", team)


@require_POST
@for_administrators
def archive_team(request: Request, team: UUID) -> HttpResponse:
    """Put the team away."""
    my_team(request, team).archive(timezone.now())
    messages.success(request, _("The team is archived. Nothing of it is lost."))
    return redirect("team-members", team)


@require_POST
@for_administrators
def restore_team(request: Request, team: UUID) -> HttpResponse:
    """Bring it back, with everybody who was in it."""
    my_team(request, team).restore()
    return redirect("team-members", team)
