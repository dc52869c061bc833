from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from benchmarks.bare.models import Note

choices = tuple(
    f"Choice {number}: a sentence about as long as what people say to each other, and a bit more."
    for number in range(1, 5)
)


@login_required
def note(request: HttpRequest) -> HttpResponse:
    """One read, one insert, a fragment of two kilobytes."""
    last = Note.objects.filter(user=request.user).order_by("-pk").first()
    if request.method == "POST":
        Note.objects.create(user=request.user, text=request.POST["text"])
    return render(request, "bare/note.html", {"last": last, "choices": choices})
