"""The log of who came in, who was refused, and what changed in what protects an account.

It speaks of accounts by their number. Names and addresses stay out, and so does from where it was
tried: the proxy's log has that, beside the same id of the request.
"""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import Any

from allauth.account import signals as account
from allauth.account.authentication import get_authentication_records
from allauth.mfa import signals as second_step
from allauth.mfa.models import Authenticator
from django.contrib.auth import signals as auth
from django.contrib.auth.models import AnonymousUser
from django.db.models.signals import post_save
from django.http import HttpRequest

from trainer.accounts.models import Membership, User

log = logging.getLogger("steady.security")


class Event(StrEnum):
    """What is told. docs/deploying.md says what each means."""

    SIGNED_IN = "signed-in"
    SIGNED_OUT = "signed-out"
    REFUSED = "sign-in-refused"
    STEP_TAKEN = "second-step-taken"
    STEP_REFUSED = "second-step-refused"
    TOO_OFTEN = "tried-too-often"
    PASSWORD_CHANGED = "password-changed"  # noqa: S105 (what happened to it)
    ADDRESS_CHANGED = "address-changed"
    STEP_ADDED = "second-step-added"
    STEP_REMOVED = "second-step-removed"
    STEP_RENEWED = "second-step-renewed"
    SESSIONS_ENDED = "sessions-ended"
    MADE = "account-made"
    CHANGED = "account-changed"
    DELETED = "account-deleted"
    CLOSED = "account-closed"
    REOPENED = "account-reopened"
    ERASED = "account-erased"
    MADE_MANAGER = "made-manager"


def tell(
    event: Event, person: User | None = None, *, by: User | None = None, how: str = ""
) -> None:
    """One line. `by` is who did it, if that was somebody else; `how` never quotes anybody."""
    level = logging.WARNING if event in alarming else logging.INFO
    facts = {"account": person and person.pk, "by": by and by.pk, "how": how}
    log.log(level, event.value, extra={"event": event.value, **facts})


alarming = {Event.REFUSED, Event.STEP_REFUSED, Event.TOO_OFTEN}


def asker(request: HttpRequest | None) -> User | None:
    """Who is signed in."""
    user = getattr(request, "user", None)
    return user if isinstance(user, User) else None


def listen() -> None:
    """Have every part that lets people in tell of it."""
    for signal, told in listeners.items():
        signal.connect(told, dispatch_uid=f"steady.security.{told.__name__}")
    post_save.connect(_made, sender=User, dispatch_uid="steady.security.made")
    post_save.connect(_made_manager, sender=Membership, dispatch_uid="steady.security.manager")


def _made(instance: User, created: bool, **kwargs: Any) -> None:  # noqa: FBT001 (Django's)
    if created:
        tell(Event.MADE, instance)


def _made_manager(instance: Membership, created: bool, **kwargs: Any) -> None:  # noqa: FBT001
    if created and instance.role == Membership.Role.MANAGER:
        tell(Event.MADE_MANAGER, instance.person)


def _signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    steps = get_authentication_records(request, user)
    tell(Event.SIGNED_IN, user, how="+".join(one.get("type", one["method"]) for one in steps))


def _signed_out(user: User | AnonymousUser | None, **kwargs: Any) -> None:
    if isinstance(user, User):
        tell(Event.SIGNED_OUT, user)


def _refused(credentials: dict[str, Any], **kwargs: Any) -> None:
    email = User.objects.normalize_email(credentials.get("email"))
    tell(Event.REFUSED, User.objects.filter(email=email).first(), how="password")


def _password_changed(user: User, **kwargs: Any) -> None:
    tell(Event.PASSWORD_CHANGED, user)


def _password_set(user: User, **kwargs: Any) -> None:
    tell(Event.PASSWORD_CHANGED, user, how="first")


def _password_reset(user: User, **kwargs: Any) -> None:
    tell(Event.PASSWORD_CHANGED, user, how="by mail")


def _address_changed(user: User, **kwargs: Any) -> None:
    tell(Event.ADDRESS_CHANGED, user)


def _step_taken(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    tell(Event.STEP_TAKEN, user, how=authenticator.type)


def _step_refused(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    tell(Event.STEP_REFUSED, user, how=authenticator.type)


def _step_added(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    tell(Event.STEP_ADDED, user, how=authenticator.type)


def _step_removed(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    tell(Event.STEP_REMOVED, user, how=authenticator.type)


def _step_renewed(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    tell(Event.STEP_RENEWED, user, how=authenticator.type)


listeners = {
    auth.user_logged_in: _signed_in,
    auth.user_logged_out: _signed_out,
    auth.user_login_failed: _refused,
    account.password_changed: _password_changed,
    account.password_set: _password_set,
    account.password_reset: _password_reset,
    account.email_changed: _address_changed,
    second_step.authenticator_used: _step_taken,
    second_step.authentication_failed: _step_refused,
    second_step.authenticator_added: _step_added,
    second_step.authenticator_removed: _step_removed,
    second_step.authenticator_reset: _step_renewed,
}
