"""Talking about a run: comments by those who coach, answers by who made it, a manager's rating."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from scenarios.editions import script_of
from trainer.practice.models import Attempt
from trainer.review.access import own_comment, run_to_coach, visible_run
from trainer.review.coaching import coaching_of
from trainer.review.forms import CommentForm, RatingForm
from trainer.review.places import has_turn, place_in
from trainer.review.saying import rate as rate_run
from trainer.review.saying import say
from trainer.web.http import Request


@require_http_methods(["GET", "POST"])
def comment(request: Request, attempt: UUID, number: int) -> HttpResponse:
    """Say something on a turn, or with 0 on the whole. Trainees answer where a manager began."""
    found = visible_run(request, attempt)
    coaching = coaching_of(found, request.user)
    if not (has_turn(found, number) and coaching.at(number).may_write):
        raise Http404
    form = CommentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        say(found, form.cleaned_data["words"], turn=number, by=request.user, now=timezone.now())
        return redirect(place_in(found, request.user, turn=number))
    context = _about(request, found, number) | {"form": form, "thread": coaching.at(number)}
    return render(request, "review/comment.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: Request, comment: int) -> HttpResponse:
    """Other words for what one has said."""
    found = own_comment(request, comment)
    form = CommentForm(request.POST or None, initial={"words": found.words})
    if request.method == "POST" and form.is_valid():
        found.change(form.cleaned_data["words"], now=timezone.now())
        return redirect(place_in(found.attempt, request.user, turn=found.turn or 0))
    context = _about(request, found.attempt, found.turn or 0) | {"form": form, "comment": found}
    return render(request, "review/comment_edit.html", context)


@require_http_methods(["GET", "POST"])
def delete(request: Request, comment: int) -> HttpResponse:
    """Take back what one has said; asks first."""
    found = own_comment(request, comment)
    place = place_in(found.attempt, request.user, turn=found.turn or 0)
    if request.method == "POST":
        found.delete()
        messages.success(request, _("Your comment is deleted."))
        return redirect(place)
    context = _about(request, found.attempt, found.turn or 0) | {"comment": found}
    return render(request, "review/comment_delete.html", context)


@require_http_methods(["GET", "POST"])
def rate(request: Request, attempt: UUID) -> HttpResponse:
    """One's own rating, which stands beside the computed score."""
    found = run_to_coach(request, attempt)
    mine = coaching_of(found, request.user).own_rating
    form = RatingForm(request.POST or None, instance=mine)
    if request.method == "POST" and form.is_valid():
        value, words = form.cleaned_data["value"], form.cleaned_data["words"]
        rate_run(found, value, words, by=request.user, now=timezone.now())
        return redirect(place_in(found, request.user))
    context = _about(request, found, 0) | {"form": form, "rating": mine}
    return render(request, "review/rate.html", context)


def _about(request: Request, attempt: Attempt, number: int) -> dict[str, object]:
    """What every page here tells of the run."""
    return {
        "attempt": attempt,
        "script": script_of(attempt.edition),
        "number": number,
        "place": place_in(attempt, request.user, turn=number),
    }
