from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from scenarios.models import Scenario
from trainer.practice.models import longest_notes


class NotesField(forms.CharField):
    """Text with one character to a line break: a form sends two, and the notepad counts one."""

    def to_python(self, value: str | None) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class NotesForm(forms.Form):
    """The notepad, with the version of the notes it was made from."""

    notes = NotesField(required=False, strip=False, max_length=longest_notes)
    notes_version = forms.IntegerField(min_value=0)


class ReplyForm(forms.Form):
    """A reply, with the number of the turn it is meant for."""

    turn = forms.IntegerField(min_value=1)
    reply = forms.CharField(max_length=80)


class WrapUpForm(forms.Form):
    """What is done after the conversation."""

    aftercare = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("follow-up", _("Get in touch with the customer and ask whether it worked")),
            ("tell-manager", _("Tell my manager about this conversation")),
            ("say-what-was-said", _("… and what was said")),
            ("say-which-warnings", _("… and which warnings I gave")),
        ],
    )


class GalleryFilter(forms.Form):
    """What the gallery shows."""

    channel = forms.ChoiceField(
        label=_("Channel"), required=False, choices=[("", _("Any")), *Scenario.Channel.choices]
    )
    unplayed = forms.BooleanField(label=_("Not played yet"), required=False)
