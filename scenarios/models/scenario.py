from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from scenarios.exchange.document import default_pass_mark, default_patience
from scenarios.models.persona import Persona


class Scenario(models.Model):
    """One conversation as its author writes it. Trainees see what was published: an edition."""

    class Channel(models.TextChoices):
        PHONE = "phone", _("Phone")
        IN_PERSON = "in-person", _("In person")
        CHAT = "chat", _("Chat")
        EMAIL = "email", _("E-mail")

    slug = models.SlugField(
        _("slug"), max_length=80, unique=True, help_text=_("Its name in addresses and files.")
    )
    title = models.CharField(_("title"), max_length=200)
    lang = models.CharField(
        _("language"), max_length=20, default="en", help_text=_("A language code, such as en.")
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One sentence for the gallery.")
    )
    channel = models.CharField(_("channel"), max_length=20, choices=Channel)
    persona = models.ForeignKey(
        Persona, on_delete=models.PROTECT, related_name="scenarios", verbose_name=_("persona")
    )
    writes_persona_out = models.BooleanField(
        _("persona in the same file"),
        default=False,
        help_text=_("An export holds the persona itself and not only its slug."),
    )
    twin = models.CharField(
        _("twin"),
        max_length=80,
        blank=True,
        help_text=_("The slug of the same complaint, made by a different person."),
    )
    follows = models.CharField(
        _("follows"),
        max_length=80,
        blank=True,
        help_text=_("For a callback: the slug of the scenario that went before."),
    )
    anger = models.PositiveSmallIntegerField(
        _("anger at the start"),
        validators=[MaxValueValidator(10)],
        help_text=_("From 0 (content) to 10 (beside themselves)."),
    )
    patience = models.PositiveSmallIntegerField(
        _("patience"),
        default=default_patience,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("After this many turns the customer gives up."),
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark"),
        default=default_pass_mark,
        validators=[MaxValueValidator(100)],
        help_text=_("From 0 to 100."),
    )
    briefing = models.TextField(
        _("briefing"),
        blank=True,
        help_text=_("What the trainee knows beforehand, and who they are."),
    )
    may_offer = models.JSONField(
        _("may offer"),
        default=list,
        blank=True,
        help_text=_("A list: what can honestly be promised."),
    )
    objectives = models.JSONField(
        _("objectives"),
        default=list,
        blank=True,
        help_text=_("A list of up to three, shown before the start."),
    )
    content_note = models.TextField(
        _("content note"),
        blank=True,
        help_text=_("Shown before the start where language gets rough."),
    )
    starts = models.JSONField(
        _("starts"),
        default=list,
        help_text=_("Where it begins: the key of a node, or a list of starts with conditions."),
    )
    archived_at = models.DateTimeField(
        _("archived"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Since then nobody can begin it; what was begun and played is kept."),
    )
    library_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("scenario")
        verbose_name_plural = _("scenarios")
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(anger__lte=10), name="scenarios_scenario_anger_0_to_10"
            ),
            models.CheckConstraint(
                condition=models.Q(patience__range=(1, 100)),
                name="scenarios_scenario_patience_1_to_100",
            ),
            models.CheckConstraint(
                condition=models.Q(pass_mark__lte=100),
                name="scenarios_scenario_pass_mark_0_to_100",
            ),
        ]

    def __str__(self) -> str:
        return self.title
