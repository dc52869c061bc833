"""The page of a persona."""

from __future__ import annotations

from django.contrib import admin

from scenarios.models import Persona


@admin.register(Persona)
class PersonaAdmin(admin.ModelAdmin):
    list_display = ["name", "slug", "fuse", "forgives"]
    search_fields = ["name", "slug"]
