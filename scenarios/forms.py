"""What authors are asked for, beside the forms of the admin."""

from __future__ import annotations

from django import forms

from scenarios.models import Scenario


class DuplicateForm(forms.ModelForm):
    """The name of a copy; its slug must be free."""

    class Meta:
        model = Scenario
        fields = ["title", "slug"]
