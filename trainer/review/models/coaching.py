"""What managers and trainees say to each other about an assessed run that is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trainer.practice.models import Attempt, AttemptQuerySet

if TYPE_CHECKING:
    from trainer.accounts.models import User

longest_words = 2000
at_a_time = 1000
one_opening = timedelta(hours=1)  # looking again within this time is not another time
by_the_trainee = models.Q(author=models.F("attempt__user"))


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments, asked for by who wrote them and who has read them."""

    def on(self, attempt: Attempt) -> Self:
        return self.filter(attempt=attempt).select_related("author").order_by("made_at", "pk")

    def unseen(self) -> Self:
        return self.filter(seen_at=None)

    def by_managers(self) -> Self:
        return self.exclude(by_the_trainee)

    def by_trainees(self) -> Self:
        return self.filter(by_the_trainee)


class Comment(models.Model):
    """Somebody's words on a turn, or on the whole of a run.

    seen_at: when the other side first opened it: the trainee, or one of those who manage them.
    """

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="comments")
    turn = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("If empty: on the whole of it.")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="comments"
    )
    words = models.TextField(_("your words"), max_length=longest_words)
    made_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager[Comment]] = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes = [
            models.Index(
                fields=["attempt"],
                condition=models.Q(seen_at=None),
                name="review_comment_unseen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.words[:40]}"

    def change(self, words: str, *, now: datetime) -> None:
        """Other words, which the other side has not read yet."""
        if words != self.words:
            self.words, self.edited_at, self.seen_at = words, now, None
            self.save(update_fields=["words", "edited_at", "seen_at"])


class DisputeQuerySet(models.QuerySet["Dispute"]):
    """Disputes, asked for by what became of them."""

    def open(self) -> Self:
        return self.filter(decision="")

    def newly_decided(self) -> Self:
        """With a decision that the trainee has not opened."""
        return self.exclude(decision="").filter(seen_at=None)

    def set_aside(self) -> Self:
        return self.filter(decision=Dispute.Decision.SET_ASIDE)


class Dispute(models.Model):
    """A trainee thinks that a finding at a turn is wrong, and a manager decides.

    Whatever is decided, the computed score stays as it was computed.
    """

    class Decision(models.TextChoices):
        STANDS = "stands", _("The finding stands")
        SET_ASIDE = "set-aside", _("The finding is set aside")

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="disputes")
    turn = models.PositiveSmallIntegerField()
    guideline = models.CharField(max_length=80)
    words = models.TextField(_("why you see it differently"), max_length=longest_words)
    raised_at = models.DateTimeField(default=timezone.now)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, blank=True)
    reason = models.TextField(_("the reason"), max_length=longest_words, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager[Dispute]] = DisputeQuerySet.as_manager()

    class Meta:
        verbose_name = _("disputed finding")
        verbose_name_plural = _("disputed findings")
        indexes = [
            models.Index(
                fields=["attempt"], condition=models.Q(decision=""), name="review_dispute_open"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["attempt", "turn", "guideline"], name="review_dispute_once_a_finding"
            ),
            models.CheckConstraint(
                condition=models.Q(decision="", decided_at=None)
                | (~models.Q(decision="") & models.Q(decided_at__isnull=False)),
                name="review_dispute_decided_with_a_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.turn}: {self.guideline}"

    @property
    def is_set_aside(self) -> bool:
        return self.decision == self.Decision.SET_ASIDE

    def decide(self, decision: str, *, reason: str, by: User, now: datetime) -> None:
        """What a manager decides; who decides again has thought again."""
        self.decision, self.reason = decision, reason
        self.decided_by, self.decided_at, self.seen_at = by, now, None
        self.save(update_fields=["decision", "reason", "decided_by", "decided_at", "seen_at"])


class Rating(models.Model):
    """What a manager would give a run: it stands beside the computed score and never in it."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="ratings")
    rater = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    value = models.PositiveSmallIntegerField(
        _("your rating"), validators=[MaxValueValidator(100)], help_text=_("From 0 to 100.")
    )
    words = models.TextField(_("why"), max_length=longest_words, blank=True)
    rated_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("rating by a manager")
        verbose_name_plural = _("ratings by managers")
        constraints = [
            models.UniqueConstraint(
                fields=["attempt", "rater"], name="review_rating_once_a_manager"
            ),
            models.CheckConstraint(
                condition=models.Q(value__lte=100), name="review_rating_0_to_100"
            ),
        ]

    def __str__(self) -> str:
        return str(self.value)


class OpeningQuerySet(models.QuerySet["Opening"]):
    def lately(self, viewer: User, *, now: datetime) -> Self:
        """What somebody opened within the hour."""
        return self.filter(viewer=viewer, opened_at__gt=now - one_opening)


class Opening(models.Model):
    """Somebody opened a run that is not theirs. Whose it is can see that."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="openings")
    viewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    in_a_table = models.BooleanField(
        default=False, help_text=_("Its words were in a table of turns that was downloaded.")
    )

    objects: ClassVar[models.Manager[Opening]] = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening of a run")
        verbose_name_plural = _("openings of runs")

    def __str__(self) -> str:
        return f"{self.viewer}: {self.opened_at:%Y-%m-%d %H:%M}"

    @classmethod
    def note(cls, attempt: Attempt, viewer: User, *, now: datetime) -> None:
        """Once a person and hour."""
        lately = cls.objects.lately(viewer, now=now).filter(in_a_table=False)
        if not lately.filter(attempt=attempt).exists():
            cls.objects.create(attempt=attempt, viewer=viewer, opened_at=now)

    @classmethod
    def note_table(cls, attempts: AttemptQuerySet, viewer: User, *, now: datetime) -> None:
        """The same for runs that somebody takes away in a table."""
        lately = cls.objects.lately(viewer, now=now).filter(in_a_table=True)
        new = attempts.exclude(pk__in=lately.values("attempt")).order_by("pk")
        rows = (
            cls(attempt_id=pk, viewer=viewer, opened_at=now, in_a_table=True)
            for pk in list(new.values_list("pk", flat=True))
        )
        while batch := list(islice(rows, at_a_time)):
            cls.objects.bulk_create(batch)
