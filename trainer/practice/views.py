"""The pages of somebody who practises. Fetch with access, guard, act, answer."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from scenarios.editions import script_of
from trainer.practice import lapsing, recording
from trainer.practice.access import edition_to_play, my_attempt, my_turn, tasks_here
from trainer.practice.advice import next_up
from trainer.practice.conversations import conversation_of
from trainer.practice.feedback import feedback_on
from trainer.practice.forms import GalleryFilter
from trainer.practice.gallery import cards, chosen
from trainer.practice.models import Attempt, Remark
from trainer.practice.news import news_of
from trainer.practice.notepad import keep_notes, notes_too_long
from trainer.practice.stage import stage_of
from trainer.practice.tasks import tasks_of
from trainer.practice.watchers import who_sees
from trainer.web.http import Request

a_page = 20


@require_GET
def home(request: Request) -> HttpResponse:
    """What was asked, what was left open, what was done last, and what is new."""
    now = timezone.now()
    lapsing.lapse_all(request.user, now=now)
    mine = Attempt.objects.by(request.user).with_edition().newest_first()
    everything = cards(request.user)
    context = {
        "tasks": [task for task in tasks_of(request.user, now=now) if not task.is_over],
        "open": mine.to_carry_on()[:3],
        "waiting": mine.waiting_for_wrap_up()[:3],
        "last": mine.over()[:5],
        "can_play": bool(everything),
        "unplayed": chosen(everything, {"unplayed": True})[:3],
        "advice": next_up(request.user, everything),
        "answers": Remark.objects.by(request.user).newly_answered().count(),
        "news": news_of(request.user),
    }
    return render(request, "practice/home.html", context)


@require_GET
def gallery(request: Request) -> HttpResponse:
    """Every scenario that can be played."""
    everything = cards(request.user)
    form = GalleryFilter(request.GET, [one for card in everything for one in card.guidelines])
    wanted = form.cleaned_data if form.is_valid() else {}
    context = {
        "form": form,
        "cards": chosen(everything, wanted),
        "count": len(everything),
        "is_filtered": any(wanted.values()),
    }
    return render(request, "practice/gallery.html", context)


@require_GET
def briefing(request: Request, slug: str) -> HttpResponse:
    """The room before the conversation: practise, or be assessed."""
    lapsing.lapse_all(request.user, now=timezone.now())
    tasks = tasks_here(request, slug)
    edition = edition_to_play(slug, tasks=tasks)
    mine = Attempt.objects.by(request.user).of_scenario(slug).newest_first()
    context = {
        "script": script_of(edition),
        "open": mine.to_carry_on(),
        "practice_is_open": mine.practice().to_carry_on().exists(),
        "assessed_is_open": mine.assessed().still_open().exists(),
        "played": mine.finished().count(),
        "tasks": tasks,
        "who_sees": who_sees(request.user),
    }
    return render(request, "practice/briefing.html", context)


@require_POST
def begin(request: Request, slug: str) -> HttpResponse:
    """Start a conversation in the newest edition."""
    edition = edition_to_play(slug, tasks=tasks_here(request, slug))
    return redirect("conversation", recording.begin(request.user, edition).public_id)


@require_POST
def begin_assessed(request: Request, slug: str) -> HttpResponse:
    """Start an assessed run that nobody has asked for."""
    edition = edition_to_play(slug, tasks=[])
    attempt = recording.begin_assessed(request.user, edition, now=timezone.now())
    return redirect("conversation", attempt.public_id)


@require_GET
def attempts(request: Request) -> HttpResponse:
    """Everything somebody has played."""
    lapsing.lapse_all(request.user, now=timezone.now())
    mine = Attempt.objects.by(request.user).with_edition().newest_first()
    page = Paginator(mine, a_page).get_page(request.GET.get("page"))
    return render(request, "practice/attempts.html", {"page": page})


@require_GET
def conversation(request: Request, attempt: UUID) -> HttpResponse:
    """The conversation as it stands, wherever and however often it is opened."""
    found = my_attempt(request, attempt, reduced=True)
    if found.reduced_at:
        return redirect(found)
    return _stage(request, found, "practice/conversation.html")


@vary_on_headers("HX-Request")
def reply(request: Request, attempt: UUID) -> HttpResponse:
    """Say something. What was said already is not said twice; nothing is lost."""
    found = my_turn(request, attempt)
    kept = keep_notes(request, found)
    if kept.too_long and not request.htmx:
        messages.error(request, notes_too_long)
    said = request.POST.get("reply", "")
    taken = recording.take_turn(found, number=_number_in(request.POST), reply=said)
    if not request.htmx:
        return redirect("conversation", attempt)
    stage = stage_of(found, taken.conversation, coached=request.user.wants_coach)
    context = {"attempt": found, "stage": stage, "recorded": taken.recorded}
    context |= {"reply_url": found.reply_url, "joined": kept.joined}
    return render(request, "practice/_turn.html", context)


def _number_in(post: QueryDict) -> int:
    """Of the turn that a reply is meant for; 0, which no turn has, if that is not said."""
    try:
        return int(post.get("turn", ""))
    except ValueError:
        return 0


@require_POST
def notes(request: Request, attempt: UUID) -> HttpResponse:
    """Save the notepad: by itself as one types, or by a button on the way to somewhere else."""
    found = my_turn(request, attempt)
    kept = keep_notes(request, found)
    if request.htmx and kept.too_long:
        return HttpResponse(status=400)
    if request.htmx:
        context = {"attempt": found, "joined": kept.joined}
        return render(request, "practice/_notes_version.html", context)
    if kept.too_long:
        messages.error(request, notes_too_long)
        return redirect("conversation", attempt)
    return redirect(_wanted_next(request, found))


def _wanted_next(request: Request, attempt: Attempt) -> str:
    if "safety" in request.POST:
        return f"{reverse('safety')}?talk={attempt.public_id}"
    return attempt.get_absolute_url() if "debrief" in request.POST else attempt.talk_url


@require_POST
def coach(request: Request, attempt: UUID) -> HttpResponse:
    """Turn the coach on or off, for this and the coming practice."""
    found = my_attempt(request, attempt)
    keep_notes(request, found)
    request.user.wants_coach = not request.user.wants_coach
    request.user.save(update_fields=["wants_coach"])
    return redirect("conversation", attempt)


@require_POST
def stop(request: Request, attempt: UUID) -> HttpResponse:
    """Leave: practice without a word and without harm, an assessed run when that is meant."""
    found = my_attempt(request, attempt)
    keep_notes(request, found)
    if found.can_be_left and found.is_assessed and "sure" not in request.POST:
        return redirect("leave", attempt)
    recording.stop(found)
    if found.stopped_at and not found.is_assessed:
        messages.info(
            request, _("You stopped there. You can carry on whenever you like, or let it be.")
        )
    return redirect("conversation", attempt)


@require_GET
def leave(request: Request, attempt: UUID) -> HttpResponse:
    """What leaving an assessed run means, before it is done."""
    found = my_attempt(request, attempt)
    if not (found.can_be_left and found.is_assessed):
        return redirect(found)
    context = {"attempt": found, "script": script_of(found.edition)}
    return render(request, "practice/leave.html", context)


@require_POST
def give_up(request: Request, attempt: UUID) -> HttpResponse:
    """End an assessed run for good, without a score."""
    found = my_attempt(request, attempt)
    lapsing.give_up(found, now=timezone.now())
    return redirect(found)


@require_POST
def carry_on(request: Request, attempt: UUID) -> HttpResponse:
    """Take up a conversation that was stopped."""
    found = my_attempt(request, attempt)
    keep_notes(request, found)
    recording.carry_on(found)
    return redirect("conversation", attempt)


def _stage(request: Request, attempt: Attempt, template: str) -> HttpResponse:
    stage = stage_of(attempt, conversation_of(attempt), coached=request.user.wants_coach)
    context = {"attempt": attempt, "stage": stage, "reply_url": attempt.reply_url}
    if attempt.lapsed_at:  # it has no debrief to say it in
        context["feedback"] = feedback_on(attempt, request.user, now=timezone.now())
    return render(request, template, context)
