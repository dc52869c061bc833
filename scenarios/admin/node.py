"""The pages of a node and of its replies."""

from __future__ import annotations

from django.contrib import admin

from scenarios.models import Node, Reply, Route


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
