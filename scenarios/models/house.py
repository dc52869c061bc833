"""What an organisation changes of the catalogue, and adds to it. See docs/how/editions.md."""

from __future__ import annotations

from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from trainer.guidance.loading import shipped_rulebook


class Weight(models.IntegerChoices):
    NONE = 0, _("0: no points")
    LIGHT = 1, _("1: light")
    USUAL = 2, _("2: as most")
    HEAVY = 3, _("3: heavy")


class GuidelineChange(models.Model):
    """What is different here about a guideline of the catalogue."""

    guideline = models.SlugField(_("guideline"), max_length=80, unique=True)
    weight = models.PositiveSmallIntegerField(
        _("weight"),
        null=True,
        blank=True,
        choices=Weight,
        help_text=_(
            "What it earns when kept and costs each time it is broken. Empty: as in the catalogue."
        ),
    )
    critical = models.BooleanField(
        _("critical"),
        null=True,
        blank=True,
        choices=[(None, _("as in the catalogue")), (True, _("yes")), (False, _("no"))],
        help_text=_(
            "Breaking what is critical bars a pass, whatever the score. “No” takes that from all "
            "its rules; “yes” gives it to every rule by which it can be broken."
        ),
    )
    reason = models.TextField(
        _("reason"),
        blank=True,
        help_text=_("Why, for those who come after you. Trainees do not see it."),
    )

    class Meta:
        verbose_name = _("house rule: changed guideline")
        verbose_name_plural = _("house rules: changed guidelines")
        ordering = ["guideline"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weight=None) | models.Q(weight__lte=3),
                name="scenarios_guidelinechange_weight_0_to_3",
            ),
            models.CheckConstraint(
                condition=~models.Q(weight=None, critical=None),
                name="scenarios_guidelinechange_says_something",
            ),
        ]

    def __str__(self) -> str:
        return self.guideline

    @property
    def title(self) -> str:
        """The title in the catalogue, or the name if it is not in there any more."""
        known = shipped_rulebook().guidelines.get(self.guideline)
        return known.title if known else self.guideline


class HouseMove(models.Model):
    """Something a reply does that the catalogue has no name for."""

    class Group(models.TextChoices):
        HEARING = "hearing", _("hearing: the customer comes to feel heard by it")
        CARING = "caring", _("caring")
        OWNING = "owning", _("owning")
        SOLVING = "solving", _("solving")
        LIMITS = "limits", _("limits")
        CLOSING = "closing", _("closing")
        HARMFUL = "harmful", _("harmful")

    slug = models.SlugField(
        _("name in files"),
        max_length=80,
        unique=True,
        help_text=_("Such as offer-callback. Replies call it by this name, so choose it once."),
    )
    group = models.CharField(_("group"), max_length=10, choices=Group)
    label = models.CharField(
        _("label"), max_length=80, help_text=_("What authors pick: “Offer a call back”.")
    )
    hint = models.CharField(
        _("hint"),
        max_length=300,
        help_text=_("One line that tells authors when a reply does it, and when it does not."),
    )

    class Meta:
        verbose_name = _("house rule: own move")
        verbose_name_plural = _("house rules: own moves")
        ordering = ["group", "slug"]

    def __str__(self) -> str:
        return self.label


class HouseGuidelineQuerySet(models.QuerySet["HouseGuideline"]):
    def with_rules(self) -> Self:
        return self.prefetch_related("rules")


class HouseGuideline(models.Model):
    """A guideline of the organisation's own, with its page in the handbook."""

    class Kind(models.TextChoices):
        WORDS = "words", _("words: what is said")
        TIMING = "timing", _("timing: when it is said")
        ORDER = "order", _("order: what comes before what")
        AFTER = "after", _("after: what is done afterwards")
        MINDSET = "mindset", _("mindset: a way of looking at the work")

    slug = models.SlugField(
        _("name in addresses"),
        max_length=80,
        unique=True,
        help_text=_("Such as offer-callback. Conversations that were judged by it keep it."),
    )
    title = models.CharField(
        _("title"), max_length=120, help_text=_("A few words: “Offer to call back”.")
    )
    advice = models.TextField(_("advice"), help_text=_("What to do, in one or two sentences."))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.WORDS)
    weight = models.PositiveSmallIntegerField(
        _("weight"),
        choices=Weight,
        default=Weight.USUAL,
        validators=[MaxValueValidator(3)],
        help_text=_("What it earns when kept and costs each time it is broken."),
    )
    critical = models.BooleanField(
        _("critical"),
        default=False,
        help_text=_(
            "Breaking it bars a pass, whatever the score: for what must never happen. It holds "
            "for every rule below by which it can be broken."
        ),
    )
    document = models.CharField(
        _("document"),
        max_length=200,
        help_text=_("Where it is written: the title of your policy or handbook."),
    )
    heading = models.CharField(
        _("heading"), max_length=200, help_text=_("The heading or section in it.")
    )
    why = models.TextField(
        _("why"), help_text=_("Two or three sentences: why it works, and what is not known.")
    )
    scene = models.CharField(
        _("scene"),
        max_length=300,
        blank=True,
        help_text=_("Where the two lines below are said. Empty: they are habits, not words."),
    )
    good = models.TextField(
        _("like this"), help_text=_("A line that somebody at work would really say.")
    )
    bad = models.TextField(
        _("not like this"), help_text=_("What a decent, tired person says instead.")
    )
    remember = models.CharField(
        _("remember"), max_length=120, help_text=_("A rule of thumb of at most eight words.")
    )

    objects: ClassVar[models.Manager[HouseGuideline]] = HouseGuidelineQuerySet.as_manager()

    class Meta:
        verbose_name = _("house rule: own guideline")
        verbose_name_plural = _("house rules: own guidelines")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weight__lte=3), name="scenarios_houseguideline_weight_0_to_3"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class HouseRule(models.Model):
    """What an own guideline says about a move under a condition."""

    class Verdict(models.TextChoices):
        KEPT = "kept", _("kept")
        BROKEN = "broken", _("broken")

    guideline = models.ForeignKey(
        HouseGuideline, on_delete=models.CASCADE, related_name="rules", verbose_name=_("guideline")
    )
    position = models.PositiveIntegerField(
        _("position"),
        default=0,
        help_text=_("The lowest is asked first; for each move the first that holds speaks."),
    )
    moves = models.JSONField(
        _("moves"), default=list, help_text=_("The rule speaks of each of these moves.")
    )
    when = models.JSONField(_("only when"), default=dict, blank=True)
    verdict = models.CharField(
        _("verdict"),
        max_length=10,
        blank=True,
        choices=Verdict,
        help_text=_("Whether the move keeps or breaks the guideline. Empty: it only explains."),
    )
    anger = models.SmallIntegerField(
        _("change of anger"),
        default=0,
        validators=[MinValueValidator(-10), MaxValueValidator(10)],
        help_text=_("Before the customer's temperament: −1 calms, +2 provokes."),
    )
    because = models.TextField(
        _("because"),
        help_text=_("One sentence for the debrief, about the reply and never about the person."),
    )

    class Meta:
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        ordering = ["guideline", "position", "pk"]

    def __str__(self) -> str:
        return self.because
