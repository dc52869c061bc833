"""A file that an author sends: read and planned at once, carried to the confirmation, never stored.

What travels through the browser meanwhile is signed, so that nothing but what was shown comes back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from scenarios.exchange.document import ScenarioDocument
from scenarios.exchange.draft import Draft
from scenarios.exchange.errors import FileComplaint, NotAScript, UnknownPersona
from scenarios.exchange.files import forms as known_forms
from scenarios.exchange.files import read_draft
from scenarios.exchange.twine.reading import most_bytes_of_html
from scenarios.exchange.writing import canonical
from scenarios.exchange.yaml_text import Located, too_large
from scenarios.importing import Plan, plan_import

salt = "scenarios.import"
longest_wait = 24 * 3600
most_nodes = 500  # everything there is to mend in so many is found in about a second


class UploadForm(forms.Form):
    """Valid with a file of which a plan could be made; else `complaints` says what is wrong."""

    file = forms.FileField(
        label=_("File"),
        max_length=200,
        help_text=_("A script file (.yaml), a story of Twine (.twee, .tw), or Twine’s own .html."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(known_forms)}),
    )
    plan: Plan
    complaints: list[FileComplaint]

    def clean(self) -> dict[str, Any] | None:
        self.complaints = []
        file = self.cleaned_data.get("file")
        if file:
            try:
                self.plan = _planned(file)
            except NotAScript as refused:
                self.complaints = refused.complaints
            except UnknownPersona as unknown:
                self.complaints = [FileComplaint(None, "", _unknown(unknown.slug))]
        if self.complaints:
            raise forms.ValidationError(_("This file cannot be read as a scenario."))
        return self.cleaned_data


def _unknown(slug: str) -> str:
    told = _("There is no persona “%(slug)s” here. Add it first, or write it into the file.")
    return str(told % {"slug": slug})


def _planned(file: Any) -> Plan:
    if file.size > most_bytes_of_html:
        raise NotAScript(file.name, [too_large(most_bytes_of_html)])
    draft = read_draft(file.read(), file.name)
    if len(draft.document.nodes) > most_nodes:
        sentence = _(
            "It has %(many)s nodes; a page can show %(most)s. Use import_scenario instead."
        )
        told = sentence % {"many": len(draft.document.nodes), "most": most_nodes}
        raise NotAScript(file.name, [FileComplaint(None, "", told)])
    return plan_import(draft, file.name)


@dataclass(frozen=True, slots=True)
class Carried:
    """What comes back with the confirmation: the draft, its file's name, what there was then."""

    draft: Draft
    name: str
    state: str


def packed(plan: Plan, name: str) -> str:
    """A plan as the confirmation carries it."""
    data = {"document": canonical(plan.draft.document), "name": name, "state": plan.state}
    return signing.dumps(data, salt=salt, compress=True)


def unpacked(token: str) -> Carried:
    """What was shown. Raises BadSignature for what was changed, or was shown too long ago."""
    data = signing.loads(token, salt=salt, max_age=longest_wait)
    document = ScenarioDocument.model_validate(data["document"])
    return Carried(Draft(document, Located({}, {})), data["name"], data["state"])
