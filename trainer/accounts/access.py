"""Fetching with access: what is not yours to look after is not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from trainer.accounts.models import Invitation, Membership, Team
from trainer.web.http import Request

View = Callable[..., HttpResponse]


def my_team(request: Request, team: UUID) -> Team:
    """The team, if the one who asks looks after it; else 404."""
    return get_object_or_404(Team.objects.looked_after_by(request.user), public_id=team)


def my_current_team(request: Request, team: UUID) -> Team:
    """The same, but for one that is archived: nobody is invited there."""
    mine = Team.objects.looked_after_by(request.user).current()
    return get_object_or_404(mine, public_id=team)


def my_membership(request: Request, team: UUID, membership: int) -> Membership:
    """A membership of the team that has not ended. A manager's is for administrators alone."""
    theirs = my_team(request, team).memberships.open().select_related("person", "team")
    if not request.user.is_administrator:
        theirs = theirs.as_members()
    return get_object_or_404(theirs, pk=membership)


def my_invitation(request: Request, invitation: int) -> Invitation:
    """A pending invitation, if it is the asker's to look after; else 404."""
    pending = Invitation.objects.pending().looked_after_by(request.user)
    return get_object_or_404(pending, pk=invitation)


def way_back(request: Request) -> str:
    """The page of ours that a form names as `next`; else the teams."""
    named = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(named, allowed_hosts={request.get_host()})
    return named if is_ours else reverse("teams")


def for_administrators(view: View) -> View:
    """The page is there for administrators, and for nobody else."""

    @wraps(view)
    def only(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_administrator:
            raise Http404
        return view(request, *args, **kwargs)

    return only


def for_managers(view: View) -> View:
    """The page is there for who manages a team, and for administrators."""

    @wraps(view)
    def only(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (request.user.is_administrator or request.user.manages_a_team):
            raise Http404
        return view(request, *args, **kwargs)

    return only
