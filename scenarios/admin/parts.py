"""The parts of something that two people may have open: its replies, facts or rules."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import QueryDict


class Parts(forms.BaseInlineFormSet):
    """What somebody took out meanwhile comes back as new: Django would refuse it for ever."""

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        if data is not None and self.management_form.is_valid():
            counts: dict[str, Any] = self.management_form.cleaned_data
            if gone := self._gone(data, counts[INITIAL_FORM_COUNT]):
                self.data = self._with_new_ones_last(data, gone, counts)
                del self.management_form  # it was made of what was sent

    def _gone(self, data: QueryDict, opened: int) -> list[int]:
        """Numbers of the forms whose rows are no longer there."""
        there = {str(one.pk) for one in self.get_queryset()}
        return [one for one in range(opened) if data.get(f"{self.prefix}-{one}-id") not in there]

    def _with_new_ones_last(
        self, data: QueryDict, gone: list[int], counts: dict[str, Any]
    ) -> QueryDict:
        """As a browser would send it if they had just been added."""
        kept = [one for one in range(counts[TOTAL_FORM_COUNT]) if one not in gone]
        places = {f"{one}": f"{place}" for place, one in enumerate([*kept, *gone])}
        without_key = {f"{self.prefix}-{one}-id" for one in gone}
        moved = QueryDict(mutable=True)
        for name, values in data.lists():
            if name not in without_key:
                moved.setlist(self._moved(name, places), values)
        left = counts[INITIAL_FORM_COUNT] - len(gone)
        moved[f"{self.prefix}-{INITIAL_FORM_COUNT}"] = f"{left}"
        return moved

    def _moved(self, name: str, places: dict[str, str]) -> str:
        number, _dash, field = name.removeprefix(f"{self.prefix}-").partition("-")
        is_of_a_form = name.startswith(f"{self.prefix}-") and number in places
        return f"{self.prefix}-{places[number]}-{field}" if is_of_a_form else name
