"""What trainees say of a line to those who wrote it, without saying how they got there."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from scenarios.models import Edition, Node

if TYPE_CHECKING:
    from trainer.accounts.models import User

longest_remark = 1000


class RemarkQuerySet(models.QuerySet["Remark"]):
    """Remarks, asked for in the words of the trade."""

    def by(self, person: User) -> Self:
        return self.filter(person=person)

    def open(self) -> Self:
        return self.filter(closed_at=None)

    def closed(self) -> Self:
        return self.exclude(closed_at=None)

    def with_edition(self) -> Self:
        light = ("edition__script", "edition__analysis", "edition__values")
        return self.select_related("edition__scenario").defer(*light)

    def newly_answered(self) -> Self:
        """With an answer that whoever made the remark has not opened."""
        return self.exclude(answer="").filter(answer_seen_at=None)

    def newest_first(self) -> Self:
        return self.order_by("-pk")


class Remark(models.Model):
    """A line that somebody found unclear or unfair, in an edition of a scenario.

    There is no link to the attempt, and a day instead of a time: from the remark nobody can tell
    the run. `person` is for the answer to find its way, and no author sees it.
    """

    class Kind(models.TextChoices):
        UNCLEAR = "unclear", _("I do not understand it")
        UNFAIR = "unfair", _("It is judged unfairly")
        UNLIKELY = "unlikely", _("Nobody would say that")
        WRONG = "wrong", _("There is a mistake in it")

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="remarks")
    node = models.CharField(max_length=80)
    reply = models.CharField(max_length=80, blank=True, help_text=_("If empty: the customer."))
    kind = models.CharField(_("what about it"), max_length=10, choices=Kind)
    words = models.TextField(_("in your words"), max_length=longest_remark)
    made_on = models.DateField(default=timezone.localdate)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="remarks"
    )
    is_signed = models.BooleanField(default=False, help_text=_("Authors see the name."))
    answer = models.TextField(_("answer"), blank=True, max_length=longest_remark)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    answer_seen_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager[Remark]] = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark on a line")
        verbose_name_plural = _("remarks on lines")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.node}"

    @property
    def signature(self) -> str:
        """The name, if it was signed."""
        return str(self.person) if self.is_signed and self.person else ""

    @property
    def node_page(self) -> str:
        """Where an author mends it today; empty if the draft has no such node any more."""
        found = Node.objects.filter(scenario=self.edition.scenario_id, key=self.node).first()
        return reverse("admin:scenarios_node_change", args=[found.pk]) if found else ""

    def settle(self, *, answer: str, by: User, is_closed: bool, now: datetime) -> None:
        """What an author says to it, and whether it is done with. A new answer is news again."""
        if answer != self.answer:
            self.answer, self.answered_by, self.answer_seen_at = answer, by, None
        self.closed_at = (self.closed_at or now) if is_closed else None
        self.save(update_fields=["answer", "answered_by", "answer_seen_at", "closed_at"])
