"""What to practise next, and why: due guidelines first, each with a conversation that tests it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from scenarios.rulebook import current_rulebook
from trainer.conversation.practising import practises
from trainer.conversation.script import Script
from trainer.guidance.rulebook import Guideline
from trainer.practice.gallery import Card
from trainer.practice.models import Attempt, GuidelineResult, Review

if TYPE_CHECKING:
    from trainer.accounts.models import User

recent = 5  # conversations that "lately" speaks of


@dataclass(frozen=True, slots=True)
class Advice:
    """A guideline worth practising, the reason in words, and a conversation to do it in."""

    guideline: Guideline
    why: Promise | str
    script: Script


def next_up(user: User, cards: Iterable[Card], *, now: datetime | None = None) -> Advice | None:
    """The guideline whose review is most overdue and that a published scenario tests."""
    now = now or timezone.now()
    due = Review.objects.filter(user=user, due_at__lte=now)
    known = current_rulebook().guidelines
    fewest_first = sorted(cards, key=lambda card: card.played)
    for review in sorted(due, key=_urgency):
        fitting = (one.script for one in fewest_first if practises(one.script, review.guideline))
        script = next(fitting, None)
        if script and review.guideline in known:
            return Advice(known[review.guideline], _why(user, review.guideline), script)
    return None


def _urgency(review: Review) -> tuple[datetime, float, str]:
    """The longest due first; of the same day the least well known, so a break before a miss."""
    return review.due_at, review.card.get("stability") or 0.0, review.guideline


def _why(user: User, slug: str) -> Promise | str:
    last = Attempt.objects.by(user).wrapped_up().order_by("-finished_at")[:recent]
    met = GuidelineResult.objects.filter(attempt__in=list(last), guideline=slug)
    counted = met.aggregate(all=Count("pk"), broken=Count("pk", filter=Q(broken__gt=0)))
    if counted["broken"]:
        return ngettext_lazy(
            "You broke it in %(broken)d of the last %(all)d conversation that asked for it.",
            "You broke it in %(broken)d of the last %(all)d conversations that asked for it.",
            counted["all"],
        ) % {"broken": counted["broken"], "all": counted["all"]}
    return _("It has been a while: about now it is worth meeting again.")
