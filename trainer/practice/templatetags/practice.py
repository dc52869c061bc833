"""Words for what the engine gives as a number or a key."""

from __future__ import annotations

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from scenarios.models import Scenario
from trainer.conversation.scoring import slight
from trainer.guidance.loading import shipped_rulebook
from trainer.practice import moods

register = template.Library()


@register.filter
def mood(anger: int) -> Promise:
    """`{{ 7|mood }}`: angry."""
    return moods.mood(anger)


@register.filter
def ago(moment: datetime) -> str:
    """`{{ attempt.started_at|ago }}`: 5 minutes ago."""
    if timezone.now() - moment < timedelta(minutes=1):
        return _("just now")
    return _("%s ago") % timesince(moment)


@register.filter
def channel(key: str) -> str:
    """`{{ "in-person"|channel }}`: In person."""
    return str(Scenario.Channel(key).label)


@register.filter
def way(change: int) -> str:
    """The direction of a change of anger, for the data-way attribute."""
    if change == 0:
        return "same"
    return "up" if change > 0 else "down"


@register.filter
def moved(change: int) -> str:
    """`{{ -2|moved }}`: down 2."""
    return moods.moved(change)


@register.filter
def signed(number: int) -> str:
    """`{{ -3|signed }}`: −3, with a real minus."""
    return f"{number:+d}".replace("-", "−")


@register.filter
def points(number: int) -> str:
    """`{{ -2|points }}`: −2 points."""
    words = ngettext("%s point", "%s points", abs(number))
    return words % signed(number)


@register.filter
def outcome(key: str) -> str:
    """`{{ "ended-fairly"|outcome }}`: Ended fairly."""
    known = shipped_rulebook().outcomes
    return known[key].label if key in known else key


labels = {
    "best": _lazy("Best"),
    "good": _lazy("Good"),
    "slip": _lazy("Slip"),
    "mistake": _lazy("Mistake"),
    "turning point": _lazy("Turning point"),
}


@register.filter
def label_words(label: str) -> Promise | str:
    """The label of a loss as people read it."""
    return labels.get(label, "")


@register.filter
def cost(loss: float) -> str:
    """A loss in words; a small one is not rounded away."""
    if loss < slight:
        return _("nothing lost")
    if loss < 1:
        return _("cost less than 1 of 100")
    return _("cost %d of 100") % round(loss)
