"""What managers fill in."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import FloatField, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from scenarios.models import Edition, Scenario
from trainer.accounts.models import Membership, Team, User
from trainer.review.assigning import Wanted
from trainer.review.models import Assignment, Comment, Dispute, Erasure, Extension, Rating

two_weeks = timedelta(weeks=2)
nothing_written = _("Nothing is written here yet.")


def end_of(day: date) -> datetime:
    """The last moment of a day, by the clock of who is asking."""
    return datetime.combine(day, time.max, tzinfo=timezone.get_current_timezone())


class DayField(forms.DateField):
    """A day that is not over yet."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and value < timezone.localdate():
            raise forms.ValidationError(_("That day is over. Choose today or a later one."))


def scenarios_to_assign() -> QuerySet[Scenario]:
    """Those that can be begun, each with what its analysis says of guessing."""
    newest = Edition.objects.playable().filter(scenario=OuterRef("pk"))
    mean = Cast(KeyTextTransform("mean", KeyTransform("random", "analysis")), FloatField())
    found = Scenario.objects.filter(pk__in=Edition.objects.playable().values("scenario"))
    return found.annotate(random_mean=Subquery(newest.values(mean=mean)[:1]))


class AssignForm(forms.ModelForm):
    """Scenarios, people or teams, until when, and what counts."""

    teams = forms.ModelMultipleChoiceField(
        label=_("Whole teams"),
        queryset=Team.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Those who join later are asked too."),
    )
    people = forms.ModelMultipleChoiceField(
        label=_("Some people"),
        queryset=Membership.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    due_on = DayField(label=_("Due on"), help_text=_("Until the end of that day, by your clock."))

    class Meta:
        model = Assignment
        fields = ["title", "scenarios", "pass_mark", "attempts_allowed", "passes_in_a_row"]
        widgets = {"scenarios": forms.CheckboxSelectMultiple}
        labels = {"scenarios": _("Conversations")}
        error_messages = {"scenarios": {"required": _("Choose one conversation or more.")}}

    def __init__(self, *args: Any, teams: QuerySet[Team], **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        members = Membership.objects.open().as_members().filter(team__in=teams)
        members = members.filter(person__is_active=True).select_related("person", "team")
        self._offer("scenarios", scenarios_to_assign())
        self._offer("teams", teams)
        self._offer("people", members.order_by("team__name", "person__name"))
        self.fields["due_on"].initial = timezone.localdate() + two_weeks

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  (says so to mypy)
        field.queryset = rows

    def clean(self) -> dict[str, Any]:
        said = {**(super().clean() or {})}
        if not self.errors.keys() & {"teams", "people"} and not self._groups(said):
            self.add_error("teams", _("Choose a team, or some people."))
        attempts, passes = said.get("attempts_allowed"), said.get("passes_in_a_row")
        if attempts and passes and attempts < passes:
            words = _("That is fewer attempts than passes: nobody could pass.")
            self.add_error("attempts_allowed", words)
        return said

    def wanted(self) -> Wanted:
        """What is asked for, once the form is valid."""
        said = self.cleaned_data
        return Wanted(
            scenarios=list(said["scenarios"]),
            groups=self._groups(said),
            due_at=end_of(said["due_on"]),
            pass_mark=said["pass_mark"],
            attempts_allowed=said["attempts_allowed"],
            passes_in_a_row=said["passes_in_a_row"],
            title=said["title"],
        )

    def _groups(self, said: dict[str, Any]) -> dict[Team, list[User] | None]:
        """By team, the people who were chosen; None for all of it."""
        whole: dict[Team, list[User] | None] = dict.fromkeys(said.get("teams") or [])
        some: dict[Team, list[User] | None] = defaultdict(list)
        for membership in said.get("people") or []:
            named = some[membership.team]
            if membership.team not in whole and named is not None:
                named.append(membership.person)
        return {**{team: people for team, people in some.items() if people}, **whole}


class ExtensionForm(forms.ModelForm):
    """More time for one person, and more attempts where they are counted."""

    due_on = DayField(label=_("Due on"), help_text=_("Until the end of that day, by your clock."))

    class Meta:
        model = Extension
        fields = ["more_attempts"]

    def __init__(self, *args: Any, due_at: datetime, counted: bool, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        week_after = timezone.localdate(due_at) + timedelta(weeks=1)
        self.fields["due_on"].initial = max(week_after, timezone.localdate())
        if not counted:
            del self.fields["more_attempts"]

    def due_at(self) -> datetime:
        return end_of(self.cleaned_data["due_on"])


class PlainForm(forms.ModelForm):
    """Labels without a colon, as everywhere here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class CommentForm(PlainForm):
    class Meta:
        model = Comment
        fields = ["words"]
        labels = {"words": _("Your words")}
        widgets = {"words": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"words": {"required": nothing_written}}


class DisputeForm(PlainForm):
    class Meta:
        model = Dispute
        fields = ["words"]
        labels = {"words": _("Why do you see it differently?")}
        widgets = {"words": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"words": {"required": nothing_written}}


class DecisionForm(PlainForm):
    """Stands or is set aside, and why: the trainee reads both."""

    class Meta:
        model = Dispute
        fields = ["decision", "reason"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"reason": _("The trainee reads it.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"] = forms.ChoiceField(
            label=_("What you decide"),
            widget=forms.RadioSelect,
            choices=Dispute.Decision.choices,
        )
        self.fields["reason"].required = True
        self.fields["reason"].label = _("Your reason")


class RatingForm(PlainForm):
    class Meta:
        model = Rating
        fields = ["value", "words"]
        labels = {"value": _("Your rating"), "words": _("Why")}
        widgets = {"words": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"words": _("If you like. The trainee reads it.")}


class ErasureForm(PlainForm):
    """Why, and being sure of it."""

    sure = forms.BooleanField(
        label=_("I have made sure that this is the right person"),
        error_messages={"required": _("Tick it, if you have made sure.")},
    )

    class Meta:
        model = Erasure
        fields = ["reason"]
