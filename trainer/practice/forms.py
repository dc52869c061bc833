from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from scenarios import difficulty
from scenarios.models import Scenario
from trainer.conversation.script import Script
from trainer.conversation.state import State, angriest, calmest
from trainer.guidance.rulebook import Guideline
from trainer.practice.models import Remark, longest_notes
from trainer.practice.remarks import Line


class NotesField(forms.CharField):
    """Text with one character to a line break: a form sends two, and the notepad counts one."""

    def to_python(self, value: str | None) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class NotesForm(forms.Form):
    """The notepad, with the version of the notes it was made from."""

    notes = NotesField(required=False, strip=False, max_length=longest_notes)
    notes_version = forms.IntegerField(min_value=0)


class ComingFrom(forms.Form):
    """The conversation to go back to."""

    talk = forms.UUIDField()


class WrapUpForm(forms.Form):
    """What is done after the conversation."""

    aftercare = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("follow-up", _("Get in touch with the customer and ask whether it worked")),
            ("tell-manager", _("Tell my manager about this conversation")),
            ("say-what-was-said", _("… and what was said")),
            ("say-which-warnings", _("… and which warnings I gave")),
        ],
    )


class GalleryFilter(forms.Form):
    """What the gallery shows; only what is there can be chosen."""

    channel = forms.ChoiceField(
        label=_("Channel"), required=False, choices=[("", _("Any")), *Scenario.Channel.choices]
    )
    guideline = forms.ChoiceField(label=_("Guideline"), required=False)
    level = forms.ChoiceField(
        label=_("Difficulty"), required=False, choices=[("", _("Any")), *difficulty.words.items()]
    )
    unplayed = forms.BooleanField(label=_("Not played yet"), required=False)

    def __init__(self, data: QueryDict, guidelines: Iterable[Guideline]) -> None:
        super().__init__(data, label_suffix="")
        titles = {one.slug: one.title for one in guidelines}
        by_title = sorted(titles.items(), key=lambda choice: choice[1].casefold())
        self.fields["guideline"].choices = [("", _("Any")), *by_title]  # type: ignore[attr-defined]


class StartForm(forms.Form):
    """Where a trial of a draft begins: the four parts of a conversation's state."""

    node = forms.ChoiceField(label=_("Node"))
    anger = forms.IntegerField(
        label=_("Anger"),
        min_value=calmest,
        max_value=angriest,
        help_text=_("From 0 (content) to 10 (beside themselves)."),
    )
    turn = forms.IntegerField(
        label=_("Turns already taken"),
        min_value=0,
        initial=0,
        help_text=_("They count towards the customer's patience."),
    )
    made = forms.MultipleChoiceField(
        label=_("Moves already made"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, script: Script, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        fields: dict[str, Any] = self.fields
        rulebook = script.rulebook
        fields["node"].choices = [(key, key) for key in script.nodes]
        fields["made"].choices = [(one, one) for one in (*rulebook.moves, *sorted(rulebook.marks))]
        fields["turn"].validators.append(MaxValueValidator(script.patience - 1))

    def state(self) -> State:
        """The state that was asked for."""
        asked = self.cleaned_data
        return State(asked["node"], asked["anger"], frozenset(asked["made"]), asked["turn"])


class ScoresForm(forms.Form):
    """Whose scores are to be worked out by today's rules."""

    scenario = forms.SlugField()


class RemarkForm(forms.ModelForm):
    """Which line, and what about it."""

    class Meta:
        model = Remark
        fields = ["reply", "kind", "words", "is_signed"]
        widgets = {"kind": forms.RadioSelect, "words": forms.Textarea(attrs={"rows": 4})}
        labels = {
            "kind": _("What about it?"),
            "words": _("In your words"),
            "is_signed": _("Sign it with my name"),
        }

    def __init__(self, *args: Any, lines: list[Line], **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["reply"] = forms.ChoiceField(
            label=_("Which line?"),
            required=False,
            widget=forms.RadioSelect,
            choices=[(line.reply, line) for line in lines],
        )
        self.fields["kind"] = forms.ChoiceField(
            label=_("What about it?"), widget=forms.RadioSelect, choices=Remark.Kind.choices
        )
