"""The pages of the handbook."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from scenarios.rulebook import current_books
from scenarios.safety import safety_text
from trainer.practice.forms import ComingFrom
from trainer.practice.gallery import cards
from trainer.practice.handbook import (
    disagreements,
    documents,
    is_in_handbook,
    page_of,
    sections,
)
from trainer.practice.models import Attempt
from trainer.web.http import Request
from trainer.web.plain_text import blocks


@require_GET
def handbook(request: Request) -> HttpResponse:
    """The guidelines, chapter by chapter."""
    books = current_books()
    context = {
        "sections": sections(books),
        "documents": documents(books),
        "disagreements": disagreements(books),
    }
    return render(request, "practice/handbook.html", context)


@require_GET
def decisions(request: Request) -> HttpResponse:
    """Where the documents pull in different directions."""
    context = {"disagreements": disagreements(current_books())}
    return render(request, "practice/handbook_decisions.html", context)


@require_GET
def guideline(request: Request, slug: str) -> HttpResponse:
    """One guideline, and the conversations that practise it. A debrief may name a lost one."""
    books = current_books()
    if not is_in_handbook(slug, books):
        return render(request, "practice/handbook_gone.html", status=404)
    found = [card for card in cards(request.user) if slug in card.practised]
    context = {"page": page_of(slug, books), "cards": found}
    return render(request, "practice/handbook_guideline.html", context)


@require_GET
def safety(request: Request) -> HttpResponse:
    """What to do about a threat or in a crisis. `talk` names the conversation one came from."""
    form = ComingFrom(request.GET)
    mine = Attempt.objects.visible_to(request.user)
    talk = mine.filter(public_id=form.cleaned_data["talk"]).first() if form.is_valid() else None
    context = {"blocks": list(blocks(safety_text())), "talk": talk}
    return render(request, "practice/safety.html", context)
