"""House rules: what an organisation changes of the catalogue, and adds to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scenarios.admin.condition_lines import ConditionField
from scenarios.admin.fields import Box, Section, Ticks
from scenarios.admin.parts import Parts
from scenarios.admin.versioned import Versioned, VersionedForm
from scenarios.models import GuidelineChange, HouseGuideline, HouseMove, HouseRule, Reply
from scenarios.rulebook import books_of, current_books, rule_data, shipped_books
from scenarios.vocabulary import grouped_moves
from trainer.guidance.complaints import Complaint
from trainer.guidance.overlay import Books
from trainer.guidance.rulebook import Guideline, Rule, Rulebook, contradictions

Choices = list[tuple[str, Any]]
few_lines: Mapping[type[models.Field[Any, Any]], Mapping[str, Any]] = {
    models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}
}


class HouseAdmin(Versioned):
    """What is saved here is followed by what it changes."""

    change_form_template = "admin/scenarios/house_rule.html"
    formfield_overrides = few_lines

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return redirect("house-rules")

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return redirect("house-rules")


# --- Guidelines of the catalogue -----------------------------------------------------------------


class GuidelineChangeForm(VersionedForm):
    guideline = forms.ChoiceField(
        label=gettext_lazy("Guideline"),
        help_text=gettext_lazy("With what the catalogue says of it."),
    )

    class Meta:
        model = GuidelineChange
        fields = ("guideline", "weight", "critical", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "guideline" in self.fields:
            self.fields["guideline"].choices = [  # type: ignore[attr-defined]
                ("", "---------"),
                *_guidelines(kept=self.instance.guideline),
            ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("weight") is None and cleaned.get("critical") is None:
            self.add_error(None, _("Choose another weight, or whether it is critical, or both."))
        elif slug := cleaned.get("guideline"):
            for one in self._complaints(slug):
                self.add_error(str(one.path[2]), one.sentence)
        return cleaned

    def _complaints(self, slug: str) -> Iterator[Complaint]:
        """What the rulebook says to the change; one that names a lost guideline stays as it is."""
        change = {key: self.cleaned_data.get(key) for key in ("weight", "critical")}
        for one in books_of(json.dumps({"changes": {slug: change}})).complaints:
            if one.path[2] in self.fields:
                yield one


def _guidelines(*, kept: str) -> Choices:
    taken = set(GuidelineChange.objects.values_list("guideline", flat=True)) - {kept}
    known = shipped_books().rulebook.guidelines
    lost = [(kept, _("%(slug)s (not in the catalogue any more)") % {"slug": kept})]
    return [
        *(lost if kept and kept not in known else []),
        *((slug, _described(one)) for slug, one in known.items() if slug not in taken),
    ]


def _described(guideline: Guideline) -> str:
    told = _("%(title)s (weight %(weight)s, critical)") if guideline.critical else ""
    return (told or _("%(title)s (weight %(weight)s)")) % {
        "title": guideline.title,
        "weight": guideline.weight,
    }


@admin.register(GuidelineChange)
class GuidelineChangeAdmin(HouseAdmin):
    form = GuidelineChangeForm
    list_display = ["title", "weight", "critical", "reason"]
    search_fields = ["guideline", "reason"]

    @admin.display(description=gettext_lazy("guideline"), ordering="guideline")
    def title(self, change: GuidelineChange) -> str:
        return change.title


# --- Moves of one's own --------------------------------------------------------------------------


class HouseMoveForm(VersionedForm):
    class Meta:
        model = HouseMove
        fields = ("slug", "group", "label", "hint")

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug in shipped_books().rulebook.moves:
            raise ValidationError(_("The catalogue has a move of that name itself."))
        return slug


@admin.register(HouseMove)
class HouseMoveAdmin(HouseAdmin):
    form = HouseMoveForm
    list_display = ["label", "slug", "group", "hint"]
    list_filter = ["group"]
    search_fields = ["slug", "label"]

    def get_readonly_fields(self, request: Any, obj: HouseMove | None = None) -> tuple[str, ...]:
        """Replies and rules call a move by its name, so that it stays."""
        return ("slug",) if obj else ()

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        deleted, counts, lacking, kept = super().get_deleted_objects(objs, request)
        used = [words for move in objs for words in _uses(move)]
        return deleted, counts, lacking, [*kept, *used]


def _uses(move: HouseMove) -> Iterator[str]:
    """Where a move stands, in words: it cannot go before it is taken out there."""
    for rule in HouseRule.objects.select_related("guideline"):
        if move.slug in rule.moves:
            yield _("a rule of the guideline “%(title)s”") % {"title": rule.guideline.title}
    for reply in Reply.objects.filter(moves__icontains=move.slug).select_related("node__scenario"):
        if move.slug in reply.moves:
            yield _("the reply “%(reply)s” of “%(scenario)s”, at %(node)s") % {
                "reply": reply.key,
                "scenario": reply.node.scenario.title,
                "node": reply.node.key,
            }


# --- Guidelines of one's own ---------------------------------------------------------------------


class HouseRuleForm(forms.ModelForm):
    """A rule, checked by the rulebook it is meant for."""

    books: Books
    moves = Ticks(
        label=gettext_lazy("Moves"), help_text=gettext_lazy("The rule speaks of each of these.")
    )
    when = ConditionField(
        label=gettext_lazy("Only when"),
        required=False,
        help_text=gettext_lazy(
            "Empty: always. Else one condition a line, and all must hold: “anger_at_least: 6”, "
            "“heard_at_most: 1”, “behaviour: shouting, abusive” (any of them), “channel: phone”, "
            "“after: listen” (made earlier), “not_after: restate”, “with: apologise” (in the same "
            "reply), “without: solve”, “again: yes” (this very move was made before)."
        ),
    )

    class Meta:
        model = HouseRule
        fields = ("position", "moves", "when", "verdict", "anger", "because")

    class Media:
        css = {"all": ["css/overviews.css"]}

    def __init__(self, *args: Any, books: Books, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.books = books
        moves: Any = self.fields["moves"]
        moves.offer(_moves(books.rulebook), self.instance.moves)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            for said in _wrong_with(cleaned, self.books.rulebook):
                self.add_error("when", said)
        return cleaned


def _moves(rulebook: Rulebook) -> list[Section]:
    return [
        Section(
            str(group.label),
            [Box(slug, move.label, move.hint) for slug, move in group.moves.items()],
        )
        for group in grouped_moves(rulebook)
    ]


def _wrong_with(cleaned: dict[str, Any], rulebook: Rulebook) -> list[str]:
    """What the rulebook says to a rule, whatever guideline it belongs to."""
    row = HouseRule(**{key: cleaned[key] for key in ("moves", "when", "verdict", "because")})
    rule = Rule.model_validate(rule_data(row, critical=False))
    any_guideline = rulebook.guideline[0]
    alone = any_guideline.model_copy(update={"rule": (rule,), "critical": False})
    where = f"guideline {alone.slug!r}"
    return [said.replace(where, _("This rule")) for said in contradictions(alone, rulebook)]


class HouseRuleFormSet(Parts):
    """The rules of a guideline, which must be able to do what the guideline says of itself."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        if not hasattr(self, "books"):
            self.books = current_books()
        return {**super().get_form_kwargs(index), "books": self.books}

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        left = [one for one in self.forms if one.has_changed() or one.instance.pk]
        verdicts = {
            one.cleaned_data.get("verdict")
            for one in left
            if one not in self.deleted_forms and one.cleaned_data
        }
        if self.instance.critical and HouseRule.Verdict.BROKEN not in verdicts:
            raise ValidationError(
                _("It is critical, so at least one rule must say how it is broken.")
            )
        if self.instance.weight and not verdicts - {""}:
            raise ValidationError(
                _(
                    "It has a weight, so at least one rule must say how it is kept or broken. "
                    "With weight 0 it only stands in the handbook."
                )
            )


class HouseRuleInline(admin.StackedInline):
    formfield_overrides = few_lines
    model = HouseRule
    form = HouseRuleForm
    formset = HouseRuleFormSet
    extra = 0
    fields = ("position", "moves", "when", ("verdict", "anger"), "because")


class HouseGuidelineForm(VersionedForm):
    class Meta:
        model = HouseGuideline
        fields = "__all__"

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug in shipped_books().words.guideline:
            raise ValidationError(
                _("The catalogue has a guideline of that name. Change that one, or choose another.")
            )
        return slug


@admin.register(HouseGuideline)
class HouseGuidelineAdmin(HouseAdmin):
    form = HouseGuidelineForm
    inlines = [HouseRuleInline]
    list_display = ["title", "slug", "weight", "critical", "document"]
    search_fields = ["slug", "title", "advice"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "slug", "advice", "kind", "weight", "critical"]}),
        (gettext_lazy("Where it comes from"), {"fields": ["document", "heading"]}),
        (
            gettext_lazy("Its page in the handbook"),
            {"fields": ["why", "scene", "good", "bad", "remember"]},
        ),
    ]

    def get_readonly_fields(self, request: Any, obj: Any | None = None) -> tuple[str, ...]:
        """Results and addresses call a guideline by its name, so that it stays."""
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request: Any, obj: Any | None = None) -> Any:
        return {} if obj else self.prepopulated_fields

    def rows(self, obj: HouseGuideline) -> Iterable[models.Model]:
        return [*super().rows(obj), *HouseRule.objects.filter(guideline=obj)]
