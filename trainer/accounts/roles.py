"""Roles are groups. What each may do in the admin is written here, and kept so at every migrate."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

AUTHORS = "Authors"

# role -> app -> models whose rows it may see, add, change and delete
written = ("persona", "scenario", "node", "reply", "route", "fact")
house_rules = ("guidelinechange", "housemove", "houseguideline", "houserule")
grants = {AUTHORS: {"scenarios": written + house_rules}}
views_only = {AUTHORS: {"scenarios": ("edition", "safetytext")}}


def grant(sender: AppConfig, **kwargs: Any) -> None:
    """After the migrations of an app, give each role its permissions there.

    Django makes them after the same signal, and perhaps later than this is called: made here.
    """
    for role, apps in grants.items():
        models = apps.get(sender.label)
        if models:
            create_permissions(sender, verbosity=0)
            may = Permission.objects.filter(
                content_type__app_label=sender.label, content_type__model__in=models
            )
            group, _ = Group.objects.get_or_create(name=role)
            group.permissions.add(*may, *_looks(role, sender.label))


def _looks(role: str, app: str) -> list[Permission]:
    models = views_only.get(role, {}).get(app, ())
    codenames = [f"view_{model}" for model in models]
    return list(Permission.objects.filter(content_type__app_label=app, codename__in=codenames))
