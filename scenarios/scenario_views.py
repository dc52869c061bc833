"""What authors do with a scenario as a whole, beside its form in the admin."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from scenarios import shelf
from scenarios.access import for_authors
from scenarios.duplicating import duplicate as copy_of
from scenarios.forms import DuplicateForm
from scenarios.history import log_addition, log_change
from scenarios.models import Scenario
from scenarios.overview import overview_of
from scenarios.pending import pending
from scenarios.publishing import publish as freeze_as_edition
from trainer.web.admin_page import in_admin
from trainer.web.http import Request


@require_GET
@for_authors
@vary_on_headers("HX-Request")
def report(request: Request, pk: int) -> HttpResponse:
    """Problems, map and analysis: a page of its own, or the part that its page loads."""
    scenario = get_object_or_404(Scenario.objects.select_related("persona"), pk=pk)
    context = {"scenario": scenario, "overview": overview_of(scenario), "title": scenario.title}
    if request.htmx:
        return render(request, "scenarios/_report.html", context)
    return in_admin(request, "scenarios/report.html", context)


@require_http_methods(["GET", "POST"])
@for_authors
def publish(request: Request, pk: int) -> HttpResponse:
    """First what would be frozen; then, if it is still that, the next edition."""
    scenario = get_object_or_404(Scenario.objects.select_related("persona"), pk=pk)
    found = pending(scenario)
    was_looked_at = request.POST.get("content_hash") == found.content_hash
    if request.method == "POST" and found.can_be_published and was_looked_at:
        edition = freeze_as_edition(scenario, by=request.user)
        what = _("Published as edition %(number)s.") % {"number": edition.number}
        log_change(request.user, scenario, what)
        messages.success(request, what)
        return redirect("admin:scenarios_scenario_change", pk)
    if request.method == "POST" and not was_looked_at:
        messages.warning(request, _("It was changed meanwhile. Look at what is new, then publish."))
    context = {"scenario": scenario, "pending": found, "title": _("Publish")}
    return in_admin(request, "scenarios/publish.html", context)


@require_http_methods(["GET", "POST"])
@for_authors
def duplicate(request: Request, pk: int) -> HttpResponse:
    """Ask for a name, and make the copy under it."""
    scenario = get_object_or_404(Scenario, pk=pk)
    form = DuplicateForm(request.POST or None, initial=shelf.names_for_a_copy(scenario))
    if request.method == "POST" and form.is_valid():
        copy = copy_of(scenario, **form.cleaned_data)
        log_addition(request.user, copy, _("Copied from %(slug)s.") % {"slug": scenario.slug})
        return redirect("admin:scenarios_scenario_change", copy.pk)
    context = {"scenario": scenario, "form": form, "title": _("Duplicate")}
    return in_admin(request, "scenarios/duplicate.html", context)


@require_POST
@for_authors
def archive(request: Request, pk: int) -> HttpResponse:
    """Take it out of the gallery. What was begun goes on."""
    scenario = get_object_or_404(Scenario, pk=pk)
    if shelf.archive(scenario):
        log_change(request.user, scenario, _("Archived."))
    messages.success(request, _("It is archived: nobody can begin it any more."))
    return redirect("admin:scenarios_scenario_change", pk)


@require_POST
@for_authors
def bring_back(request: Request, pk: int) -> HttpResponse:
    """Put it into the gallery again."""
    scenario = get_object_or_404(Scenario, pk=pk)
    if shelf.bring_back(scenario):
        log_change(request.user, scenario, _("Brought back from the archive."))
    messages.success(request, _("It is back: its newest edition is in the gallery."))
    return redirect("admin:scenarios_scenario_change", pk)
