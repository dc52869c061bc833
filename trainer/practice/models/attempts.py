"""What a trainee did. An attempt and its turns are the truth; everything else is replayed."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from scenarios.models import Edition
from trainer.accounts.models import Membership, Team

if TYPE_CHECKING:
    from trainer.accounts.models import User

longest_notes = 5000
time_to_finish = timedelta(hours=24)  # how long an assessed run stays open, counted from its begin

# What is large in an edition, and kept in memory once read: see `scenarios.editions`.
kept_apart = ("edition__script", "edition__analysis", "edition__values")
# In the order of the fields below.
read_by_a_turn = (
    "public_id",
    "user_id",
    "edition_id",
    "mode",
    "is_retry",
    "seed",
    "start_node",
    "start_anger",
    "start_turn",
    "start_made",
    "started_at",
    "finished_at",
    "stopped_at",
    "lapsed_at",
    "reduced_at",
    "notes",
    "notes_version",
    "wrapped_up_at",
)


class AttemptQuerySet(models.QuerySet["Attempt"]):
    """Attempts, asked for in the words of the trade."""

    def visible_to(self, user: User) -> Self:
        """The one place that decides who sees an attempt. Practice is the trainee's own.

        An assessed one that has ended is seen besides by those who manage, today, a team in which
        the trainee was a member when it began, and by administrators.
        """
        own = models.Q(user=user)
        if user.is_administrator:
            return self.filter(own | is_over_and_assessed)
        made_there = models.Exists(_memberships_then(Team.objects.managed_by(user)))
        return self.filter(own | (is_over_and_assessed & made_there))

    def by(self, user: User) -> Self:
        """Those that somebody made."""
        return self.filter(user=user)

    def made_in(self, teams: models.QuerySet[Team]) -> Self:
        """Those that members of these teams began while they were members.

        Found from the people on: whoever was never in a team is not looked at.
        """
        ever = Membership.objects.as_members().filter(team__in=teams)
        return self.filter(models.Exists(_memberships_then(teams)), user__in=ever.values("person"))

    def practice(self) -> Self:
        return self.filter(mode=Attempt.Mode.PRACTICE)

    def assessed(self) -> Self:
        return self.filter(mode=Attempt.Mode.ASSESSED)

    def first_runs(self) -> Self:
        """The first assessed run of each person at each scenario."""
        return self.filter(is_first=True)

    def over(self) -> Self:
        """With nothing more to come: wrapped up, or lapsed."""
        return self.filter(is_over)

    def still_open(self) -> Self:
        """Neither finished nor lapsed nor reduced; those that were left can be carried on."""
        return self.filter(finished_at=None, lapsed_at=None).with_words()

    def with_words(self) -> Self:
        """Those whose turns and notes are still there."""
        return self.filter(reduced_at=None)

    def to_lapse(self, *, now: datetime) -> Self:
        """Assessed runs whose time is over, and that nobody has closed yet."""
        unsettled = self.assessed().filter(wrapped_up_at=None, lapsed_at=None)
        return unsettled.filter(started_at__lte=now - time_to_finish)

    def with_edition(self) -> Self:
        """With the edition, but not its script: that one is compiled and kept, see `editions`."""
        return self.select_related("edition__scenario").defer(*kept_apart)

    def light(self) -> Self:
        """With the edition alone: no row of the authors is read."""
        return self.select_related("edition").defer(*kept_apart)

    def for_a_turn(self) -> models.QuerySet[Attempt, tuple[Any, ...]]:
        """What a turn reads, and no more: each column has its price, and is paid each turn."""
        return self.with_words().values_list("id", *read_by_a_turn, "edition__content_hash")

    def in_progress(self) -> Self:
        return self.still_open().filter(stopped_at=None)

    def to_carry_on(self) -> Self:
        """What somebody is in the middle of: an assessed run also when it was left."""
        spoken_in = models.Exists(Turn.objects.filter(attempt=models.OuterRef("pk")))
        practising = models.Q(stopped_at=None) & spoken_in
        return self.still_open().filter(models.Q(mode=Attempt.Mode.ASSESSED) | practising)

    def spoken_in(self) -> Self:
        """Those with at least one turn, or that had one before they were reduced."""
        spoken_in = models.Exists(Turn.objects.filter(attempt=models.OuterRef("pk")))
        return self.filter(spoken_in | models.Q(reduced_at__isnull=False))

    def finished(self) -> Self:
        return self.exclude(finished_at=None)

    def whole(self) -> Self:
        """Without those begun in the middle, which never touch a result."""
        return self.filter(is_retry=False)

    def wrapped_up(self) -> Self:
        return self.exclude(wrapped_up_at=None)

    def waiting_for_wrap_up(self) -> Self:
        return self.whole().finished().with_words().filter(wrapped_up_at=None)

    def of_scenario(self, slug: str) -> Self:
        return self.filter(edition__scenario__slug=slug)

    def newest_first(self) -> Self:
        return self.order_by("-started_at", "-pk")


def _memberships_then(teams: models.QuerySet[Team]) -> models.QuerySet[Membership]:
    """The memberships, in these teams, that an attempt's maker had when it began."""
    then = Membership.objects.as_members().at(models.OuterRef("started_at"))
    return then.filter(person=models.OuterRef("user"), team__in=teams)


class Attempt(models.Model):
    """One conversation of one person, in one edition of a scenario."""

    class Mode(models.TextChoices):
        PRACTICE = "practice", _("Practice")
        ASSESSED = "assessed", _("Assessed")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="attempts"
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="attempts")
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.PRACTICE)
    is_retry = models.BooleanField(
        default=False, help_text=_("Begun in the middle, to try again: it never touches a result.")
    )
    retry_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="retries",
        help_text=_("The attempt from whose middle this one was begun."),
    )
    seed = models.PositiveIntegerField(help_text=_("Decides the order in which replies are shown."))
    start_node = models.CharField(max_length=80)
    start_anger = models.PositiveSmallIntegerField()
    start_turn = models.PositiveSmallIntegerField(default=0)
    start_made = models.JSONField(default=list, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    lapsed_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text=_("When an assessed run that was left ran out of time; it has no score."),
    )
    pass_mark = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text=_("What it is held to, taken when it began; if empty, the scenario's own."),
    )
    practised_before = models.PositiveSmallIntegerField(
        default=0, help_text=_("Of an assessed run: how often the scenario was practised before.")
    )
    solutions_seen_before = models.PositiveSmallIntegerField(
        default=0,
        help_text=_("Of an assessed run: how many debriefs of the scenario were open before."),
    )
    is_first = models.BooleanField(
        default=False,
        help_text=_("The first assessed run of its maker at the scenario, in any edition."),
    )
    solutions_seen_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When its debrief was first open to who made it.")
    )
    reduced_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text=_("When its turns and notes were deleted, its time being over: see retention."),
    )
    kept_of_it = models.JSONField(
        null=True,
        blank=True,
        help_text=_("Of a reduced one that another scenario follows: moves made, facts noted."),
    )
    outcome = models.CharField(
        max_length=40, blank=True, help_text=_("Written once, at the end, for lists and reports.")
    )
    notes = models.TextField(blank=True, max_length=longest_notes)
    notes_version = models.PositiveIntegerField(default=0)
    aftercare = models.JSONField(default=list, blank=True)
    learned = models.JSONField(
        default=dict, blank=True, help_text=_("What became of each mistake when looked at again.")
    )
    wrapped_up_at = models.DateTimeField(null=True, blank=True)
    talk_score = models.PositiveSmallIntegerField(null=True, blank=True)
    wrap_up_score = models.PositiveSmallIntegerField(null=True, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True)

    objects: ClassVar[models.Manager[Attempt]] = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        indexes = [
            models.Index(fields=["user", "-started_at"], name="practice_attempt_of_user"),
            models.Index(
                fields=["edition", "-started_at"],
                condition=models.Q(is_first=True),
                name="practice_attempt_first",
            ),
            models.Index(
                fields=["started_at"],
                condition=models.Q(mode="assessed", wrapped_up_at=None, lapsed_at=None),
                name="practice_attempt_to_lapse",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lapsed_at=None)
                | models.Q(mode="assessed", finished_at=None, is_retry=False),
                name="practice_attempt_lapses_open_and_assessed",
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    def get_absolute_url(self) -> str:
        """Where the attempt is best looked at now."""
        if self.reduced_at or (self.finished_at and not self.wraps_up):
            page = "debrief"
        else:
            page = "wrap-up" if self.finished_at else "conversation"
        return reverse(page, args=[self.public_id])

    @property
    def talk_url(self) -> str:
        """The page of the conversation, whether or not it has ended."""
        return reverse("conversation", args=[self.public_id])

    @property
    def reply_url(self) -> str:
        """Where the next reply goes."""
        return reverse("reply", args=[self.public_id])

    @property
    def is_assessed(self) -> bool:
        return self.mode == self.Mode.ASSESSED

    @property
    def can_be_left(self) -> bool:
        """Whether it is going on."""
        return not (self.finished_at or self.lapsed_at or self.stopped_at or self.reduced_at)

    @property
    def is_at_rest(self) -> bool:
        """Whether it does not go on, be it for now or for good."""
        return not self.can_be_left

    @property
    def open_until(self) -> datetime:
        """When it lapses, if it is assessed and still open then."""
        return self.started_at + time_to_finish

    @property
    def is_barred(self) -> bool:
        """Whether an assessed run reached its mark, and something critical bars the pass."""
        reached = (self.score or 0) >= (self.pass_mark or 0)
        return self.is_assessed and self.passed is False and reached

    @property
    def wraps_up(self) -> bool:
        """Whether the wrap-up is what comes next."""
        due = self.finished_at and not self.wrapped_up_at and not self.is_retry
        return bool(due and not self.reduced_at)


is_over = models.Q(wrapped_up_at__isnull=False) | models.Q(lapsed_at__isnull=False)
is_over_and_assessed = is_over & models.Q(mode=Attempt.Mode.ASSESSED)


class TurnQuerySet(models.QuerySet["Turn"]):
    def reply_keys(self) -> list[str]:
        return list(self.order_by("number").values_list("reply", flat=True))


class Turn(models.Model):
    """One reply. Never changed: the database lets each number in once."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="turns")
    number = models.PositiveSmallIntegerField()
    reply = models.CharField(max_length=80)
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[Turn]] = TurnQuerySet.as_manager()

    class Meta:
        verbose_name = _("turn")
        verbose_name_plural = _("turns")
        ordering = ["attempt", "number"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "number"], name="practice_turn_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.reply}"


class GuidelineResult(models.Model):
    """What one finished attempt showed of one guideline; rebuildable from its turns.

    opportunities: turns at which an offered reply would have kept it. kept, broken: findings.
    """

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="guideline_results")
    guideline = models.CharField(max_length=80)
    opportunities = models.PositiveSmallIntegerField()
    kept = models.PositiveSmallIntegerField()
    broken = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("result by guideline")
        verbose_name_plural = _("results by guideline")
        constraints = [
            models.UniqueConstraint(
                fields=["attempt", "guideline"], name="practice_guidelineresult_once"
            ),
        ]

    def __str__(self) -> str:
        return self.guideline


class Review(models.Model):
    """When somebody had best meet a guideline again: a card of spaced repetition."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reviews"
    )
    guideline = models.CharField(max_length=80)
    card = models.JSONField()
    due_at = models.DateTimeField()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.UniqueConstraint(fields=["user", "guideline"], name="practice_review_once"),
        ]

    def __str__(self) -> str:
        return self.guideline
