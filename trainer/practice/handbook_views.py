"""The pages of the handbook."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from trainer.practice.gallery import cards
from trainer.practice.handbook import (
    disagreements,
    documents,
    is_in_handbook,
    page_of,
    practises,
    sections,
)
from trainer.web.http import Request


@require_GET
def handbook(request: Request) -> HttpResponse:
    """The guidelines, chapter by chapter."""
    context = {
        "sections": sections(),
        "documents": documents(),
        "disagreements": disagreements(),
    }
    return render(request, "practice/handbook.html", context)


@require_GET
def decisions(request: Request) -> HttpResponse:
    """Where the documents pull in different directions."""
    context = {"disagreements": disagreements()}
    return render(request, "practice/handbook_decisions.html", context)


@require_GET
def guideline(request: Request, slug: str) -> HttpResponse:
    """One guideline, and the conversations that practise it."""
    if not is_in_handbook(slug):
        raise Http404
    found = [card for card in cards(request.user) if practises(card.script, slug)]
    context = {"page": page_of(slug), "cards": found}
    return render(request, "practice/handbook_guideline.html", context)
