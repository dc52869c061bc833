"""The rows of authors in the admin, plainly."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from scenarios.models import Edition, Fact, Node, Persona, Reply, Route, Scenario


@admin.register(Persona)
class PersonaAdmin(admin.ModelAdmin):
    list_display = ["name", "slug", "fuse", "forgives"]
    search_fields = ["name", "slug"]


class FactInline(admin.StackedInline):
    model = Fact
    extra = 0


@admin.register(Scenario)
class ScenarioAdmin(admin.ModelAdmin):
    list_display = ["title", "slug", "channel", "persona"]
    list_filter = ["channel"]
    list_select_related = ["persona"]
    search_fields = ["title", "slug"]
    autocomplete_fields = ["persona"]
    inlines = [FactInline]


class ReplyInline(admin.StackedInline):
    model = Reply
    extra = 0
    show_change_link = True


@admin.register(Node)
class NodeAdmin(admin.ModelAdmin):
    list_display = ["key", "scenario", "ending"]
    list_filter = ["scenario"]
    list_select_related = ["scenario"]
    search_fields = ["key", "scenario__title"]
    autocomplete_fields = ["scenario"]
    inlines = [ReplyInline]


class RouteInline(admin.StackedInline):
    model = Route
    extra = 0
    autocomplete_fields = ["node"]


@admin.register(Reply)
class ReplyAdmin(admin.ModelAdmin):
    list_display = ["key", "node", "text"]
    list_select_related = ["node"]
    search_fields = ["key", "text", "node__key"]
    autocomplete_fields = ["node"]
    inlines = [RouteInline]


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    """To be looked at only: an edition never changes."""

    list_display = ["scenario", "number", "published_at", "published_by"]
    list_select_related = ["scenario", "published_by"]
    readonly_fields = ("scenario", "number", "content_hash", "published_at", "published_by")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False
