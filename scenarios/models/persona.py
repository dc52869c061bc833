from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Persona(models.Model):
    """The scripted customer: who they are, how they look, how they take things."""

    class Fuse(models.TextChoices):
        SHORT = "short", _("short: every rise is one higher")
        EVEN = "even", _("even")
        LONG = "long", _("long: every rise is one lower, but never none")

    class Forgives(models.TextChoices):
        SLOWLY = "slowly", _("slowly: what calms, calms by half")
        EVENLY = "evenly", _("evenly")
        QUICKLY = "quickly", _("quickly: what calms, calms by one more")

    slug = models.SlugField(
        _("slug"), max_length=80, unique=True, help_text=_("The name that scenarios call them by.")
    )
    name = models.CharField(_("name"), max_length=200, help_text=_("As the trainee sees it."))
    about = models.TextField(_("about"), blank=True, help_text=_("Two sentences on who they are."))
    looks = models.JSONField(
        _("looks"),
        default=dict,
        blank=True,
        help_text=_(
            "What the drawn face shows: hair as colour-style (dark-bun), skin from 1 (light) to 6 "
            "(dark), glasses, beard, top."
        ),
    )
    voice = models.JSONField(
        _("voice"), default=dict, blank=True, help_text=_("rate and pitch; 1.0 is ordinary.")
    )
    fuse = models.CharField(
        _("fuse"),
        max_length=10,
        choices=Fuse,
        default=Fuse.EVEN,
        help_text=_("How strongly they take what provokes them."),
    )
    forgives = models.CharField(
        _("forgives"),
        max_length=10,
        choices=Forgives,
        default=Forgives.EVENLY,
        help_text=_("How readily they take what calms."),
    )
    reactions = models.JSONField(
        _("reactions"),
        default=dict,
        blank=True,
        help_text=_("A further change of anger for single moves, such as interrupt: 1."),
    )
    gives_up = models.TextField(
        _("giving-up words"), blank=True, help_text=_("What they say when their patience ends.")
    )
    library_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("persona")
        verbose_name_plural = _("personas")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
