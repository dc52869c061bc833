"""Forms about people. Those for signing in are allauth's, in our words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar
from zoneinfo import available_timezones

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trainer.accounts.models import User

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Plain(forms.Form):
    """Labels that stay, in place of hints that vanish; the cursor in the first field."""

    labels: ClassVar[dict[str, str | StrPromise]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
        first = next(iter(self.fields.values()))
        first.widget.attrs["autofocus"] = True


class SignInForm(Plain, account.LoginForm):
    """E-mail address and password."""

    labels = {"login": _("E-mail address")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].help_text = ""  # the way out stands below the form


class NewAddressForm(Plain, account.AddEmailForm):
    labels = {"email": _("New e-mail address")}

    def clean_email(self) -> str:
        email = str(super().clean_email())
        if User.objects.filter(email=email).exists():
            raise get_adapter().validation_error("email_taken")
        return email


class NewPasswordForm(Plain, account.ChangePasswordForm):
    labels = {
        "oldpassword": _("Your password now"),
        "password1": _("New password"),
        "password2": _("New password, once more"),
    }


class FirstPasswordForm(Plain, account.SetPasswordForm):
    labels = {"password2": _("The same once more")}


class ForgottenPasswordForm(Plain, account.ResetPasswordForm):
    labels = {"email": _("E-mail address")}


class ResetPasswordForm(Plain, account.ResetPasswordKeyForm):
    labels = {"password1": _("New password"), "password2": _("New password, once more")}


class ItIsMeForm(Plain, account.ReauthenticateForm):
    labels = {"password": _("Your password")}


class CodeForm(Plain, mfa.AuthenticateForm):
    """The code of an app, or one of the recovery codes."""


class CodeAgainForm(Plain, mfa.ReauthenticateForm):
    """The same, by who is signed in."""


class FirstCodeForm(Plain, ActivateTOTPForm):
    labels = {"code": _("The code that the app shows")}


class NewPasskeyForm(Plain, AddWebAuthnForm):
    labels = {"name": _("What to call it"), "passwordless": _("Sign in with it alone")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].help_text = _(
            "Without a password. The device then asks for your finger, your face or a PIN."
        )


class PasskeyNameForm(Plain, EditWebAuthnForm):
    labels = {"name": _("What to call it")}


@cache
def places() -> list[tuple[str, str]]:
    """Every time zone that is a place."""
    return [(name, name.replace("_", " ")) for name in sorted(available_timezones()) if "/" in name]


class YouForm(forms.ModelForm):
    """What people say about themselves."""

    class Meta:
        model = User
        fields = ["name", "time_zone"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = gettext("As here: %(zone)s") % {"zone": settings.TIME_ZONE}
        self.fields["time_zone"] = forms.ChoiceField(
            label=_("Time zone"), choices=[("", usual), *places()], required=False
        )
