"""The notepad that forms carry along."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from trainer.practice import recording
from trainer.practice.forms import NotesForm
from trainer.practice.models import Attempt

notes_too_long = _("The notes are too long to be saved. Please shorten them.")


def keep_notes(request: HttpRequest, attempt: Attempt) -> bool:
    """Save the notes that a form carried along; whether there was nothing wrong with them."""
    if "notes" not in request.POST:
        return True
    form = NotesForm(request.POST)
    if form.is_valid():
        version = form.cleaned_data["notes_version"]
        recording.keep_notes(attempt, form.cleaned_data["notes"], version=version)
    return form.is_valid()


def were_joined(request: HttpRequest, attempt: Attempt) -> bool:
    """Whether the notes hold more than the window sent: another one had saved some meanwhile."""
    form = NotesForm(request.POST)
    return form.is_valid() and form.cleaned_data["notes"] != attempt.notes
