"""The form of a persona: looks that can be drawn, a voice, and a temperament, without any code."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scenarios.admin.versioned import VersionedForm
from scenarios.models import Persona
from scenarios.rulebook import current_rulebook
from trainer.guidance.complaints import nearest
from trainer.web.face_looks import CLOTH, GARMENTS, HAIR, STYLES

looks_fields = ("style", "hair", "skin", "glasses", "beard", "top", "garment")
voice_fields = ("rate", "pitch")
plainest = {"hair": "dark", "style": "short", "skin": 3, "top": "teal", "garment": "crew"}


def _choices(*words: str) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


class ReactionsField(forms.CharField):
    """Lines such as `interrupt: 1`: a move, and by how much it changes the anger further."""

    widget = AdminTextareaWidget(attrs={"rows": 5, "spellcheck": "false"})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return "\n".join(f"{move}: {change}" for move, change in sorted(value.items()))
        return value

    def to_python(self, value: Any) -> Any:
        lines = [line for line in str(super().to_python(value)).splitlines() if line.strip()]
        read = dict(_reaction(line) for line in lines)
        if len(read) < len(lines):
            raise ValidationError(_("A move is there twice: give each one line."))
        return dict(sorted(read.items()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial or {}), data)


def _reaction(line: str) -> tuple[str, int]:
    move, _colon, typed = (part.strip() for part in line.partition(":"))
    number = typed.replace("\N{MINUS SIGN}", "-").removeprefix("+")
    if not number.removeprefix("-").isdecimal() or abs(int(number)) > 10:
        raise ValidationError(
            _("“%(line)s”: write it as “interrupt: 1”, with a number from -10 to 10.")
            % {"line": line.strip()}
        )
    return move, int(number)


class PersonaForm(VersionedForm):
    style = forms.ChoiceField(label=gettext_lazy("Hair"), choices=_choices(*STYLES))
    hair = forms.ChoiceField(
        label=gettext_lazy("Colour of the hair"),
        choices=[
            (gettext_lazy("hair"), _choices(*HAIR)),
            (gettext_lazy("scarf only"), _choices(*(one for one in CLOTH if one not in HAIR))),
        ],
    )
    skin = forms.TypedChoiceField(
        label=gettext_lazy("Skin"),
        coerce=int,
        choices=[
            (1, gettext_lazy("1: lightest")),
            *((tone, str(tone)) for tone in range(2, 6)),
            (6, gettext_lazy("6: darkest")),
        ],
    )
    glasses = forms.BooleanField(label=gettext_lazy("Glasses"), required=False)
    beard = forms.BooleanField(label=gettext_lazy("Beard"), required=False)
    garment = forms.ChoiceField(label=gettext_lazy("Wears"), choices=_choices(*GARMENTS))
    top = forms.ChoiceField(label=gettext_lazy("Colour of the clothes"), choices=_choices(*CLOTH))
    rate = forms.FloatField(
        label=gettext_lazy("Speed"),
        min_value=0.1,
        max_value=4,
        help_text=gettext_lazy("1 is ordinary; 1.2 is somebody in a hurry."),
    )
    pitch = forms.FloatField(
        label=gettext_lazy("Pitch"),
        min_value=0.1,
        max_value=4,
        help_text=gettext_lazy("1 is ordinary; less is a deeper voice."),
    )
    reactions = ReactionsField(
        label=gettext_lazy("Reactions"),
        required=False,
        help_text=gettext_lazy(
            "What this person takes harder, or better, than others: one move a line, with what it "
            "adds to the anger each time. “interrupt: 1” for somebody who hates to be cut short, "
            "“humour: -1” for somebody who likes a joke. Few are best: two or three a trainee can "
            "discover."
        ),
    )

    class Meta:
        model = Persona
        fields = ("name", "slug", "about", "fuse", "forgives", "reactions", "gives_up")
        widgets = {
            "about": AdminTextareaWidget(attrs={"rows": 3}),
            "gives_up": AdminTextareaWidget(attrs={"rows": 3}),
        }
        help_texts = {
            "about": gettext_lazy(
                "Two sentences on who they are, for those who write their words. What makes them "
                "hard is what they want and what happened to them, never what they are."
            ),
            "fuse": gettext_lazy(
                "How strongly they take what provokes them. With a short fuse every slip is felt "
                "twice; with a long one a trainee has room to recover."
            ),
            "forgives": gettext_lazy(
                "How readily they take what calms them. Somebody who forgives slowly needs more "
                "than one good reply, so leave the conversation enough turns."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, value in {**_looks_of(self.instance), **_voice_of(self.instance)}.items():
            self.initial.setdefault(name, value)

    def clean_reactions(self) -> dict[str, int]:
        reactions: dict[str, int] = self.cleaned_data["reactions"]
        known = current_rulebook().moves
        wrong = [
            _("There is no move “%(move)s”: %(nearest)s")
            % {"move": move, "nearest": nearest(move, known)}
            for move in reactions
            if move not in known
        ]
        if wrong:
            raise ValidationError(wrong)
        return reactions

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        colours = CLOTH if cleaned.get("style") == "scarf" else HAIR
        if "hair" in cleaned and cleaned["hair"] not in colours:
            self.add_error(
                "hair",
                _("That cannot be drawn; here it may be %(colours)s.")
                % {"colours": ", ".join(colours)},
            )
        return cleaned

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - as Django has it
        """What nobody touched is left as it was written, so that a file comes back the same."""
        given = self.cleaned_data
        if {*looks_fields} & {*self.changed_data}:
            self.instance.looks = {
                "hair": f"{given['hair']}-{given['style']}",
                "skin": given["skin"],
                "glasses": given["glasses"],
                "beard": given["beard"],
                "top": f"{given['top']}-{given['garment']}",
            }
        if {*voice_fields} & {*self.changed_data}:
            self.instance.voice = {name: given[name] for name in voice_fields}
        return super().save(commit)


def _looks_of(persona: Persona) -> dict[str, Any]:
    looks: dict[str, Any] = persona.looks or {}
    hair, _dash, style = str(looks.get("hair", "")).partition("-")
    top, _dash, garment = str(looks.get("top", "")).partition("-")
    found = {"hair": hair, "style": style, "top": top, "garment": garment}
    given = {"skin": looks.get("skin"), **found}
    return {
        **{name: value or plainest[name] for name, value in given.items()},
        "glasses": looks.get("glasses", False),
        "beard": looks.get("beard", False),
    }


def _voice_of(persona: Persona) -> dict[str, Any]:
    return {name: (persona.voice or {}).get(name, 1.0) for name in voice_fields}
