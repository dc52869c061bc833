"""Inviting people, and what happens when they come."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trainer.accounts.models import Invitation, Membership, Team, User
from trainer.accounts.models.invitation import valid_for

log = logging.getLogger(__name__)

Place = tuple[Team, Membership.Role]


class NoLongerOpenError(Exception):
    """The invitation was accepted or withdrawn meanwhile, or it is too old."""


@transaction.atomic
def invite(
    email: str, *, name: str, places: Iterable[Place], by: User, now: datetime
) -> Invitation:
    """An invitation into these teams. A pending one is sent anew, with these added."""
    invitation, is_new = Invitation.objects.pending().get_or_create(
        email=User.objects.normalize_email(email),
        accepted_at=None,
        withdrawn_at=None,
        defaults={"name": name, "invited_by": by, "made_at": now, "expires_at": now + valid_for},
    )
    if not is_new:
        invitation.renew(now)
    for team, role in places:
        invitation.places.get_or_create(team=team, role=role)
    return invitation


@transaction.atomic
def bring(
    email: str, *, name: str, places: Sequence[Place], by: User, now: datetime
) -> Invitation | None:
    """Somebody shall be in these teams. None if no invitation is needed for it.

    Who is here already is put there by an administrator, and asked by a manager.
    """
    person = User.objects.filter(email=User.objects.normalize_email(email)).first()
    missing = [place for place in places if not (person and _is_in(person, *place))]
    if person is None or (missing and not by.is_administrator):
        return invite(email, name=name, places=missing, by=by, now=now)
    for team, role in missing:
        team.take_in(person, role, now=now)
    return None


def _is_in(person: User, team: Team, role: Membership.Role) -> bool:
    return person.memberships.open().filter(team=team, role=role).exists()


@transaction.atomic
def accept(invitation: Invitation, person: User, *, now: datetime) -> None:
    """Once: the person joins the teams. Raises NoLongerOpenError."""
    open_still = Invitation.objects.open(now).filter(pk=invitation.pk, issue=invitation.issue)
    if not open_still.update(accepted_at=now, accepted_by=person):
        raise NoLongerOpenError
    for place in invitation.places.filter(team__archived_at=None).select_related("team"):
        place.team.take_in(person, Membership.Role(place.role), now=now)


@transaction.atomic
def accept_as_new(invitation: Invitation, *, name: str, password: str, now: datetime) -> User:
    """The same for somebody who was not here before."""
    person = User.objects.create_user(invitation.email, password, name=name, joined_at=now)
    accept(invitation, person, now=now)
    return person


def send(invitations: Sequence[Invitation], request: HttpRequest) -> bool:
    """Mails their links. Whether that went well; if not, the log says why."""
    mails = [_mail(invitation, request) for invitation in invitations]
    try:
        get_connection().send_messages(mails)
    except (OSError, SMTPException):
        log.exception("%d invitations could not be sent", len(mails))
        return False
    return True


def send_and_tell(invitations: Sequence[Invitation], request: HttpRequest) -> None:
    """Mails their links, and says on the next page what became of it."""
    count = len(invitations)
    if not settings.SENDS_MAIL:
        messages.warning(request, _("No mail is set up here. Hand over the link yourself."))
    elif send(invitations, request):
        said = ngettext("%d invitation is on its way.", "%d invitations are on their way.", count)
        messages.success(request, said % count)
    else:
        messages.error(
            request, _("The mail server does not answer. Send the invitation again in a while.")
        )


def _mail(invitation: Invitation, request: HttpRequest) -> EmailMessage:
    inviter = invitation.invited_by.name if invitation.invited_by else _("Somebody")
    context = {
        "invitation": invitation,
        "inviter": inviter,
        "places": invitation.places.select_related("team"),
        "link": request.build_absolute_uri(invitation.path),
    }
    subject = _("%(name)s invites you to Steady") % {"name": inviter}
    body = render_to_string("accounts/email/invitation.txt", context)
    one_line = " ".join(subject.split())
    return EmailMessage(one_line, body, to=[invitation.email])
