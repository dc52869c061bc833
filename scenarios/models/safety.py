from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SafetyTextQuerySet(models.QuerySet["SafetyText"]):
    def newest_first(self) -> Self:
        return self.order_by("-written_at", "-pk")


class SafetyText(models.Model):
    """What to do about threats and in a crisis, as the organisation words it.

    Every version stays; the newest is what people read.
    """

    text = models.TextField(
        _("text"),
        help_text=_(
            "Plain text. A line that begins with # is a heading, lines that begin with - are a "
            "list, an empty line begins a new paragraph."
        ),
    )
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("written by"),
    )

    objects: ClassVar[models.Manager[SafetyText]] = SafetyTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("safety page")
        verbose_name_plural = _("safety page")
        ordering = ["-written_at", "-pk"]
        get_latest_by = ["written_at", "pk"]

    def __str__(self) -> str:
        return self.text.strip().splitlines()[0].lstrip("# ") if self.text.strip() else "–"
