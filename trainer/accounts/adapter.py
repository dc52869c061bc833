"""How allauth speaks and acts here."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trainer.accounts.models import User
from trainer.accounts.second_step import decrypted, encrypted
from trainer.accounts.security_log import Event, asker, tell

log = logging.getLogger(__name__)

wrong_code = _("That code is not right, or no longer. Please take the newest one.")


tried_too_often = {"too_many_login_attempts", "rate_limited"}


class Adapter(DefaultAccountAdapter):
    """By invitation only, in plain words, and still there when the mail server is not."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "That e-mail address and password do not go together. Please try again; "
            "capital letters count."
        ),
        "too_many_login_attempts": _(
            "That was tried too often. Please wait five minutes, or choose a new password."
        ),
        "rate_limited": _("That was tried too often. Please wait five minutes."),
        "enter_current_password": _("That is not your password now. Capital letters count."),
        "incorrect_password": _("That is not your password. Capital letters count."),
        "incorrect_code": wrong_code,
        "duplicate_email": _("That is your address already."),
        "email_taken": _("That address cannot be used. Please ask your administrator."),
    }

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Whoever tries without end is refused in words, and told of in the log."""
        if code in tried_too_often:
            tell(Event.TOO_OFTEN, asker(self.request))
        refusal: ValidationError = super().validation_error(code, *args)
        return refusal

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """What was done stands, even if the mail that tells of it cannot be sent."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            log.exception("A mail could not be sent: %s", template_prefix)


class SecondStepAdapter(DefaultMFAAdapter):
    """The same for the second step."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": wrong_code}

    def encrypt(self, text: str) -> str:
        return encrypted(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypted(encrypted_text)

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002 (allauth's)
        return gettext("My device")
