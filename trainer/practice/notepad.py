"""The notepad that forms carry along."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from trainer.practice import recording
from trainer.practice.forms import NotesForm
from trainer.practice.models import Attempt

notes_too_long = _("The notes are too long to be saved. Please shorten them.")


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the notes that a form carried along.

    too_long: they are not saved. joined: they were, and another window's were there before them.
    """

    too_long: bool = False
    joined: bool = False


def keep_notes(request: HttpRequest, attempt: Attempt) -> Kept:
    """Save the notes that a form carried along, if it did."""
    if "notes" not in request.POST:
        return Kept()
    form = NotesForm(request.POST)
    if not form.is_valid():
        return Kept(too_long=True)
    text = form.cleaned_data["notes"]
    recording.keep_notes(attempt, text, version=form.cleaned_data["notes_version"])
    return Kept(joined=text != attempt.notes)
