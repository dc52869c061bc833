from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from scenarios.models.scenario import Scenario


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions, without their scripts: those are compiled once a process, see `editions`."""

    def light(self) -> Self:
        return self.defer("script", "analysis", "values")

    def current(self) -> Self:
        """The newest edition of each scenario."""
        newer = Edition.objects.filter(scenario=models.OuterRef("scenario"))
        newest = newer.order_by("-number").values("number")[:1]
        return self.filter(number=models.Subquery(newest))

    def playable(self) -> Self:
        """What a conversation can begin in: the newest editions, but for those archived."""
        return self.current().filter(scenario__archived_at=None)

    def of(self, slug: str) -> Self:
        return self.filter(scenario__slug=slug)


class Edition(models.Model):
    """A published scenario, frozen with the rulebook it is judged by. It never changes."""

    scenario = models.ForeignKey(
        Scenario, on_delete=models.PROTECT, related_name="editions", verbose_name=_("scenario")
    )
    number = models.PositiveIntegerField(_("number"))
    script = models.JSONField(_("script"))
    content_hash = models.CharField(_("content hash"), max_length=64, db_index=True)
    analysis = models.JSONField(_("analysis"), null=True, blank=True)
    values = models.BinaryField(null=True, editable=False)
    published_at = models.DateTimeField(_("published"), auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )

    objects: ClassVar[models.Manager[Edition]] = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["scenario", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["scenario", "number"], name="scenarios_edition_number_once"
            ),
        ]

    def __str__(self) -> str:
        return _("edition %(number)s") % {"number": self.number}
