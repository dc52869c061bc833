"""The page of a scenario: its facts, and all that concerns it as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import admin
from django.db.models import Model

from scenarios.admin.exchange import Exchanged
from scenarios.admin.versioned import Versioned
from scenarios.models import Fact, Scenario


class FactInline(admin.StackedInline):
    model = Fact
    extra = 0


@admin.register(Scenario)
class ScenarioAdmin(Exchanged, Versioned):
    list_display = ["title", "slug", "channel", "persona"]
    list_filter = ["channel"]
    list_select_related = ["persona"]
    search_fields = ["title", "slug"]
    autocomplete_fields = ["persona"]
    inlines = [FactInline]

    def rows(self, obj: Scenario) -> Iterable[Model]:
        return [*super().rows(obj), *Fact.objects.filter(scenario=obj)]
