from __future__ import annotations

from typing import Any

import allauth.account.admin
import allauth.mfa.admin  # noqa: F401  (registered here, so that it can be taken out again)
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from trainer.accounts.models import User
from trainer.accounts.security_log import Event, asker, tell

# People change these themselves; what is in them is nobody else's business.
admin.site.unregister([EmailAddress, Authenticator])

last_administrator = _("This is the last administrator. Make somebody else one first.")


class PersonCreationForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ["email", "name"]
        field_classes: dict[str, type[forms.Field]] = {}


class PersonForm(UserChangeForm):
    """Never leaves the house without an administrator."""

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        stays = said.get("is_active") and said.get("is_superuser")
        if not stays and self.instance.is_last_administrator:
            raise forms.ValidationError(last_administrator)
        return said


@admin.register(User)
class PersonAdmin(UserAdmin):
    """People, for administrators."""

    form = PersonForm
    add_form = PersonCreationForm
    list_display = ["name", "email", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff", "groups"]
    search_fields = ["name", "email"]
    ordering = ["name"]
    readonly_fields = ["last_login", "joined_at"]
    fieldsets = [
        (None, {"fields": ["email", "password", "name"]}),
        (_("Roles"), {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        (_("Dates"), {"fields": ["last_login", "joined_at"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["email", "name", "usable_password", "password1", "password2"]}),
    ]

    def save_model(
        self,
        request: HttpRequest,
        obj: User,
        form: forms.ModelForm,
        change: bool,  # noqa: FBT001
    ) -> None:
        """Who is closed here is signed out everywhere, for good."""
        super().save_model(request, obj, form, change)
        if change and "is_active" in form.changed_data and not obj.is_active:
            obj.end_sessions()

    def log_change(self, request: HttpRequest, obj: User, message: Any) -> LogEntry:
        """Rights, and a password that was given; also told where nobody can change the telling."""
        tell(Event.CHANGED, obj, by=asker(request))
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[User]) -> Any:
        for person in queryset:
            tell(Event.DELETED, person, by=asker(request))
        return super().log_deletions(request, queryset)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        is_last = obj is not None and obj.is_last_administrator
        return not is_last and super().has_delete_permission(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """The one who asks stays, and so an administrator does."""
        super().delete_queryset(request, queryset.exclude(pk=request.user.pk or 0))
