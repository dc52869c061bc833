"""Forms about people. Those for signing in are allauth's, in our words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar
from zoneinfo import available_timezones

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import (
    password_validators_help_text_html,
    validate_password,
)
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trainer.accounts.models import Membership, Team, User
from trainer.accounts.security_log import Event, tell

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


largest_file = 200_000
closed_account = _("That account is closed. An administrator can open it again.")


class WithoutColons(forms.BaseForm):
    """Labels as on all other pages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class Plain(WithoutColons, forms.Form):
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


class PasskeyTold(forms.Form):
    """A passkey that opens nothing is told of in the log."""

    user: User | None

    def clean_credential(self) -> Authenticator:
        try:
            found: Authenticator = super().clean_credential()  # type: ignore[misc]
        except forms.ValidationError:
            tell(Event.STEP_REFUSED, self.user, how="webauthn")
            raise
        return found


class PasskeyForm(PasskeyTold, AuthenticateWebAuthnForm):
    """As the second step."""


class PasskeyAloneForm(PasskeyTold, LoginWebAuthnForm):
    """In the place of a password."""


class PasskeyAgainForm(PasskeyTold, ReauthenticateWebAuthnForm):
    """By who is signed in."""


@cache
def places() -> list[tuple[str, str]]:
    """Every time zone that is a place."""
    return [(name, name.replace("_", " ")) for name in sorted(available_timezones()) if "/" in name]


class YouForm(WithoutColons, forms.ModelForm):
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


class InviteForm(WithoutColons, forms.Form):
    """Somebody to invite."""

    email = forms.EmailField(label=_("E-mail address"))
    name = forms.CharField(label=_("Name, if you like"), max_length=150, required=False)

    def clean_email(self) -> str:
        email = User.objects.normalize_email(self.cleaned_data["email"])
        if User.objects.filter(email=email, is_active=False).exists():
            raise forms.ValidationError(closed_account)
        return email


class InviteIntoForm(InviteForm):
    """Somebody to invite into a team. Only administrators make managers."""

    role = forms.TypedChoiceField(
        label=_("As"), choices=Membership.Role.choices, coerce=Membership.Role
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not by.is_administrator:
            del self.fields["role"]

    @property
    def chosen(self) -> Membership.Role:
        role: Membership.Role = self.cleaned_data.get("role", Membership.Role.MEMBER)
        return role


class JoinForm(WithoutColons, forms.Form):
    """What somebody new says when they come."""

    name = forms.CharField(label=_("Your name"), max_length=150)
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        help_text=password_validators_help_text_html,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if "password" in said:
            somebody = User(email=self.email, name=said.get("name", ""))
            try:
                validate_password(said["password"], somebody)
            except forms.ValidationError as weak:
                self.add_error("password", weak)
        return said


class TeamForm(WithoutColons, forms.ModelForm):
    class Meta:
        model = Team
        fields = ["name"]

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        if Team.objects.exclude(pk=self.instance.pk).filter(name__iexact=name).exists():
            raise forms.ValidationError(_("There is a team of that name. Please choose another."))
        return name


class PeopleFilter(WithoutColons, forms.Form):
    """Whom to show."""

    words = forms.CharField(label=_("Name or e-mail address"), required=False)
    closed = forms.BooleanField(label=_("Closed accounts only"), required=False)


class RosterForm(WithoutColons, forms.Form):
    """A file of people; once read, it comes back as text."""

    file = forms.FileField(
        label=_("The file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
    )
    text = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("file"):
            said["text"] = self._text_of(said["file"])
        if not said.get("text"):
            raise forms.ValidationError(_("Choose a file that is not empty."))
        return said

    def _text_of(self, file: UploadedFile) -> str:
        if (file.size or 0) > largest_file:
            raise forms.ValidationError(_("That file is too large for a list of 200 people."))
        try:
            return str(file.read(), "utf-8-sig")
        except UnicodeDecodeError:
            raise forms.ValidationError(
                _("The letters of that file cannot be read. Save it as “CSV UTF-8” and try again.")
            ) from None
