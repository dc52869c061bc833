"""Two people at the same form: who saves second is told, and nothing is lost.

The form carries a stamp of what its page showed, the rows and the last entry of their history.
When it comes back and the rows are no longer those, nothing is saved: the page says who saved in
between, and shows what is there now beside what was typed. Saving once more is then a decision.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Difference:
    """A field as it is stored now, and as it was typed."""

    label: str
    now: str
    typed: str


class VersionedForm(forms.ModelForm):
    """Refuses what was written over rows that have changed meanwhile; `Versioned` says so."""

    stale = ""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.stale:
            raise ValidationError(self.stale, code="stale")
        return cleaned


class Versioned(admin.ModelAdmin):
    """The page of something that two people may have open.

    Its template includes `admin/scenarios/_seen.html` in the form, and `_meanwhile.html` where
    the differences are to stand.
    """

    form: type[VersionedForm] = VersionedForm

    def rows(self, obj: Any) -> Iterable[models.Model]:
        """All that the page changes, read anew: `obj` may hold what was typed."""
        return [*self.model._default_manager.filter(pk=obj.pk)]

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any | None:
        """Locked, when it is to be saved: a second one who saves waits, and then sees the first."""
        found = super().get_object(request, object_id, from_field)
        if found and request.method == "POST":
            self.model._default_manager.select_for_update().get(pk=found.pk)
        return found

    def get_form(self, request: Any, obj: Any | None = None, *args: Any, **kwargs: Any) -> Any:
        made: Any = super().get_form(request, obj, *args, **kwargs)
        if obj and request.method == "POST" and _seen(request)[0] != self._digest(obj):
            made.stale = self._who_saved(request, obj)
        return made

    def render_change_form(
        self, request: Any, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        form = context["adminform"].form
        if kwargs.get("change"):
            context["seen"] = self._stamp(kwargs["obj"])
        if form.is_bound and getattr(form, "stale", ""):
            context["differences"] = list(_differences(form, context["inline_admin_formsets"]))
        return super().render_change_form(request, context, *args, **kwargs)

    def _stamp(self, obj: Any) -> str:
        last = self._history(obj).order_by("-pk").values_list("pk", flat=True).first()
        return f"{self._digest(obj)}.{last or 0}"

    def _digest(self, obj: Any) -> str:
        stored = [(row._meta.label, row.pk, _columns(row)) for row in self.rows(obj)]
        text = json.dumps(stored, cls=DjangoJSONEncoder)
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    def _history(self, obj: Any) -> models.QuerySet[LogEntry]:
        kind = ContentType.objects.get_for_model(obj, for_concrete_model=False)
        return LogEntry.objects.filter(content_type=kind, object_id=str(obj.pk))

    def _who_saved(self, request: HttpRequest, obj: Any) -> str:
        later = self._history(obj).filter(pk__gt=_seen(request)[1])
        entry = later.select_related("user").order_by("-pk").first()
        return " ".join([_who(request, entry), _("Your changes are not saved yet."), what_to_do()])


def _seen(request: HttpRequest) -> tuple[str, int]:
    """The rows and the entry of their history that the form was made of."""
    digest, _dot, last = request.POST.get("seen", "").partition(".")
    return digest, int(last) if last.isdecimal() else 0


def what_to_do() -> str:
    return _(
        "Everything you typed is still in the form. Compare it with what is there now, change what "
        "you want to change, and save again."
    )


def _who(request: HttpRequest, entry: LogEntry | None) -> str:
    if entry is None:
        return _("This was changed outside this page since you opened it.")
    when = date_format(timezone.localtime(entry.action_time), "DATETIME_FORMAT")
    if entry.user == request.user:
        return _("You saved this yourself in another window (%(when)s).") % {"when": when}
    return _("%(who)s saved this after you had opened it (%(when)s).") % {
        "who": entry.user,
        "when": when,
    }


def _columns(row: models.Model) -> dict[str, Any]:
    """What can be changed by hand; bookkeeping is nobody's conflict."""
    fields = (field for field in row._meta.concrete_fields if field.editable)
    return {field.attname: field.value_from_object(row) for field in fields}


def _differences(form: forms.ModelForm, inlines: Iterable[Any]) -> Iterator[Difference]:
    yield from _of_form(form)
    for inline in inlines:
        for part in inline.formset.forms:
            yield from _of_form(part, f"{inline.opts.verbose_name} {part.instance}: ")


def _of_form(form: forms.BaseModelForm, of: str = "") -> Iterator[Difference]:
    for name in form.changed_data:
        bound = form[name]
        typed, now = _words(bound, bound.value()), _words(bound, bound.initial)
        if typed != now:
            yield Difference(f"{of}{bound.label}", now, typed)


def _words(bound: forms.BoundField, value: Any) -> str:
    """A value as people read it: a choice by its words, the rest as the form writes it."""
    choices = getattr(bound.field, "choices", ())
    named = {str(key): str(words) for key, words in choices if key is not None}
    plain = bound.field.prepare_value(value)
    if isinstance(plain, list):
        return ", ".join(named.get(str(one), str(one)) for one in plain)
    return named.get(str(plain), "" if plain is None else str(plain))
