"""Assignments: who is asked to play what, assessed, until when."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from scenarios.models import Scenario
from trainer.accounts.models import Team
from trainer.practice.models import Attempt

if TYPE_CHECKING:
    from trainer.accounts.models import User

most_attempts = 20
most_passes = 5


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments, asked for in the words of the trade."""

    def looked_after_by(self, user: User) -> Self:
        """Those of the teams somebody manages now; an administrator's are all."""
        return self.filter(team__in=Team.objects.looked_after_by(user))

    def standing(self) -> Self:
        """Those that have not been withdrawn, in teams that still are."""
        return self.filter(withdrawn_at=None, team__archived_at=None)

    def asking(self, person: User) -> Self:
        """Those that ask this person now: of the whole team, or by name, while they are in it."""
        asked = models.Q(for_whole_team=True) | models.Exists(
            Assignment.people.through.objects.filter(
                assignment=models.OuterRef("pk"), user=person.pk
            )
        )
        return self.filter(asked, team__in=Team.objects.practised_in_by(person))

    def worth_a_reminder(self, since: datetime) -> Self:
        """Those not due since that time, for everybody or for one with more time."""
        longer = Extension.objects.filter(assignment=models.OuterRef("pk"), due_at__gt=since)
        return self.filter(models.Q(due_at__gt=since) | models.Exists(longer))

    def with_all(self) -> Self:
        """With what nearly every page tells of them."""
        return self.select_related("team", "assigned_by").prefetch_related("scenarios")

    def newest_first(self) -> Self:
        return self.order_by("-assigned_at", "-pk")


class Assignment(models.Model):
    """A team, or some of its people, are asked to pass these scenarios, assessed.

    It belongs to the team: whoever manages that looks after it. Who joins the team is asked too, if
    it is for the whole team; who leaves is asked no more.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="assignments")
    title = models.CharField(
        _("title"),
        max_length=120,
        blank=True,
        help_text=_("What people see above it. If empty: the names of the conversations."),
    )
    scenarios = models.ManyToManyField(Scenario, related_name="assignments")
    for_whole_team = models.BooleanField(default=False)
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="+",
        help_text=_("Those who are asked, if it is not the whole team."),
    )
    due_at = models.DateTimeField(_("due"), help_text=_("The last moment that is in time."))
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
        help_text=_("From 0 to 100. If empty, each conversation's own."),
    )
    attempts_allowed = models.PositiveSmallIntegerField(
        _("attempts"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(most_attempts)],
        help_text=_("How often each conversation may be tried. If empty, as often as needed."),
    )
    passes_in_a_row = models.PositiveSmallIntegerField(
        _("passes in a row"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(most_passes)],
        help_text=_("How often each conversation is to be passed, one after the other."),
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    assigned_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(
        null=True, blank=True, help_text=_("Since then nobody is asked; what was played is kept.")
    )

    objects: ClassVar[models.Manager[Assignment]] = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        indexes = [
            models.Index(fields=["team", "-assigned_at"], name="review_assignment_of_team"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(passes_in_a_row__gte=1),
                name="review_assignment_passes_1_or_more",
            ),
            models.CheckConstraint(
                condition=models.Q(attempts_allowed=None)
                | models.Q(attempts_allowed__gte=models.F("passes_in_a_row")),
                name="review_assignment_can_be_passed",
            ),
        ]

    def __str__(self) -> str:
        return self.title or get_text_list(
            [scenario.title for scenario in self.scenarios.all()], gettext("and")
        )

    def get_absolute_url(self) -> str:
        return reverse("assignment", args=[self.public_id])

    def withdraw(self, now: datetime) -> None:
        """Ask nobody any more. What is being played may be finished, and counts."""
        if not self.withdrawn_at:
            self.withdrawn_at = now
            self.save(update_fields=["withdrawn_at"])


class Extension(models.Model):
    """More time for one person, and perhaps more attempts."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="extensions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="extensions"
    )
    due_at = models.DateTimeField(_("due"))
    more_attempts = models.PositiveSmallIntegerField(
        _("more attempts"),
        default=0,
        validators=[MaxValueValidator(most_attempts)],
        help_text=_("Besides those that everybody has, for each conversation."),
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "person"], name="review_extension_once_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.due_at:%Y-%m-%d}"


class AssignedRun(models.Model):
    """For which assignment an assessed run was begun. Practice knows nothing of it."""

    attempt = models.OneToOneField(Attempt, on_delete=models.CASCADE, related_name="assigned_run")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="runs")

    class Meta:
        verbose_name = _("assigned run")
        verbose_name_plural = _("assigned runs")

    def __str__(self) -> str:
        return str(self.attempt_id)


class Reminder(models.Model):
    """That somebody was written to; each kind once for a due date."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("asked")
        DUE_SOON = "due-soon", _("due soon")
        OVERDUE = "overdue", _("overdue")

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    due_at = models.DateTimeField(help_text=_("The due date it spoke of."))
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "person", "kind", "due_at"], name="review_reminder_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"
