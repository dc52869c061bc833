"""The safety page, for administrators: whoever changes it adds a version, and none is lost."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scenarios.models import SafetyText
from scenarios.safety import safety_text


class SafetyTextForm(forms.ModelForm):
    class Meta:
        model = SafetyText
        fields = ("text",)
        widgets = {"text": AdminTextareaWidget(attrs={"rows": 36})}

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if text.strip() == safety_text().strip():
            raise forms.ValidationError(_("That is what the page says already."))
        return text


@admin.register(SafetyText)
class SafetyTextAdmin(admin.ModelAdmin):
    form = SafetyTextForm
    list_display = ["__str__", "written_at", "written_by", "is_current"]
    list_select_related = ["written_by"]
    list_display_links = ["__str__", "written_at"]

    @admin.display(description=gettext_lazy("in force"), boolean=True)
    def is_current(self, version: SafetyText) -> bool:
        return version == SafetyText.objects.newest_first().first()

    def get_changeform_initial_data(self, request: HttpRequest) -> Any:
        """A new version is begun with what is there now."""
        return {"text": safety_text()}

    def save_model(self, request: Any, obj: SafetyText, form: Any, change: Any) -> None:
        obj.written_by = request.user
        super().save_model(request, obj, form, change)

    def has_change_permission(self, request: HttpRequest, obj: Any | None = None) -> bool:
        """A version stays as it was written; the next one takes its place."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any | None = None) -> bool:
        return False
