"""The second step of somebody who can no longer take it."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest

from trainer.accounts.models import User


def take_away_second_step(person: User, request: HttpRequest) -> None:
    """App, passkeys and recovery codes are gone, and so are the sessions. The person is told."""
    with transaction.atomic():
        Authenticator.objects.filter(user_id=person.pk).delete()
        person.end_sessions()
    get_adapter(request).send_notification_mail("accounts/email/second_step_off", person)
