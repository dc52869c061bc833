"""The pages of those who assign. Fetch with access, guard, act, answer."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from trainer.practice.lapsing import lapse_all
from trainer.review import assigning
from trainer.review.access import my_assignment, my_teams
from trainer.review.boards import board_of, boards_of
from trainer.review.forms import AssignForm, ExtensionForm
from trainer.review.models import Assignment
from trainer.web.http import Request

a_page = 20


@require_GET
def assignments(request: Request) -> HttpResponse:
    """Everything that was asked of the teams one looks after, and how far each is."""
    my_teams(request)
    now = timezone.now()
    lapse_all(now=now)
    mine = Assignment.objects.looked_after_by(request.user).with_all().newest_first()
    page = Paginator(mine, a_page).get_page(request.GET.get("page"))
    context = {"page": page, "boards": boards_of(list(page), now=now)}
    return render(request, "review/assignments.html", context)


@require_http_methods(["GET", "POST"])
def assign(request: Request) -> HttpResponse:
    """Fill in, look at who would be asked, and ask."""
    chosen = {name: request.GET.getlist(name) for name in ("scenarios", "teams", "people")}
    form = AssignForm(request.POST or None, teams=my_teams(request), initial=chosen)
    if request.method != "POST" or "change" in request.POST or not form.is_valid():
        return render(request, "review/assign.html", {"form": form})
    wanted = form.wanted()
    if "sure" not in request.POST:
        return render(request, "review/assign_sure.html", {"form": form, "wanted": wanted})
    made = assigning.assign(wanted, by=request.user, now=timezone.now())
    messages.success(
        request,
        ngettext("%(count)d person is asked.", "%(count)d people are asked.", wanted.count())
        % {"count": wanted.count()},
    )
    return redirect(made[0]) if len(made) == 1 else redirect("assignments")


@require_GET
def assign_again(request: Request, assignment: UUID) -> HttpResponse:
    """The form as it was for another assignment, but for the due date."""
    filled_in = assigning.filled_in_as(my_assignment(request, assignment))
    form = AssignForm(teams=my_teams(request), initial=filled_in)
    return render(request, "review/assign.html", {"form": form})


@require_GET
def assignment(request: Request, assignment: UUID) -> HttpResponse:
    """Who stands where."""
    found = my_assignment(request, assignment)
    now = timezone.now()
    lapse_all(now=now)
    return render(request, "review/assignment.html", {"board": board_of(found, now=now)})


@require_http_methods(["GET", "POST"])
def extend(request: Request, assignment: UUID, person: int) -> HttpResponse:
    """More time for one person, and more attempts."""
    found = my_assignment(request, assignment)
    now = timezone.now()
    asked = {line.person.pk: line for line in board_of(found, now=now).asked}
    if person not in asked or found.withdrawn_at:
        raise Http404
    line, counted = asked[person], found.attempts_allowed is not None
    form = ExtensionForm(
        request.POST or None, instance=line.extension, due_at=line.due_at, counted=counted
    )
    if request.method == "POST" and form.is_valid():
        more = form.cleaned_data.get("more_attempts", 0)
        by, due_at = request.user, form.due_at()
        assigning.extend(found, line.person, due_at=due_at, more_attempts=more, by=by, now=now)
        return redirect(found)
    return render(request, "review/extend.html", {"assignment": found, "line": line, "form": form})


@require_http_methods(["GET", "POST"])
def withdraw(request: Request, assignment: UUID) -> HttpResponse:
    """Ask nobody any more; asks first."""
    found = my_assignment(request, assignment)
    if request.method == "POST":
        found.withdraw(timezone.now())
        messages.success(request, _("It is withdrawn. What was played is kept."))
        return redirect(found)
    if found.withdrawn_at:
        return redirect(found)
    context = {"board": board_of(found, now=timezone.now())}
    return render(request, "review/withdraw.html", context)
