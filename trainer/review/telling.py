"""Telling people that something was said of a run: on their home page, and by mail.

A letter goes out only with the first news of a run. Until the trainee has looked, more of it is no
reason to write again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trainer.practice.models import Attempt, AttemptQuerySet
from trainer.practice.news import News
from trainer.review.models import Comment, Dispute, Rating

if TYPE_CHECKING:
    from trainer.accounts.models import User

log = logging.getLogger(__name__)


def with_news(trainee: User) -> AttemptQuerySet:
    """The runs of which something was said that the trainee has not seen."""
    comments = Comment.objects.by_managers().unseen().values("attempt")
    decisions = Dispute.objects.newly_decided().values("attempt")
    ratings = Rating.objects.filter(seen_at=None).values("attempt")
    said = Q(pk__in=comments) | Q(pk__in=decisions) | Q(pk__in=ratings)
    found: AttemptQuerySet = Attempt.objects.by(trainee).filter(said)
    return found


def waiting_for(manager: User) -> AttemptQuerySet:
    """The runs in which a finding is disputed, or an answer was not read, the newest first."""
    answers = Comment.objects.by_trainees().unseen().values("attempt")
    asked = Q(pk__in=Dispute.objects.open().values("attempt")) | Q(pk__in=answers)
    runs: AttemptQuerySet = Attempt.objects.visible_to(manager).exclude(user=manager).filter(asked)
    return runs.with_edition().select_related("user").newest_first()


def news_of_coaching(user: User) -> Iterator[News]:
    """What practice shows on the home page, to trainees and to those who manage them."""
    for run in with_news(user).with_edition().newest_first():
        words = _("Something was said about your run of “%(title)s”.")
        title = {"title": run.edition.scenario.title}
        yield News(words % title, run.get_absolute_url(), _("Read it"))
    if user.manages_a_team and (count := waiting_for(user).count()):
        words = ngettext(
            "There is an answer or a disputed finding in %(count)d run.",
            "There are answers or disputed findings in %(count)d runs.",
            count,
        )
        yield News(words % {"count": count}, f"{reverse('reports')}#waiting", _("Look at it"))


def tell(attempt: Attempt, *, by: User) -> None:
    """Write to who made the run, unless that was done already; called before it is said."""
    who = attempt.user
    if settings.SENDS_MAIL and who.is_active and not with_news(who).filter(pk=attempt.pk).exists():
        transaction.on_commit(lambda: _send(attempt, by))


def _send(attempt: Attempt, by: User) -> None:
    """Nothing that was said is in the letter: that is read where the run is."""
    context = {"name": attempt.user.get_short_name(), "by": by, "run": attempt}
    context |= {"link": settings.ADDRESS + attempt.get_absolute_url()}
    subject = _("Something was said about your run of “%(title)s”")
    one_line = " ".join((subject % {"title": attempt.edition.scenario.title}).split())
    with timezone.override(attempt.user.zone):
        body = render_to_string("review/email/said.txt", context)
    try:
        EmailMessage(one_line, body, to=[attempt.user.email]).send()
    except (OSError, SMTPException):
        log.exception("A letter about run %s could not be sent", attempt.public_id)
