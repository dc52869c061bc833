"""The second step: of whom it is asked, how its secrets are kept, and how it is taken away."""

from __future__ import annotations

import logging
from base64 import urlsafe_b64encode

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest

from trainer.accounts.models import User

log = logging.getLogger(__name__)

mark = "fernet:"  # what has it was encrypted; older secrets are as they were


def is_asked_of(person: User) -> bool:
    """Whether the house wants a second step of this person."""
    if settings.SECOND_STEP == "MANAGERS":
        return person.manages_a_team or person.is_staff or person.is_administrator
    return settings.SECOND_STEP == "EVERYBODY"


def must_set_up(person: User | AnonymousUser) -> bool:
    """Whether somebody is asked for a second step and has none. A passkey is one."""
    if not isinstance(person, User) or not is_asked_of(person):
        return False
    steps = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return not Authenticator.objects.filter(user_id=person.pk, type__in=steps).exists()


def encrypted(secret: str) -> str:
    """As it stands in the database."""
    return mark + _box().encrypt(secret.encode()).decode()


def decrypted(kept: str) -> str:
    """The secret again. One that cannot be read is nobody's, so no code opens anything."""
    if not kept.startswith(mark):
        return kept
    try:
        return _box().decrypt(kept.removeprefix(mark)).decode()
    except InvalidToken:
        log.error("A second step cannot be read. Was SECRET_KEY changed?")
        nobodys: str = generate_totp_secret()
        return nobodys


def _box() -> MultiFernet:
    """Writes with SECRET_KEY, and reads with those before it too."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(key)) for key in keys])


def _key(secret: str) -> bytes:
    derive = HKDF(SHA256(), length=32, salt=None, info=b"steady.second_step")
    return urlsafe_b64encode(derive.derive(secret.encode()))


def take_away_second_step(person: User, request: HttpRequest) -> None:
    """App, passkeys and recovery codes are gone, and so are the sessions. The person is told."""
    with transaction.atomic():
        Authenticator.objects.filter(user_id=person.pk).delete()
        person.end_sessions()
    get_adapter(request).send_notification_mail("accounts/email/second_step_off", person)
