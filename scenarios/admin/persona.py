"""The page of a persona: who they are, how they look at every anger, and where they appear."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from scenarios.admin.persona_form import PersonaForm
from scenarios.admin.versioned import Versioned
from scenarios.models import Persona
from trainer.conversation.step import forgive, fuse

rises, falls = (1, 2, 3), (-1, -2, -3)


@admin.register(Persona)
class PersonaAdmin(Versioned):
    form = PersonaForm
    list_display = ["name", "slug", "fuse", "forgives", "appears"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "slug", "about"]}),
        (
            _("Looks"),
            {
                "fields": [("style", "hair"), ("garment", "top"), "skin", ("glasses", "beard")],
                "description": _("Everything here can be drawn. Save to see it at every anger."),
            },
        ),
        (
            _("Temperament"),
            {
                "fields": ["fuse", "forgives", "reactions", "gives_up"],
                "description": _(
                    "The same reply means more to one person than to another. The rules say how "
                    "much a reply raises or calms; the temperament says what comes of it here."
                ),
            },
        ),
        (
            _("Voice"),
            {
                "fields": [("rate", "pitch")],
                "description": _("How they would be read aloud."),
                "classes": ["collapse"],
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(times=Count("scenarios"))

    @admin.display(description=_("scenarios"), ordering="times")
    def appears(self, persona: Any) -> int:
        times: int = persona.times
        return times

    def get_prepopulated_fields(self, request: Any, obj: Any | None = None) -> Any:
        return {} if obj else self.prepopulated_fields

    def render_change_form(
        self, request: Any, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        persona = kwargs.get("obj")
        if persona:
            context |= {
                "angers": range(11),
                "felt": [(ruled, _felt(persona, ruled)) for ruled in (*rises, *falls)],
                "scenarios": persona.scenarios.order_by("title"),
            }
        return super().render_change_form(request, context, *args, **kwargs)


def _felt(persona: Persona, ruled: int) -> int:
    """What a change of anger by the rules becomes with this temperament."""
    if ruled > 0:
        return fuse(ruled, persona.fuse)  # type: ignore[arg-type]
    return forgive(ruled, persona.forgives)  # type: ignore[arg-type]
