"""Reminders of what somebody was asked to do: who is to be written to now, and writing.

At most one letter a person and assignment at a time, and each kind once for a due date: an
extension makes a new one. Nobody is written to about what is done, withdrawn, or long overdue.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trainer.review.boards import Line, boards_of
from trainer.review.models import Assignment, Reminder
from trainer.review.standing import State

log = logging.getLogger(__name__)

soon = timedelta(days=3)
no_news_after = timedelta(days=14)  # what has been overdue for longer is for the manager to say

subjects: dict[str, Promise] = {
    Reminder.Kind.ASKED: _("You are asked to do something in Steady: %(what)s"),
    Reminder.Kind.DUE_SOON: _("Due soon: %(what)s"),
    Reminder.Kind.OVERDUE: _("Overdue: %(what)s"),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person is to be told of one assignment."""

    assignment: Assignment
    line: Line
    kind: Reminder.Kind

    @property
    def subject(self) -> str:
        return " ".join((subjects[self.kind] % {"what": self.assignment}).split())

    @property
    def body(self) -> str:
        open_ones = [cell for cell in self.line.cells if not cell.standing.is_over]
        context = {"letter": self, "cells": open_ones, "link": settings.ADDRESS + reverse("home")}
        with timezone.override(self.line.person.zone):
            return render_to_string(f"review/email/{self.kind}.txt", context)


def letters(*, now: datetime) -> list[Letter]:
    """The letters that are due now and have not been sent."""
    assignments = Assignment.objects.standing().worth_a_reminder(now - no_news_after).with_all()
    boards = boards_of(list(assignments.order_by("pk")), now=now)
    told = set(_told(board.assignment for board in boards))
    found = (
        Letter(board.assignment, line, kind_of(line, now=now))
        for board in boards
        for line in board.asked
        if line.state not in {State.PASSED, State.NOT_PASSED} and line.due_at > now - no_news_after
    )
    return [one for one in found if _key(one) not in told]


def kind_of(line: Line, *, now: datetime) -> Reminder.Kind:
    """The most urgent thing there is to say."""
    if now > line.due_at:
        return Reminder.Kind.OVERDUE
    return Reminder.Kind.DUE_SOON if line.due_at - now <= soon else Reminder.Kind.ASKED


Key = tuple[int, int, str, datetime]


def _key(letter: Letter) -> Key:
    line = letter.line
    return letter.assignment.pk, line.person.pk, letter.kind, line.due_at


def _told(assignments: Iterable[Assignment]) -> Iterator[Key]:
    """Whom something was sent, of which kind, for which due date."""
    sent = Reminder.objects.filter(assignment__in=[one.pk for one in assignments])
    yield from sent.values_list("assignment", "person", "kind", "due_at")


def send(letter: Letter, *, now: datetime) -> bool:
    """Write to somebody, once; False if it is to be tried again.

    It is noted down first and the note is taken back if the mail server refuses, so that two
    commands at once do not write twice.
    """
    try:
        with transaction.atomic():
            Reminder.objects.create(
                assignment=letter.assignment,
                person=letter.line.person,
                kind=letter.kind,
                due_at=letter.line.due_at,
                sent_at=now,
            )
            EmailMessage(letter.subject, letter.body, to=[letter.line.person.email]).send()
    except IntegrityError:
        return True
    except (OSError, SMTPException):
        log.exception("A reminder of assignment %s could not be sent", letter.assignment.pk)
        return False
    return True
