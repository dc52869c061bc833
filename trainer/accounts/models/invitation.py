"""Invitations: nobody gets in without one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.core import signing
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trainer.accounts.models.people import Membership, Team, User

valid_for = timedelta(days=14)
salt = "steady.invitation"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations, asked for by what can still become of them."""

    def pending(self) -> Self:
        """Neither accepted nor withdrawn; perhaps too old."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def open(self, now: datetime) -> Self:
        """Those whose link works."""
        return self.pending().filter(expires_at__gt=now)

    def over(self, since: datetime) -> Self:
        """Those that led nobody in, and have not worked since that time. Addresses are in them."""
        withdrawn = Q(withdrawn_at__lte=since)
        return self.filter(withdrawn | Q(expires_at__lte=since), accepted_at=None)

    def newest_first(self) -> Self:
        return self.order_by("-made_at", "-pk")

    def into(self, team: Team) -> Self:
        return self.filter(places__team=team).distinct()

    def looked_after_by(self, person: User) -> Self:
        """Those that are somebody's to send again or to take back: into the own teams."""
        if person.is_administrator:
            return self.all()
        return self.filter(places__team__in=Team.objects.managed_by(person)).distinct()

    def of_link(self, token: str) -> Self:
        """The one whose newest link ends with this, if there is such a link."""
        try:
            pk, issue = signing.loads(token, salt=salt)
        except (signing.BadSignature, ValueError, TypeError):
            return self.none()
        return self.filter(pk=pk, issue=issue)


class Invitation(models.Model):
    """A link, sent to somebody, by which they get in and are put where they belong, once."""

    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=150, blank=True)
    invited_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="invitations_sent"
    )
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("works until"))
    issue = models.PositiveIntegerField(
        default=1, help_text=_("Counted up when it is sent again: older links end.")
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        User,
        on_delete=models.CASCADE,  # their address stands in it: it goes with them
        null=True,
        related_name="invitations_accepted",
    )

    objects: ClassVar[models.Manager[Invitation]] = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="accounts_invitation_pending_once",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def path(self) -> str:
        """Where its link leads."""
        token = signing.dumps([self.pk, self.issue], salt=salt)
        return reverse("invitation", args=[token])

    @property
    def has_expired(self) -> bool:
        return self.expires_at <= timezone.now()

    def renew(self, now: datetime) -> None:
        """From now on a new link works, for as long as a first one would."""
        self.issue += 1
        self.expires_at = now + valid_for
        self.save(update_fields=["issue", "expires_at"])

    def withdraw(self, now: datetime) -> None:
        """The link ends."""
        Invitation.objects.pending().filter(pk=self.pk).update(withdrawn_at=now)

    def withdraw_from(self, teams: models.QuerySet[Team], now: datetime) -> None:
        """The link leads into these teams no longer; it ends if it leads into no other."""
        self.places.filter(team__in=teams).delete()
        if not self.places.exists():
            self.withdraw(now)


class InvitedTo(models.Model):
    """A team that somebody is invited into, and as what."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="places")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="invited")
    role = models.CharField(max_length=10, choices=Membership.Role, default=Membership.Role.MEMBER)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "team", "role"], name="accounts_invitedto_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.team} ({self.get_role_display()})"
