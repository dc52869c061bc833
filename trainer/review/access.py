"""Fetching with access: what is not yours is not there."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from trainer.accounts.models import Team, User
from trainer.practice.models import Attempt
from trainer.review.models import Assignment, Comment, Dispute
from trainer.web.http import Request


def my_teams(request: Request) -> QuerySet[Team]:
    """The teams that who is asking looks after; 404 for those who look after none."""
    teams = Team.objects.looked_after_by(request.user).current()
    if not request.user.is_administrator and not teams.exists():
        raise Http404
    return teams


def my_team(request: Request, team: UUID) -> Team:
    """A team that who is asking looks after; else 404."""
    return get_object_or_404(Team.objects.looked_after_by(request.user), public_id=team)


def of_team(team: Team, person: int) -> User:
    """Somebody who is, or was, a member of the team; else 404."""
    members = team.memberships.as_members().values("person")
    return get_object_or_404(User.objects.filter(pk__in=members), pk=person)


def sees_runs(user: User) -> bool:
    """Whether somebody may see any runs but their own."""
    return user.is_administrator or user.manages_a_team


def may_read_scenarios(request: Request) -> None:
    """404 but for those who manage, who write, and administrators."""
    if not (sees_runs(request.user) or request.user.has_perm("scenarios.change_scenario")):
        raise Http404


def visible_run(request: Request, attempt: UUID, *, reduced: bool = False) -> Attempt:
    """An assessed run that who is asking may see; else 404, also where no words are left of it."""
    runs = Attempt.objects.visible_to(request.user).assessed().over()
    if not reduced:
        runs = runs.with_words()
    return get_object_or_404(runs.with_edition().select_related("user"), public_id=attempt)


def team_of_run(run: Attempt, reader: User) -> Team | None:
    """A team of the reader's in which the run was made, so that there is a way back to it."""
    memberships = run.user.memberships.as_members().at(run.started_at)
    teams = Team.objects.looked_after_by(reader).current()
    return teams.filter(pk__in=memberships.values("team")).order_by("name").first()


def run_to_coach(request: Request, attempt: UUID) -> Attempt:
    """A run of somebody else's that who is asking may see; else 404."""
    found = visible_run(request, attempt)
    if found.user == request.user:
        raise Http404
    return found


def own_run(request: Request, attempt: UUID) -> Attempt:
    """An assessed run that is over, if who is asking made it; else 404."""
    mine = Attempt.objects.by(request.user).assessed().over().with_words().with_edition()
    return get_object_or_404(mine.select_related("user"), public_id=attempt)


def own_comment(request: Request, comment: int) -> Comment:
    """A comment of one's own, on a run that one may see today; else 404."""
    runs = Attempt.objects.visible_to(request.user)
    mine = Comment.objects.filter(author=request.user, attempt__in=runs)
    return get_object_or_404(mine.select_related("attempt__edition__scenario"), pk=comment)


def own_dispute(request: Request, dispute: int) -> Dispute:
    """What one disputes oneself, while nothing is decided; else 404."""
    mine = Dispute.objects.open().filter(attempt__user=request.user)
    return get_object_or_404(mine.select_related("attempt"), pk=dispute)


def dispute_to_decide(request: Request, dispute: int) -> Dispute:
    """What somebody else disputes in a run that who is asking may see; else 404."""
    runs = Attempt.objects.visible_to(request.user).assessed().over()
    found = Dispute.objects.filter(attempt__in=runs).exclude(attempt__user=request.user)
    run = "attempt__user", "attempt__edition__scenario"
    return get_object_or_404(found.select_related(*run), pk=dispute)


def my_assignment(request: Request, assignment: UUID) -> Assignment:
    """An assignment of a team that who is asking looks after; else 404."""
    mine = Assignment.objects.looked_after_by(request.user).with_all()
    return get_object_or_404(mine, public_id=assignment)


def asked_assignment(request: Request, assignment: UUID) -> Assignment:
    """An assignment that asks something of who is asking; else 404."""
    asking = Assignment.objects.standing().asking(request.user).with_all()
    return get_object_or_404(asking, public_id=assignment)
