"""Playing a draft from anywhere, for those who may write it. Nothing here is recorded."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from scenarios.drafts import Draft, Unreadable, draft_of
from scenarios.models import Scenario
from scenarios.vocabulary import grouped_moves
from trainer.conversation.state import State
from trainer.practice.access import my_scenario
from trainer.practice.forms import StartForm
from trainer.practice.trials import (
    Trial,
    explained,
    moves_made,
    stage_of_trial,
    start_query,
    state_at,
    summary_of,
    trial_of,
)
from trainer.web.http import Request

DraftView = Callable[[Request, Scenario, Draft], HttpResponse]


def of_a_draft(view: DraftView) -> Callable[[Request, str], HttpResponse]:
    """The draft by its scenario's slug, if it is there for who is asking, and can be read."""

    @wraps(view)
    def found(request: Request, slug: str) -> HttpResponse:
        scenario = my_scenario(request, slug)
        try:
            draft = draft_of(scenario)
        except Unreadable as error:
            context = {"scenario": scenario, "complaints": str(error).splitlines()}
            return render(request, "practice/draft_unreadable.html", context)
        return view(request, scenario, draft)

    return found


@require_GET
@of_a_draft
def trial(request: Request, scenario: Scenario, draft: Draft) -> HttpResponse:
    """Choose where to begin: a node, an anger, moves already made."""
    asked = request.GET.dict() | {"made": request.GET.getlist("made")}
    node = request.GET.get("node", draft.script.start.node)
    met = None if "anger" in request.GET else state_at(draft, node)
    usual = start_query(met or State(node, draft.script.start.anger))
    initial = usual | asked | ({"made": usual["made"]} if met else {})
    return _start_page(request, scenario, draft, StartForm(draft.script, initial=initial))


@require_GET
@never_cache
@of_a_draft
def talk(request: Request, scenario: Scenario, draft: Draft) -> HttpResponse:
    """The conversation as the address says it went."""
    form = StartForm(draft.script, request.GET)
    if not form.is_valid():
        return _start_page(request, scenario, draft, form)
    found = _trial(request, scenario, draft, form)
    return render(request, "practice/trial.html", _on_stage(scenario, found))


@require_POST
@vary_on_headers("HX-Request")
@of_a_draft
def reply(request: Request, scenario: Scenario, draft: Draft) -> HttpResponse:
    """One reply more; the answer's address carries it."""
    form = StartForm(draft.script, request.GET)
    if not form.is_valid():
        return redirect(f"{reverse('trial-talk', args=[scenario.slug])}?{request.GET.urlencode()}")
    found = _trial(request, scenario, draft, form, say=request.POST.get("reply"))
    if not request.htmx:
        return redirect(found.talk_url)
    answer = render(request, "practice/_trial_turn.html", _on_stage(scenario, found))
    answer["HX-Push-Url"] = found.talk_url
    return answer


def _start_page(
    request: Request, scenario: Scenario, draft: Draft, form: StartForm
) -> HttpResponse:
    rulebook, made = draft.script.rulebook, set(form["made"].value() or ())
    groups = grouped_moves(rulebook)
    context = {
        "scenario": scenario,
        "form": form,
        "groups": groups,
        "marks": sorted(rulebook.marks),
        "made": made,
        "opened": [one.key for one in groups if made & one.moves.keys()] or ["hearing"],
    }
    return render(request, "practice/trial_start.html", context)


def _trial(
    request: Request, scenario: Scenario, draft: Draft, form: StartForm, *, say: str | None = None
) -> Trial:
    said = request.GET.getlist("said")
    return trial_of(
        scenario.slug,
        draft,
        form.state(),
        said=[*said, say] if say else said,
        version=request.GET.get("draft", ""),
        coached=request.GET.get("coach") != "off",
    )


def _on_stage(scenario: Scenario, found: Trial) -> dict[str, Any]:
    """What the templates of the conversation need of a trial."""
    played, script = found.conversation, found.draft.script
    pages = _pages(scenario)
    return {
        "trial": found,
        "stage": stage_of_trial(found),
        "reply_url": found.reply_url,
        "instead": _instead(found),
        "node_page": pages.get(played.state.node, ""),
        "start_page": pages.get(found.start.node, ""),
        "made": moves_made(played.state, script.rulebook),
        "said_of_last": list(explained(script, played.turns[-1])) if played.turns else None,
        "summary": summary_of(found, pages) if played.finished else None,
    }


def _pages(scenario: Scenario) -> dict[str, str]:
    """Where each node is edited."""
    nodes = scenario.nodes.values_list("key", "pk")
    return {key: reverse("admin:scenarios_node_change", args=[pk]) for key, pk in nodes}


def _instead(found: Trial) -> str:
    """What stands in the place of the replies, if anything does."""
    if found.is_stale:
        return "practice/_trial_stale.html"
    return "practice/_trial_ended.html" if found.conversation.finished else ""
