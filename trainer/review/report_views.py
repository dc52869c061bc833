"""Reports: what a team shows in assessed runs, and the evidence. Each figure leads to its runs."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from scenarios.models import Edition
from scenarios.rulebook import current_rulebook
from trainer.practice.lapsing import lapse_all
from trainer.review.access import may_read_scenarios, my_team, my_teams, of_team, sees_runs
from trainer.review.boards import boards_of
from trainer.review.models import Opening
from trainer.review.reports import exports
from trainer.review.reports.evidence import evidence
from trainer.review.reports.forms import PeriodForm
from trainer.review.reports.heatmap import heatmap
from trainer.review.reports.improvement import improvements
from trainer.review.reports.period import choices_of_days, periods_of_days
from trainer.review.reports.person import person_report
from trainer.review.reports.scenario import scenario_report
from trainer.review.telling import waiting_for
from trainer.web.http import Request
from trainer.web.spreadsheet import download

a_page = 25


@require_GET
def reports(request: Request) -> HttpResponse:
    """The teams and the scenarios that there are reports on."""
    teams = list(my_teams(request).order_by("name")) if sees_runs(request.user) else []
    if not teams:
        may_read_scenarios(request)
    editions = Edition.objects.light().current().select_related("scenario")
    context = {
        "teams": teams,
        "waiting": waiting_for(request.user)[:a_page] if sees_runs(request.user) else [],
        "editions": editions.order_by("scenario__title"),
    }
    return render(request, "review/reports.html", context)


@require_GET
def team_report(request: Request, team: UUID) -> HttpResponse:
    """People by guideline, what nobody was tested on, and from first to best."""
    found = my_team(request, team)
    form = _period_form(request)
    context = {
        "team": found,
        "form": form,
        "usual": periods_of_days(choices_of_days, today=timezone.localdate()),
        "heatmap": heatmap(found, form.period, current_rulebook()),
        "improvements": improvements(found, form.period),
    }
    return render(request, "review/team_report.html", context)


@require_GET
@vary_on_headers("HX-Request")
def team_assignments(request: Request, team: UUID) -> HttpResponse:
    """How many stand where with what the team is asked: a page, or the part its report loads."""
    found = my_team(request, team)
    now = timezone.now()
    lapse_all(now=now)
    standing = found.assignments.standing().with_all().newest_first()
    page = Paginator(standing, a_page).get_page(request.GET.get("page"))
    context = {"team": found, "page": page, "boards": boards_of(list(page), now=now)}
    if request.htmx:
        return render(request, "review/_asked.html", context)
    return render(request, "review/team_assignments.html", context)


@require_GET
def guideline_evidence(request: Request, team: UUID, person: int, guideline: str) -> HttpResponse:
    """The runs behind one cell."""
    found = my_team(request, team)
    form = _period_form(request)
    known = current_rulebook().guidelines.get(guideline)
    if known is None:
        raise Http404
    somebody = of_team(found, person)
    shown = evidence(found, form.period, person=somebody, guideline=guideline)
    context = {"team": found, "person": somebody, "guideline": known, "form": form, "shown": shown}
    return render(request, "review/evidence.html", context)


@require_GET
def person(request: Request, team: UUID, person: int) -> HttpResponse:
    """One person's assessed runs in the team, and the trend in bands."""
    found = my_team(request, team)
    report = person_report(found, of_team(found, person))
    page = Paginator(report.runs, a_page).get_page(request.GET.get("page"))
    context = {"team": found, "report": report, "page": page}
    return render(request, "review/person_report.html", context)


@require_GET
def scenario(request: Request, slug: str) -> HttpResponse:
    """A scenario reply by reply; authors see everybody's, with small numbers held back."""
    may_read_scenarios(request)
    edition = _edition(request, slug)
    hides_small = not sees_runs(request.user)
    teams = None if hides_small or request.user.is_administrator else list(my_teams(request))
    context = {
        "report": scenario_report(edition, teams, hides_small=hides_small),
        "editions": Edition.objects.light().of(slug).order_by("-number"),
        "hides_small": hides_small,
    }
    return render(request, "review/scenario_report.html", context)


@require_GET
def export_runs(request: Request, team: UUID) -> StreamingHttpResponse | HttpResponse:
    """A table of runs, for a spreadsheet."""
    found = my_team(request, team)
    rows = exports.run_rows(found, _period_form(request).period)
    return download(f"runs-{slugify(found.name)}", exports.run_columns, rows)


@require_GET
def export_turns(request: Request, team: UUID) -> StreamingHttpResponse | HttpResponse:
    """A table of turns, for a spreadsheet. Whose words are in it can see who took them."""
    found, period = my_team(request, team), _period_form(request).period
    said = exports.exported(found, period).exclude(user=request.user).with_words()
    Opening.note_table(said, request.user, now=timezone.now())
    rows = exports.turn_rows(found, period)
    return download(f"turns-{slugify(found.name)}", exports.turn_columns, rows)


def _period_form(request: Request) -> PeriodForm:
    return PeriodForm(request.GET, today=timezone.localdate())


def _edition(request: Request, slug: str) -> Edition:
    """The edition whose number was asked for, or the newest."""
    editions = Edition.objects.light().of(slug).select_related("scenario")
    number = request.GET.get("edition", "")
    if number.isdecimal():
        return get_object_or_404(editions, number=int(number))
    return get_object_or_404(editions.current())
