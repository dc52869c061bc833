"""Pages of authors that are about many rows at once."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from scenarios.access import for_authors
from scenarios.coverage import coverage as coverage_of
from scenarios.coverage import in_database
from scenarios.effects import effects
from scenarios.models import GuidelineChange, HouseGuideline, HouseMove
from scenarios.rulebook import books_of, current_rulebook, house_rules
from trainer.web.admin_page import in_admin
from trainer.web.http import Request

a_page = 5  # each scenario on it is searched anew


@require_GET
@for_authors
def house(request: Request) -> HttpResponse:
    """The house rules, what is wrong with them, and the scenarios they change."""
    rules = house_rules()
    books = books_of(rules)
    found = effects(rules)
    context = {
        "title": _("House rules"),
        "books": books,
        "changes": GuidelineChange.objects.all(),
        "own": HouseGuideline.objects.all(),
        "moves": HouseMove.objects.all(),
        "page": Paginator(found, a_page).get_page(request.GET.get("page")),
    }
    return in_admin(request, "scenarios/house_rules.html", context)


@require_GET
@for_authors
def coverage(request: Request) -> HttpResponse:
    """Which scenarios test which guidelines, and which guidelines none does."""
    found = coverage_of(in_database(), current_rulebook())
    return in_admin(request, "scenarios/coverage.html", {"title": _("Coverage"), "found": found})
