from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from scenarios.models import Scenario
from trainer.practice.models import longest_notes


class NotesForm(forms.Form):
    """The notepad, with the version of the notes it was made from."""

    notes = forms.CharField(required=False, strip=False, max_length=longest_notes)
    notes_version = forms.IntegerField(min_value=0)


class ReplyForm(forms.Form):
    """A reply, with the number of the turn it is meant for."""

    turn = forms.IntegerField(min_value=1)
    reply = forms.CharField(max_length=80)


class GalleryFilter(forms.Form):
    """What the gallery shows."""

    channel = forms.ChoiceField(
        label=_("Channel"), required=False, choices=[("", _("Any")), *Scenario.Channel.choices]
    )
    unplayed = forms.BooleanField(label=_("Not played yet"), required=False)
