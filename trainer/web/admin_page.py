"""Pages that stand in the frame of the admin, beside its own."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpResponse
from django.shortcuts import render

from trainer.web.http import Request


def in_admin(request: Request, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page with the header and the menu of the admin."""
    return render(request, template, {**admin.site.each_context(request), **context})
