"""Telling the authors that a line is unclear or unfair, and reading what they answer."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from trainer.practice.access import my_attempt
from trainer.practice.conversations import conversation_of
from trainer.practice.forms import RemarkForm
from trainer.practice.models import Remark
from trainer.practice.remarks import lines_of, remark_on, shown
from trainer.web.http import Request


@require_http_methods(["GET", "POST"])
def remark(request: Request, attempt: UUID, number: int) -> HttpResponse:
    """Say something about a line of a turn, once the conversation does not go on."""
    found = my_attempt(request, attempt)
    if found.can_be_left:
        return redirect(found)
    played = conversation_of(found)
    if not 1 <= number <= len(played.turns):
        raise Http404
    turn = played.turns[number - 1]
    lines = lines_of(played.script, turn)
    form = RemarkForm(request.POST or None, lines=lines, initial={"reply": turn.reply})
    if request.method == "POST" and form.is_valid():
        remark_on(found.edition, turn, by=request.user, **form.cleaned_data)
        messages.success(request, _("Thank you. The authors will read it, and answer here."))
        return redirect("remarks")
    context = {"attempt": found, "script": played.script, "number": number}
    return render(request, "practice/remark.html", context | {"form": form})


@require_GET
def remarks(request: Request) -> HttpResponse:
    """What one has said of lines, and what the authors say to it."""
    mine = Remark.objects.by(request.user)
    found = list(mine.with_edition().newest_first())
    mine.newly_answered().update(answer_seen_at=timezone.now())
    return render(request, "practice/remarks.html", {"remarks": shown(found)})
