"""Files from the list of scenarios: those that are ticked, in one go."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from scenarios.exchange.errors import NotAScript
from scenarios.exporting import downloads
from scenarios.models import Scenario


class Exchanged(admin.ModelAdmin):
    """Something that goes out as files."""

    actions = ["export_yaml", "export_twee", "export_replies"]

    @admin.action(description=_("Export as script files (YAML)"), permissions=["view"])
    def export_yaml(
        self, request: HttpRequest, chosen: QuerySet[Scenario]
    ) -> HttpResponseBase | None:
        return self._export(request, chosen, "yaml")

    @admin.action(description=_("Export for Twine (Twee 3)"), permissions=["view"])
    def export_twee(
        self, request: HttpRequest, chosen: QuerySet[Scenario]
    ) -> HttpResponseBase | None:
        return self._export(request, chosen, "twee")

    @admin.action(description=_("Export the replies for a spreadsheet"), permissions=["view"])
    def export_replies(
        self, request: HttpRequest, chosen: QuerySet[Scenario]
    ) -> HttpResponseBase | None:
        return self._export(request, chosen, "replies")

    def _export(
        self, request: HttpRequest, chosen: QuerySet[Scenario], form: str
    ) -> HttpResponseBase | None:
        try:
            return downloads[form](chosen)
        except NotAScript as error:
            self.message_user(request, str(error), messages.ERROR)
            return None
