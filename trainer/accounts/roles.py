"""Roles are groups. What each may do in the admin is written here, and kept so at every migrate."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

AUTHORS = "Authors"

# role -> app -> models whose rows it may see, add, change and delete
written = ("persona", "scenario", "node", "reply", "route", "fact")
house_rules = ("guidelinechange", "housemove", "houseguideline", "houserule")
grants = {AUTHORS: {"scenarios": written + house_rules}}
# role -> app -> what else it may do there, and no more than that
besides = {
    AUTHORS: {
        "scenarios": ("view_edition", "view_safetytext"),
        "practice": ("view_remark", "change_remark"),
    }
}


def grant(sender: AppConfig, **kwargs: Any) -> None:
    """After the migrations of an app, give each role its permissions there.

    Django makes them after the same signal, and perhaps later than this is called: made here.
    """
    for role, apps in grants.items():
        models = apps.get(sender.label, ())
        more = besides.get(role, {}).get(sender.label, ())
        if models or more:
            create_permissions(sender, verbosity=0)
            there = Permission.objects.filter(content_type__app_label=sender.label)
            may = Q(content_type__model__in=models) | Q(codename__in=more)
            group, _ = Group.objects.get_or_create(name=role)
            group.permissions.add(*there.filter(may))
