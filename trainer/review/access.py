"""Fetching with access: what is not yours is not there."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from trainer.accounts.models import Team
from trainer.review.models import Assignment
from trainer.web.http import Request


def my_teams(request: Request) -> QuerySet[Team]:
    """The teams that who is asking looks after; 404 for those who look after none."""
    teams = Team.objects.looked_after_by(request.user).current()
    if not request.user.is_administrator and not teams.exists():
        raise Http404
    return teams


def my_assignment(request: Request, assignment: UUID) -> Assignment:
    """An assignment of a team that who is asking looks after; else 404."""
    mine = Assignment.objects.looked_after_by(request.user).with_all()
    return get_object_or_404(mine, public_id=assignment)


def asked_assignment(request: Request, assignment: UUID) -> Assignment:
    """An assignment that asks something of who is asking; else 404."""
    asking = Assignment.objects.standing().asking(request.user).with_all()
    return get_object_or_404(asking, public_id=assignment)
