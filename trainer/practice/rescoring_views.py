"""Past conversations by today's rules, for authors in counts, for administrators one by one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from scenarios.access import for_authors
from scenarios.models import Scenario
from scenarios.rulebook import house_rules
from trainer.practice.forms import ScoresForm
from trainer.practice.models import Attempt
from trainer.practice.rescoring import rescored, tally, to_rescore
from trainer.web.admin_page import in_admin
from trainer.web.http import Request

most_on_a_page = 500  # conversations, the newest; the command takes them all
a_page = 20


@require_GET
@for_authors
def scores(request: Request) -> HttpResponse:
    """The scenarios to choose from; or, of one of them, what its conversations would score now."""
    form = ScoresForm(request.GET)
    if not form.is_valid():
        return _choice(request)
    scenario = get_object_or_404(Scenario, slug=form.cleaned_data["scenario"])
    house = house_rules()
    of_it = to_rescore().of_scenario(scenario.slug)
    context = {
        "title": _("Scores by today’s rules"),
        "scenario": scenario,
        "most": most_on_a_page,
        "tally": tally(rescored(of_it[:most_on_a_page], house)),
    }
    if request.user.is_administrator:
        assessed = of_it.visible_to(request.user).assessed().select_related("user")
        page = Paginator(assessed, a_page).get_page(request.GET.get("page"))
        context |= {"page": page, "rows": list(rescored(page.object_list, house))}
    return in_admin(request, "practice/scores.html", context)


def _choice(request: Request) -> HttpResponse:
    wrapped_up = Attempt.objects.whole().wrapped_up().values("edition__scenario")
    counted = wrapped_up.annotate(times=Count("pk")).order_by("edition__scenario__title")
    rows = counted.values("edition__scenario__slug", "edition__scenario__title", "times")
    context = {"title": _("Scores by today’s rules"), "rows": rows}
    return in_admin(request, "practice/scores_choice.html", context)
