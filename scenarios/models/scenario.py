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
        _("slug"),
        max_length=80,
        unique=True,
        help_text=_(
            "Its name in addresses, files and other scenarios. Once published, leave it so."
        ),
    )
    title = models.CharField(
        _("title"),
        max_length=200,
        help_text=_(
            "As the gallery shows it. It may tease, and should not give the best way away."
        ),
    )
    lang = models.CharField(
        _("language"),
        max_length=20,
        default="en",
        help_text=_("The language of its words, as a code such as en: screen readers go by it."),
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One sentence for the gallery: who comes with what.")
    )
    channel = models.CharField(
        _("channel"),
        max_length=20,
        choices=Channel,
        help_text=_(
            "Some guidelines hold in one channel only: a private room can be offered in person, "
            "not on the phone."
        ),
    )
    persona = models.ForeignKey(
        Persona,
        on_delete=models.PROTECT,
        related_name="scenarios",
        verbose_name=_("persona"),
        help_text=_("The customer: how they look, and how they take what is said to them."),
    )
    writes_persona_out = models.BooleanField(
        _("persona in the same file"),
        default=False,
        help_text=_("Tick it, and an export holds the persona itself and not only its slug."),
    )
    twin = models.CharField(
        _("twin"),
        max_length=80,
        blank=True,
        help_text=_(
            "The slug of another scenario with the same complaint, made by a different person. The "
            "debrief compares the two."
        ),
    )
    follows = models.CharField(
        _("follows"),
        max_length=80,
        blank=True,
        help_text=_(
            "For a callback: the slug of the scenario that went before. What was done there "
            "decides where this one starts."
        ),
    )
    anger = models.PositiveSmallIntegerField(
        _("anger at the start"),
        validators=[MaxValueValidator(10)],
        help_text=_(
            "From 0 (content) to 10 (beside themselves). 5 to 7 leaves room to do harm and good."
        ),
    )
    patience = models.PositiveSmallIntegerField(
        _("patience"),
        default=default_patience,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_(
            "After this many turns the customer gives up and walks out: 1 to 100. Twice the turns "
            "of the best way is plenty."
        ),
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark"),
        default=default_pass_mark,
        validators=[MaxValueValidator(100)],
        help_text=_("The score that counts as a pass, 0 to 100. A critical mistake never passes."),
    )
    briefing = models.TextField(
        _("briefing"),
        blank=True,
        help_text=_(
            "Who the trainee is, where they sit, what they know and see on their screen. Nothing "
            "that the customer is to tell."
        ),
    )
    may_offer = models.JSONField(
        _("may offer"),
        default=list,
        blank=True,
        help_text=_(
            "What can honestly be promised, one on each line: amounts, dates, names. Whatever is "
            "not here is a promise too much."
        ),
    )
    objectives = models.JSONField(
        _("objectives"),
        default=list,
        blank=True,
        help_text=_(
            "What to try, one on each line, three at most. They are shown before the start and "
            "score nothing."
        ),
    )
    content_note = models.TextField(
        _("content note"),
        blank=True,
        help_text=_("A warning before the start, where language gets rough. Empty: none."),
    )
    starts = models.JSONField(
        _("starts"),
        default=list,
        help_text=_(
            "The key of the node it begins with; it may be written before there is such a node. "
            "For a callback a list of starts with conditions, the last one without."
        ),
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
