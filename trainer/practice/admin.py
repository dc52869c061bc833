"""Remarks on lines, for those who write them. Who made one is told only if they signed it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from trainer.practice.models import Remark
from trainer.practice.remarks import text_of
from trainer.web.http import Request


class RemarkForm(forms.ModelForm):
    """An answer, and whether it is done with."""

    is_closed = forms.BooleanField(
        label=_("Closed"), required=False, help_text=_("There is nothing left to do about it.")
    )

    class Meta:
        model = Remark
        fields = ["answer"]
        help_texts = {"answer": _("Whoever made the remark reads it, signed or not.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_closed"].initial = self.instance.closed_at is not None


class IsOpen(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", _("Open")), ("closed", _("Closed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = {"open": Remark.objects.open(), "closed": Remark.objects.closed()}
        rows = chosen.get(self.value() or "")
        return queryset if rows is None else queryset.filter(pk__in=rows)


@admin.register(Remark)
class RemarkAdmin(admin.ModelAdmin):
    """To be answered and closed; never made, changed or deleted here."""

    form = RemarkForm
    list_display = ["said", "kind", "scenario", "node", "made_on", "is_open", "is_answered"]
    list_filter = [IsOpen, "kind", "edition__scenario"]
    search_fields = ["words"]
    ordering = ["-pk"]
    fields = [
        *("scenario", "place", "line", "kind", "said", "made_on", "signed_by"),
        *("answer", "is_closed"),
    ]
    readonly_fields = [
        *("scenario", "place", "line", "kind", "said", "made_on", "signed_by"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Remark]:
        return Remark.objects.with_edition().select_related("person").newest_first()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Remark | None = None) -> bool:
        return False

    def save_model(self, request: Request, obj: Remark, form: Any, change: bool) -> None:  # type: ignore[override]  # noqa: FBT001
        found = Remark.objects.get(pk=obj.pk)
        said = form.cleaned_data
        found.settle(
            answer=said["answer"],
            by=request.user,
            is_closed=said["is_closed"],
            now=timezone.now(),
        )

    @admin.display(description=_("scenario"), ordering="edition__scenario__title")
    def scenario(self, remark: Remark) -> str:
        return f"{remark.edition.scenario}, {remark.edition}"

    @admin.display(description=_("node"))
    def place(self, remark: Remark) -> SafeString | str:
        if not remark.node_page:
            return _("%(node)s (not in the draft any more)") % {"node": remark.node}
        return format_html('<a href="{}">{}</a>', remark.node_page, remark.node)

    @admin.display(description=_("line"))
    def line(self, remark: Remark) -> str:
        return text_of(remark)

    @admin.display(description=_("words"))
    def said(self, remark: Remark) -> str:
        return remark.words

    @admin.display(description=_("signed by"))
    def signed_by(self, remark: Remark) -> str:
        return remark.signature or "–"

    @admin.display(description=_("open"), boolean=True)
    def is_open(self, remark: Remark) -> bool:
        return remark.closed_at is None

    @admin.display(description=_("answered"), boolean=True)
    def is_answered(self, remark: Remark) -> bool:
        return bool(remark.answer)
