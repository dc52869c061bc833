"""The pages after a conversation: wrap-up, debrief, another look at mistakes, another try."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trainer.conversation.replay import Conversation
from trainer.practice import learning, recording
from trainer.practice.access import my_attempt
from trainer.practice.advice import next_up
from trainer.practice.conversations import conversation_of, values_of_attempt
from trainer.practice.debrief import Debrief, debrief_of
from trainer.practice.familiarity import note_solutions_seen
from trainer.practice.feedback import feedback_on
from trainer.practice.forms import WrapUpForm
from trainer.practice.gallery import cards
from trainer.practice.models import Attempt
from trainer.practice.notepad import keep_notes, notes_too_long
from trainer.practice.progress import progress_of
from trainer.practice.results import pass_mark_of
from trainer.practice.results import wrap_up as close_with
from trainer.practice.stage import shuffled
from trainer.practice.tasks import Task, tasks_at
from trainer.practice.twins import twin_of
from trainer.web.http import Request


@require_http_methods(["GET", "POST"])
def wrap_up(request: Request, attempt: UUID) -> HttpResponse:
    """A breath, the notes, and what happens next."""
    found = my_attempt(request, attempt)
    if not found.wraps_up:
        return redirect(found)
    form = WrapUpForm(request.POST or None)
    kept = keep_notes(request, found)
    if request.method == "POST" and form.is_valid() and not kept.too_long:
        close_with(found, aftercare=form.cleaned_data["aftercare"])
        return redirect("debrief", attempt)
    if kept.too_long:
        messages.error(request, notes_too_long)
    played = conversation_of(found)
    context = {"script": played.script, "end_anger": played.state.anger}
    return render(request, "practice/wrap_up.html", context | {"attempt": found, "form": form})


@require_GET
def debrief(request: Request, attempt: UUID) -> HttpResponse:
    """How it went, and why. Only once it has ended and the wrap-up was given."""
    found = my_attempt(request, attempt, reduced=True)
    if found.reduced_at:
        return render(request, "practice/reduced.html", {"attempt": found})
    if not found.finished_at or found.wraps_up:
        return redirect(found)
    played, explained = _debrief(found)
    everything = cards(request.user)
    context = {
        "attempt": found,
        "script": played.script,
        "debrief": explained,
        "can_be_begun": played.script.slug in {card.slug for card in everything},
        "pass_mark": pass_mark_of(found, played.script),
        "tasks": _tasks(found, played),
        "advice": next_up(request.user, everything),
        "lesson": learning.lesson(found, explained),
        "twin": twin_of(found, played.script, explained.guidelines),
        "feedback": feedback_on(found, request.user, now=timezone.now()),
    }
    return render(request, "practice/debrief.html", context)


@require_GET
def learn(request: Request, attempt: UUID) -> HttpResponse:
    """The next mistake that is still open, or how many were solved."""
    found = my_attempt(request, attempt)
    if not found.finished_at or found.wraps_up:
        return redirect(found)
    played, explained = _debrief(found)
    lesson = learning.lesson(found, explained)
    if lesson.next:
        return redirect("learn-turn", attempt, lesson.next.number)
    context = {"attempt": found, "script": played.script, "lesson": lesson}
    return render(request, "practice/learned.html", context)


@require_http_methods(["GET", "POST"])
def learn_turn(request: Request, attempt: UUID, number: int) -> HttpResponse:
    """One mistake: the moment before it, with the solution hidden until asked for."""
    found = my_attempt(request, attempt)
    if not found.finished_at or found.wraps_up:
        return redirect(found)
    played, explained = _debrief(found)
    lesson = learning.lesson(found, explained)
    turn = lesson.turn(number)
    if turn is None:
        raise Http404
    tried = learning.choices(turn).get(request.POST.get("reply", ""))
    if what := _became(request, solved=bool(tried and tried.solves)):
        learning.note(found, turn, what)
    if what == learning.SKIPPED:
        return redirect("learn", attempt)
    context = {"attempt": found, "script": played.script, "turn": turn, "tried": tried}
    context |= {
        "offered": shuffled(turn.others, found.seed, number),
        "lesson": learning.lesson(found, explained),
        "state": found.learned.get(str(number)),
    }
    return render(request, "practice/learn.html", context)


def _became(request: Request, *, solved: bool) -> str:
    if solved:
        return learning.SOLVED
    return next(
        (what for what in (learning.REVEALED, learning.SKIPPED) if what in request.POST), ""
    )


@require_POST
def retry(request: Request, attempt: UUID, number: int) -> HttpResponse:
    """Practise on from the moment before a turn. It never touches the result."""
    found = my_attempt(request, attempt)
    if not found.finished_at or found.wraps_up:
        return redirect(found)
    turns = conversation_of(found).turns
    if not 1 <= number <= len(turns):
        raise Http404
    again = recording.begin_at(found, turns[number - 1].before)
    messages.info(request, _("You are back at that moment. This is for practice only."))
    return redirect("conversation", again.public_id)


@require_GET
def progress(request: Request) -> HttpResponse:
    """How it has gone so far, for nobody's eyes but one's own."""
    everything = cards(request.user)
    context = {"progress": progress_of(request.user), "advice": next_up(request.user, everything)}
    return render(request, "practice/progress.html", context)


def _tasks(attempt: Attempt, played: Conversation) -> list[Task]:
    """What an assessed run may have been asked for; practice never is."""
    if not attempt.is_assessed:
        return []
    return tasks_at(attempt.user, played.script.slug, now=timezone.now())


def _debrief(attempt: Attempt) -> tuple[Conversation, Debrief]:
    """Worked out for who made the attempt: from now on they know the solutions."""
    note_solutions_seen(attempt, now=timezone.now())
    played = conversation_of(attempt)
    return played, debrief_of(played, values_of_attempt(attempt))
