"""The forms of a node and of its replies."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from scenarios.admin.desk import Desk
from scenarios.admin.fields import Keys, LongText, Ticks
from scenarios.admin.parts import Parts
from scenarios.admin.versioned import VersionedForm
from scenarios.editing import apart, lines_of, name_node, routes_of, says_of, store_routes
from scenarios.exchange.document import LineDocument, RouteDocument
from scenarios.models import Node, Reply
from scenarios.written import (
    Miswritten,
    Words,
    read_lines,
    read_routes,
    written_lines,
    written_routes,
)
from trainer.conversation.problems.words import most_customer_words, most_reply_words

not_there = _("%s (not there yet)")
key_taken = _("There is a node “%(key)s” already.")
behind_all = 32767
available = {"data-context": "available-source"}  # a node made in a pop-up is added to these lists


class NodeForm(VersionedForm):
    """What the customer says and does. `desk` is set by the page."""

    desk: Desk

    words = LongText(
        label=_("Words"),
        rows=4,
        bar=(15, most_customer_words),
        required=False,
        help_text=_("What the customer says: 15 to 60 words."),
    )
    words_if = LongText(
        label=_("Other words under a condition"),
        rows=5,
        required=False,
        help_text=_(
            "A condition in brackets on a line of its own, the words under it, and so on; the "
            "first whose condition holds are said, and the words above otherwise. For example: "
            "[anger at least 8], [after apologise and heard at most 1]."
        ),
    )
    ending = forms.ChoiceField(label=_("Ending"), required=False)
    behaviour = Ticks(label=_("Behaviour"), required=False)
    thinks = LongText(
        label=_("Inner thought"),
        rows=2,
        required=False,
        help_text=_("What goes on inside them; practice can show it."),
    )

    class Meta:
        model = Node
        fields = ["scenario", "key", "position", "ending", "behaviour", "thinks"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key_before = self.instance.key
        self.stored, last = apart(lines_of(self.instance))
        self.initial["words"] = self.stored_words = last.text if last else ""
        self.initial["words_if"] = written_lines(self.stored)
        fields: dict[str, Any] = self.fields
        if self.desk.scenario and not self.instance.pk:
            self.initial["scenario"] = self.desk.scenario.pk
            fields["scenario"].widget = forms.HiddenInput()
        fields["behaviour"].offer(self.desk.behaviours, self.instance.behaviour)
        fields["ending"].choices = list(self._endings())

    def _endings(self) -> list[tuple[str, str]]:
        outcomes = self.desk.rulebook.outcomes
        known = [(slug, f"{one.label}: {one.meaning}") for slug, one in outcomes.items()]
        stored = self.instance.ending
        unknown = [(stored, stored)] if stored and stored not in outcomes else []
        return [("", str(_("None: the conversation goes on"))), *known, *unknown]

    def clean_key(self) -> str:
        """Asked here, since the scenario is no field of a node that is there already."""
        key: str = self.cleaned_data["key"]
        if key != self.key_before and key in self.desk.nodes:
            raise ValidationError(key_taken, code="taken", params={"key": key})
        return key

    def clean_words_if(self) -> str:
        """Read now, so that every complaint stands beside the text; what nobody touched stays."""
        text: str = self.cleaned_data["words_if"]
        if "words_if" in self.changed_data:
            self.stored = _read(read_lines, text, self.desk.words)
        return text

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  (Django's own signature)
        if {"words", "words_if"} & {*self.changed_data}:
            words = self.cleaned_data["words"]
            last = [LineDocument(text=words)] if words else []
            self.instance.says = says_of([*self.stored, *last])
        return super().save(commit)

    def follow(self) -> bool:
        """Once it is saved: what calls it by its name knows the new one.

        Whether that changed the scenario too.
        """
        return name_node(self.instance, before=self.key_before)


class ReplyForm(forms.ModelForm):
    """One response the trainee may pick, and where it leads."""

    text = LongText(
        label=_("What the trainee says"),
        rows=2,
        bar=(8, most_reply_words),
        help_text=_("8 to 30 words, as one would speak."),
    )
    key = forms.CharField(
        label=_("Key"),
        max_length=80,
        required=False,
        help_text=_("Its name within the node. Left empty, it is made of the first words."),
    )
    position = forms.IntegerField(
        label=_("Place"), min_value=0, max_value=behind_all, required=False
    )
    moves = Ticks(label=_("Moves"), required=False)
    leads_to = forms.ChoiceField(label=_("Leads to"), required=False, widget=Keys(available))
    anger = forms.IntegerField(
        label=_("Anger on the way"),
        min_value=-10,
        max_value=10,
        required=False,
        help_text=_("Raises or lowers the anger besides the rules, such as a lie coming to light."),
    )
    routes_if = LongText(
        label=_("Elsewhere under a condition"),
        rows=2,
        required=False,
        help_text=_(
            "One line for each: a condition, ->, a node, such as “anger at least 8 -> explodes” or "
            "“not after apologise -> cold anger +1”. The first that holds is taken."
        ),
    )
    note = LongText(
        label=_("Author's note"),
        rows=2,
        required=False,
        help_text=_("For the debrief: what the customer heard, a line one could say instead."),
    )

    class Meta:
        model = Reply
        fields = ["key", "position", "text", "moves", "as_said", "note"]

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk = desk
        self.stored, last = apart(routes_of(self.instance) if self.instance.pk else [])
        self.initial["leads_to"] = last.node if last else ""
        self.initial["anger"] = last.anger if last else None
        self.initial["routes_if"] = written_routes(self.stored)
        fields: dict[str, Any] = self.fields
        fields["moves"].offer(desk.moves, self.instance.moves)
        fields["leads_to"].choices = self._targets(last.node if last else "")
        for name, field in fields.items():
            if field.help_text:  # told once above all replies
                field.widget.attrs["aria-describedby"] = f"help-{name}"

    def _targets(self, stored: str) -> list[tuple[str, str]]:
        known = [(key, key) for key in self.desk.nodes]
        missing = stored and stored not in self.desk.nodes
        return [("", "–"), *known, *([(stored, not_there % stored)] if missing else [])]

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"].strip()
        made_of = re.split(r"\s+", self.data.get(self.add_prefix("text"), "").strip())[:4]
        key = key or slugify(" ".join(made_of))[:80]
        if not re.fullmatch(r"[-\w]+", key):
            raise ValidationError(_("Use letters, digits, - and _ only."), code="invalid")
        return key

    def clean_routes_if(self) -> str:
        text: str = self.cleaned_data["routes_if"]
        if "routes_if" in self.changed_data:
            words = self.desk.words
            nodes = [*words.nodes, *(one.node for one in self.stored)]
            self.stored = _read(read_routes, text, Words(words.moves, nodes, words.channels))
        return text

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("anger") and not cleaned.get("leads_to"):
            self.add_error("anger", _("Say where it leads, or leave this empty."))
        return cleaned

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  (Django's own signature)
        if self.cleaned_data["position"] is None:
            self.instance.position = self.initial.get("position", behind_all)
        reply = super().save(commit)
        if commit and {"leads_to", "anger", "routes_if"} & {*self.changed_data}:
            store_routes(reply, self.routes())
        return reply

    def routes(self) -> list[RouteDocument]:
        """Where it leads, as it was written."""
        node, anger = self.cleaned_data["leads_to"], self.cleaned_data["anger"]
        return [*self.stored, *([RouteDocument(node=node, anger=anger or 0)] if node else [])]


def _read(reader: Any, text: str, words: Words) -> Any:
    try:
        return reader(text, words)
    except Miswritten as error:
        raise ValidationError(list(error.sentences), code="miswritten") from error


class ReplyFormSet(Parts):
    """The replies of a node. `desk` is set by the page."""

    desk: Desk

    @classmethod
    def get_default_prefix(cls) -> str:
        """Short: it stands in front of each move of each reply."""
        return "r"

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "desk": self.desk}

    def clean(self) -> None:
        super().clean()
        kept = [form for form in self.forms if form.has_changed() or form.instance.pk]
        left = [form for form in kept if form not in self.deleted_forms]
        if self.instance.ending and left:
            raise ValidationError(
                _("An ending has no replies: take out the replies, or let the conversation go on."),
                code="ending-with-replies",
            )


class DuplicateForm(forms.Form):
    """The key of a copy."""

    key = forms.SlugField(
        label=_("Key of the copy"),
        max_length=80,
        help_text=_("Unique within the scenario."),
    )

    def __init__(self, node: Node, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.node = node

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"]
        if Node.objects.filter(scenario=self.node.scenario_id, key=key).exists():
            raise ValidationError(key_taken, code="taken", params={"key": key})
        return key
