"""Who uses Steady: people, their teams, and who manages whom."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Count, F, Prefetch, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

erased_name = _("Somebody who was erased")
erased_address = "@erased.invalid"


class UserQuerySet(models.QuerySet["User"]):
    """People, asked for by what they have to do with each other."""

    def active(self) -> Self:
        return self.filter(is_active=True)

    def not_erased(self) -> Self:
        return self.exclude(email__endswith=erased_address)

    def matching(self, *, words: str = "", closed: bool = False) -> Self:
        """Those with the words in their name or address, and only closed accounts if so wished."""
        found = self.filter(is_active=False) if closed else self
        return found.filter(Q(name__icontains=words) | Q(email__icontains=words))

    def with_teams(self) -> Self:
        """With their memberships that have not ended, in `in_teams`."""
        memberships = Membership.objects.open().in_current_teams()
        return self.prefetch_related(Prefetch("memberships", memberships, to_attr="in_teams"))

    def administrators(self) -> Self:
        return self.active().filter(is_superuser=True)

    def members_of(self, teams: models.QuerySet[Team]) -> Self:
        """Those who practise in one of these teams now; each once, whatever else they are."""
        memberships = Membership.objects.open().as_members().filter(team__in=teams)
        return self.filter(pk__in=memberships.values("person"))

    def in_teams_managed_by(self, manager: User) -> Self:
        """The members of the manager's teams. A manager is not among them for managing."""
        return self.members_of(Team.objects.managed_by(manager))

    def managers_of(self, teams: models.QuerySet[Team]) -> Self:
        """Those who manage one of these teams now; each once."""
        memberships = Membership.objects.open().as_managers().filter(team__in=teams)
        return self.filter(pk__in=memberships.values("person"))


class UserManager(BaseUserManager["User"]):
    """Makes people; their e-mail address is kept in lower case, so that it is theirs alone."""

    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def active(self) -> UserQuerySet:
        return self.get_queryset().active()

    def not_erased(self) -> UserQuerySet:
        return self.get_queryset().not_erased()

    def matching(self, *, words: str = "", closed: bool = False) -> UserQuerySet:
        return self.get_queryset().matching(words=words, closed=closed)

    def administrators(self) -> UserQuerySet:
        return self.get_queryset().administrators()

    def in_teams_managed_by(self, manager: User) -> UserQuerySet:
        return self.get_queryset().in_teams_managed_by(manager)

    def members_of(self, teams: models.QuerySet[Team]) -> UserQuerySet:
        return self.get_queryset().members_of(teams)

    def managers_of(self, teams: models.QuerySet[Team]) -> UserQuerySet:
        return self.get_queryset().managers_of(teams)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        return (email or "").strip().lower()

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=self.normalize_email(username))


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in.

    What they may do beyond practising comes from where they are a manager (`Membership`), from
    their groups (authors), and from being an administrator.
    """

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150)
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Take this away instead of deleting the person.")
    )
    is_staff = models.BooleanField(
        _("may enter the admin"), default=False, help_text=_("For authors and administrators.")
    )
    wants_coach = models.BooleanField(
        _("coach"),
        default=False,
        help_text=_("Says in one line, during practice, what the last reply did."),
    )
    joined_at = models.DateTimeField(_("joined"), default=timezone.now, editable=False)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    sessions_ended = models.PositiveIntegerField(
        default=0, editable=False, help_text=_("Counted up, it signs the person out everywhere.")
    )

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "email"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="accounts_user_email_any_case"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        self.email = type(self).objects.normalize_email(self.email)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]

    @property
    def is_administrator(self) -> bool:
        """May do everything, among it all that has to do with people."""
        return self.is_superuser

    @property
    def zone(self) -> ZoneInfo | None:
        """Where the person's clock is, if they said so and the machine knows the place."""
        with suppress(ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo(self.time_zone)
        return None

    def get_session_auth_hash(self) -> str:
        return f"{super().get_session_auth_hash()}{self._sessions()}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for known in super().get_session_auth_fallback_hash():
            yield f"{known}{self._sessions()}"

    def _sessions(self) -> str:
        return f".{self.sessions_ended}" if self.sessions_ended else ""

    @property
    def is_last_administrator(self) -> bool:
        """Whether without this one nobody could look after people any more."""
        everybody = User.objects.administrators()
        return self in everybody and everybody.count() == 1

    def deactivate(self) -> None:
        """Nobody gets in as this person any more, not even where they are signed in."""
        self.is_active = False
        self.save(update_fields=["is_active"])
        self.end_sessions()

    def reactivate(self) -> None:
        """They sign in again, with what they had."""
        self.is_active = True
        self.save(update_fields=["is_active"])

    def forget(self) -> None:
        """Nothing is left of who they are but a number; nobody gets in as them any more."""
        self.name, self.email = str(erased_name), f"{self.pk}{erased_address}"
        self.time_zone, self.last_login, self.wants_coach = "", None, False
        self.is_staff = self.is_superuser = False
        self.set_unusable_password()
        self.save()
        self.groups.clear()
        self.user_permissions.clear()
        self.deactivate()

    @property
    def is_erased(self) -> bool:
        return self.email.endswith(erased_address)

    def end_sessions(self) -> None:
        """Sign the person out, wherever they are signed in."""
        User.objects.filter(pk=self.pk).update(sessions_ended=F("sessions_ended") + 1)
        self.refresh_from_db(fields=["sessions_ended"])

    @cached_property
    def manages_a_team(self) -> bool:
        """Asked once a page, by its menu: a turn, which brings none, does not ask."""
        return Team.objects.managed_by(self).exists()

    def manages(self, person: User) -> bool:
        """Whether the person is a member of a team that this one manages, today."""
        return User.objects.in_teams_managed_by(self).filter(pk=person.pk).exists()


class TeamQuerySet(models.QuerySet["Team"]):
    """Teams, asked for by who has to do with them. Archived ones are nobody's."""

    def current(self) -> Self:
        return self.filter(archived_at=None)

    def of(self, person: User) -> Self:
        """The teams somebody is in now, in either role."""
        return self.current().filter(pk__in=person.memberships.open().values("team"))

    def managed_by(self, person: User) -> Self:
        """The teams somebody manages now."""
        managed = person.memberships.open().as_managers()
        return self.current().filter(pk__in=managed.values("team"))

    def practised_in_by(self, person: User) -> Self:
        """The teams somebody is a member of now."""
        return self.current().filter(pk__in=person.memberships.open().as_members().values("team"))

    def looked_after_by(self, person: User) -> Self:
        """Those whose membership is theirs to see and to change: an administrator's are all."""
        return self.all() if person.is_administrator else self.managed_by(person)

    def with_members(self) -> Self:
        """With how many are in it now, by what they are; archived ones come last."""
        here = Q(memberships__left_at=None, memberships__person__is_active=True)
        return self.annotate(
            **{
                f"count_of_{role}s": Count("memberships", filter=here & Q(memberships__role=role))
                for role in Membership.Role.values
            }
        ).order_by(F("archived_at").asc(nulls_first=True), "name")


class Team(models.Model):
    """People who practise, and those who manage them."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=100)
    archived_at = models.DateTimeField(
        _("archived"),
        null=True,
        blank=True,
        help_text=_("Who was in it, and what they played, is kept; nobody manages it any more."),
    )

    objects: ClassVar[models.Manager[Team]] = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="accounts_team_name_any_case")]

    def __str__(self) -> str:
        return self.name

    def archive(self, now: datetime) -> None:
        """Nobody manages it any more, and nobody is invited into it."""
        self.archived_at = now
        self.save(update_fields=["archived_at"])

    def restore(self) -> None:
        """As it was before it was archived."""
        self.archived_at = None
        self.save(update_fields=["archived_at"])

    def take_in(self, person: User, role: Membership.Role, *, now: datetime) -> Membership:
        """Somebody joins, in this role; who already has it keeps the membership there is."""
        membership, _joined = Membership.objects.get_or_create(
            team=self, person=person, role=role, left_at=None, defaults={"joined_at": now}
        )
        return membership


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Who is or was in which team."""

    def open(self) -> Self:
        """Those that have not ended."""
        return self.filter(left_at=None)

    def at(self, time: datetime | models.OuterRef) -> Self:
        """Those that held at that time, or at that of an outer query."""
        return self.filter(Q(left_at=None) | Q(left_at__gt=time), joined_at__lte=time)

    def in_current_teams(self) -> Self:
        """With their teams, in order; archived ones are left out."""
        teams = self.filter(team__archived_at=None).select_related("team")
        return teams.order_by("team__name", "role")

    def in_order(self) -> Self:
        """With their people: managers first."""
        return self.select_related("person").order_by("role", "person__name", "pk")

    def as_members(self) -> Self:
        return self.filter(role=Membership.Role.MEMBER)

    def as_managers(self) -> Self:
        return self.filter(role=Membership.Role.MANAGER)


class Membership(models.Model):
    """Somebody in a team, from when to when. It ends, and stays on record."""

    class Role(models.TextChoices):
        MEMBER = "member", _("Member")
        MANAGER = "manager", _("Manager")

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.MEMBER)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)
    left_at = models.DateTimeField(_("left"), null=True, blank=True)

    objects: ClassVar[models.Manager[Membership]] = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["team", "person", "role"],
                condition=Q(left_at=None),
                name="accounts_membership_once",
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("joined_at")),
                name="accounts_membership_left_after_joining",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "role", "left_at"], name="accounts_membership_of_person")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.team}"

    @property
    def other_role(self) -> Membership.Role:
        is_manager = self.role == self.Role.MANAGER
        return self.Role.MEMBER if is_manager else self.Role.MANAGER

    def leave(self, now: datetime) -> None:
        """The person leaves the team, in this role. What was before is kept."""
        self.left_at = max(now, self.joined_at)
        self.save(update_fields=["left_at"])
