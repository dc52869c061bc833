from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from scenarios.models.scenario import Scenario


class Node(models.Model):
    """What the customer says and does at one moment, or an ending."""

    scenario = models.ForeignKey(
        Scenario, on_delete=models.CASCADE, related_name="nodes", verbose_name=_("scenario")
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    key = models.SlugField(_("key"), max_length=80, help_text=_("Unique within the scenario."))
    ending = models.CharField(
        _("ending"),
        max_length=40,
        blank=True,
        help_text=_(
            "Empty while the conversation goes on; else how it ends: resolved, agreed, "
            "ended-fairly, handed-over, unresolved, walked-out or cut-off."
        ),
    )
    behaviour = models.JSONField(
        _("behaviour"),
        default=list,
        blank=True,
        help_text=_("A list of what the customer is doing, such as shouting."),
    )
    says = models.JSONField(
        _("says"),
        default=list,
        blank=True,
        help_text=_(
            "The words, or a list of words with conditions; the first that holds is said, and "
            "the last should need none."
        ),
    )
    thinks = models.TextField(
        _("thinks"),
        blank=True,
        help_text=_("What goes on inside them; practice can show it."),
    )

    class Meta:
        verbose_name = _("node")
        verbose_name_plural = _("nodes")
        ordering = ["scenario", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["scenario", "key"], name="scenarios_node_key_once"),
        ]

    def __str__(self) -> str:
        return self.key


class Reply(models.Model):
    """One response the trainee may pick at a node."""

    node = models.ForeignKey(
        Node, on_delete=models.CASCADE, related_name="replies", verbose_name=_("node")
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    key = models.SlugField(_("key"), max_length=80, help_text=_("Unique within the node."))
    text = models.TextField(_("text"), help_text=_("What the trainee says: 8 to 30 words."))
    moves = models.JSONField(
        _("moves"), default=list, blank=True, help_text=_("A list of what this reply does.")
    )
    as_said = models.BooleanField(
        _("as said"),
        default=False,
        help_text=_("The words are meant otherwise than a suggestion took them."),
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("For the debrief: what the customer heard, a line one could say instead."),
    )

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ["node", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["node", "key"], name="scenarios_reply_key_once"),
        ]

    def __str__(self) -> str:
        return self.key


class Route(models.Model):
    """Where a reply leads, when its condition holds. The first route that holds is taken."""

    reply = models.ForeignKey(
        Reply, on_delete=models.CASCADE, related_name="routes", verbose_name=_("reply")
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    when = models.JSONField(
        _("when"),
        default=dict,
        blank=True,
        help_text=_("Conditions on anger, heard and moves made; the last route needs none."),
    )
    node = models.ForeignKey(
        Node,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="arrivals",
        verbose_name=_("leads to"),
    )
    missing_node = models.CharField(
        _("missing node"),
        max_length=200,
        blank=True,
        help_text=_("The name that a file gave, when there is no such node."),
    )
    anger = models.SmallIntegerField(
        _("anger on the way"),
        default=0,
        validators=[MinValueValidator(-10), MaxValueValidator(10)],
        help_text=_("What happens on the way raises or lowers it, such as a lie coming to light."),
    )

    class Meta:
        verbose_name = _("route")
        verbose_name_plural = _("routes")
        ordering = ["reply", "position", "pk"]

    def __str__(self) -> str:
        return self.target or "–"

    @property
    def target(self) -> str:
        """The key of the node it leads to, whether or not there is one."""
        return self.node.key if self.node else self.missing_node


class Fact(models.Model):
    """What a good note records."""

    scenario = models.ForeignKey(
        Scenario, on_delete=models.CASCADE, related_name="facts", verbose_name=_("scenario")
    )
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("The lowest comes first in the debrief.")
    )
    key = models.SlugField(
        _("key"), max_length=80, help_text=_("Its name in files and conditions, such as father.")
    )
    label = models.CharField(
        _("label"),
        max_length=200,
        blank=True,
        help_text=_("As the debrief calls it: Her father, 83, comes on Saturday."),
    )
    any_of = models.JSONField(
        _("any of"),
        default=list,
        blank=True,
        help_text=_(
            "Words that show it was noted, one or a few on each line: any of them will do."
        ),
    )
    wrong = models.JSONField(
        _("wrong"),
        default=list,
        blank=True,
        help_text=_("Words that show it was noted wrongly, such as a name misheard."),
    )
    revealed_at = models.JSONField(
        _("revealed at"),
        default=list,
        blank=True,
        help_text=_(
            "Keys of nodes, one on each line: it counts only if the conversation passed one of "
            "them. Empty: always."
        ),
    )

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["scenario", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["scenario", "key"], name="scenarios_fact_key_once"),
        ]

    def __str__(self) -> str:
        return self.label or self.key
