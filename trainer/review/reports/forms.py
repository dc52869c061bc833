"""The choice of a period."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trainer.review.reports.period import Period, usual_days


class PeriodForm(forms.Form):
    """From day to day. Whatever is left out, or makes no sense, is the usual: the last 90 days."""

    first = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    last = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, given: Any, *, today: date) -> None:
        usual = Period.of_days(usual_days, today=today)
        data = {
            "first": given.get("first") or usual.first.isoformat(),
            "last": given.get("last") or usual.last.isoformat(),
        }
        super().__init__(data, label_suffix="")
        self.usual = usual

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        first, last = found.get("first"), found.get("last")
        if first and last and first > last:
            self.add_error("last", _("The last day comes before the first: choose a later one."))
        return found

    @property
    def period(self) -> Period:
        """What was asked for, or the usual where that is no period."""
        if not self.is_valid():
            return self.usual
        return Period(self.cleaned_data["first"], self.cleaned_data["last"])
