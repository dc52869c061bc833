"""What was published, to be looked at only: an edition never changes."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from scenarios.models import Edition


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    list_display = ["scenario", "number", "published_at", "published_by"]
    list_select_related = ["scenario", "published_by"]
    readonly_fields = ("scenario", "number", "content_hash", "published_at", "published_by")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False
