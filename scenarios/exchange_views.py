"""Scenarios in from files and out to files, for authors, in the frame of the admin."""

from __future__ import annotations

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scenarios.access import for_authors
from scenarios.exchange.errors import NotAScript, UnknownPersona
from scenarios.exporting import downloads
from scenarios.importing import ChangedMeanwhile, Plan, import_as_shown, plan_import
from scenarios.models import Scenario
from scenarios.upload import UploadForm, packed, unpacked
from trainer.web.admin_page import in_admin
from trainer.web.http import Request


@require_http_methods(["GET", "POST"])
@for_authors
def choose_file(request: Request) -> HttpResponse:
    """Ask for a file, and show what it would change. Nothing is written."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _shown(request, form.plan, form.cleaned_data["file"].name)
    context = {"form": form, "title": _("Import a scenario")}
    return in_admin(request, "scenarios/import.html", context)


@require_POST
@for_authors
def confirm_import(request: Request) -> HttpResponse:
    """Write what was shown, if things still are as they were then."""
    try:
        carried = unpacked(request.POST.get("plan", ""))
        plan, row = import_as_shown(carried.draft, carried.name, carried.state, by=request.user)
    except BadSignature:
        messages.error(request, _("That was too long ago, or did not come whole. Send it again."))
        return redirect("scenario-import")
    except (NotAScript, UnknownPersona) as refused:
        messages.error(request, str(refused))
        return redirect("scenario-import")
    except ChangedMeanwhile:
        messages.warning(request, _("It was changed meanwhile. Look again at what would change."))
        return _shown(request, plan_import(carried.draft, carried.name), carried.name)
    messages.success(request, _said_of(plan))
    return redirect("admin:scenarios_scenario_change", row.pk)


@require_GET
@for_authors
def export(request: Request, pk: int, form: str) -> HttpResponseBase:
    """A draft as a file to keep, to edit elsewhere, or to review in a spreadsheet."""
    scenario = get_object_or_404(Scenario, pk=pk)
    if form not in downloads:
        raise Http404
    try:
        return downloads[form]([scenario])
    except NotAScript as error:
        messages.error(request, str(error))
        return redirect("admin:scenarios_scenario_change", pk)


def _shown(request: Request, plan: Plan, name: str) -> HttpResponse:
    context = {
        "plan": plan,
        "document": plan.draft.document,
        "name": name,
        "token": packed(plan, name),
        "title": _("Import %(name)s") % {"name": name},
    }
    return in_admin(request, "scenarios/import_plan.html", context)


def _said_of(plan: Plan) -> str:
    return {
        "new": _("“%(title)s” is there now, as a draft."),
        "changed": _("“%(title)s” is as in the file now. What is published stays as it was."),
        "same": _("“%(title)s” is as in the file already. Nothing was changed."),
    }[plan.effect] % {"title": plan.draft.document.title}
