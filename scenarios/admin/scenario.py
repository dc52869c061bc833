"""The page of a scenario: its facts, and all that concerns it as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db.models import Count, Max, Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from scenarios.admin.exchange import Exchanged
from scenarios.admin.lines import LinesField, StartsField
from scenarios.admin.parts import Parts
from scenarios.admin.versioned import Versioned, VersionedForm
from scenarios.models import Fact, Scenario
from scenarios.overview import quick_overview


def area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "cols": 80})


class ScenarioForm(VersionedForm):
    class Meta:
        field_classes = {"may_offer": LinesField, "objectives": LinesField, "starts": StartsField}
        widgets = {"summary": area(2), "briefing": area(6), "content_note": area(2)}


class ShelfFilter(admin.SimpleListFilter):
    """Those in the archive, or all the others."""

    title = _("archive")
    parameter_name = "archived"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("no", _("not archived")), ("yes", _("archived"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in {"yes", "no"}:
            return queryset
        return queryset.filter(archived_at__isnull=self.value() == "no")


class FactForm(VersionedForm):
    class Meta:
        field_classes = dict.fromkeys(("any_of", "wrong", "revealed_at"), LinesField)


class FactInline(admin.StackedInline):
    model = Fact
    form = FactForm
    formset = Parts
    extra = 0
    classes = ["collapse"]
    verbose_name_plural = _("facts that a good note records")
    fields = ["key", "label", "any_of", "wrong", "revealed_at", "position"]


@admin.register(Scenario)
class ScenarioAdmin(Exchanged, Versioned):
    form = ScenarioForm
    list_display = ["title", "channel", "persona", "node_count", "published", "archived_at"]
    list_filter = ["channel", ShelfFilter, "persona"]
    list_select_related = ["persona"]
    search_fields = ["title", "slug", "summary"]
    autocomplete_fields = ["persona"]
    inlines = [FactInline]
    fieldsets = [
        (None, {"fields": ["title", "slug", "summary", "persona", "channel", "lang"]}),
        (_("From start to end"), {"fields": ["starts", "anger", "patience", "pass_mark"]}),
        (
            _("Before it starts"),
            {
                "fields": ["briefing", "may_offer", "objectives", "content_note"],
                "classes": ["collapse"],
            },
        ),
        (
            _("Together with others"),
            {"fields": ["follows", "twin", "writes_persona_out"], "classes": ["collapse"]},
        ),
    ]

    def rows(self, obj: Scenario) -> Iterable[Model]:
        return [*super().rows(obj), *Fact.objects.filter(scenario=obj)]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        found = (
            super()
            .get_queryset(request)
            .annotate(nodes_in_all=Count("nodes", distinct=True), newest=Max("editions__number"))
        )
        return cast("QuerySet[Any]", found)

    @admin.display(description=_("nodes"), ordering="nodes_in_all")
    def node_count(self, scenario: Any) -> int:
        return int(scenario.nodes_in_all)

    @admin.display(description=_("published"), ordering="newest")
    def published(self, scenario: Any) -> str:
        if not scenario.newest:
            return gettext("not yet")
        return gettext("edition %(number)s") % {"number": scenario.newest}

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"starts": "opening", **super().get_changeform_initial_data(request)}

    def response_post_save_add(self, request: HttpRequest, obj: Scenario) -> HttpResponseRedirect:
        """On to its page: the nodes are still to come."""
        return redirect("admin:scenarios_scenario_change", obj.pk)

    def render_change_form(
        self, request: Any, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if kwargs.get("change"):
            original = Scenario.objects.select_related("persona").get(pk=kwargs["obj"].pk)
            context["overview"] = quick_overview(original)
            context["last"] = original.editions.light().select_related("published_by").first()
        return super().render_change_form(request, context, *args, **kwargs)
