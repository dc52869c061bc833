"""Erasing a person: everything about them goes, and what reports count stays without a name.

`policy` says it for every place where the database names a person; a test sees to it that none is
forgotten.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from trainer.accounts.models import Invitation, Membership
from trainer.accounts.models import User as Person
from trainer.practice.lapsing import give_up
from trainer.practice.models import Attempt, Remark
from trainer.practice.results import wrap_up
from trainer.practice.retention import reduce
from trainer.review.models import Assignment, Erasure
from trainer.review.retention import forget_what_was_said_about

if TYPE_CHECKING:
    from trainer.accounts.models import User

DELETED = "deleted"
KEPT = "kept, with no name behind it"
OWN_WAY = "in a way of its own, see `erase`"

policy: dict[str, str] = {
    "practice.Attempt.user": OWN_WAY,  # practice is deleted, assessed runs are reduced
    "practice.Review.user": DELETED,
    "practice.Remark.person": OWN_WAY,  # the words are the authors' to work with
    "practice.Remark.answered_by": KEPT,
    "review.Comment.author": KEPT,  # on somebody else's run: it is theirs to keep
    "review.Dispute.decided_by": KEPT,
    "review.Rating.rater": KEPT,
    "review.Opening.viewer": KEPT,
    "review.Assignment.assigned_by": KEPT,
    "review.Assignment.people": OWN_WAY,  # asked no more
    "review.Extension.person": DELETED,
    "review.Extension.given_by": KEPT,
    "review.Reminder.person": DELETED,
    "review.Erasure.person": KEPT,  # that they were erased
    "review.Erasure.erased_by": KEPT,
    "accounts.Membership.person": OWN_WAY,  # ended: whose team a run belongs to is counted by it
    "accounts.Invitation.invited_by": KEPT,
    "accounts.Invitation.accepted_by": DELETED,
    "scenarios.Edition.published_by": KEPT,
    "scenarios.SafetyText.written_by": KEPT,
    "account.EmailAddress.user": DELETED,
    "mfa.Authenticator.user": DELETED,
    "admin.LogEntry.user": KEPT,
    "accounts.User.groups": OWN_WAY,
    "accounts.User.user_permissions": OWN_WAY,
}


@transaction.atomic
def erase(person: User, *, reason: str, by: User, now: datetime) -> None:
    """It cannot be brought back. Backups are the business of who keeps them."""
    _erase_attempts(person, now=now)
    Invitation.objects.filter(email__iexact=person.email).delete()
    for place, what in policy.items():
        if what == DELETED:
            model, column = place.rsplit(".", 1)
            apps.get_model(model)._default_manager.filter(**{column: person}).delete()
    Remark.objects.by(person).update(person=None, is_signed=False)
    Assignment.people.through.objects.filter(user=person).delete()
    for membership in Membership.objects.open().filter(person=person):
        membership.leave(now)
    person.forget()
    _forget_in_the_log(person)
    Erasure.objects.create(person=person, erased_by=by, reason=reason, erased_at=now)


def _erase_attempts(person: User, *, now: datetime) -> None:
    """Practice goes; assessed runs are closed as if they were left for good, and reduced."""
    Attempt.objects.by(person).practice().delete()
    for attempt in Attempt.objects.by(person).assessed().filter(wrapped_up_at=None):
        wrap_up(attempt, aftercare=[], now=now)
        give_up(attempt, now=now)
    left = list(Attempt.objects.by(person).with_words().with_edition())
    forget_what_was_said_about(left)
    reduce(left, now=now, follows=frozenset())
    Attempt.objects.by(person).update(kept_of_it=None)


def _forget_in_the_log(person: User) -> None:
    """The admin notes whom it changed, by name."""
    about = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Person))
    about.filter(object_id=str(person.pk)).update(object_repr=person.name, change_message="")
