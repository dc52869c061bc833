"""The page of a node, with its replies and where they lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from scenarios.admin.desk import desk_of
from scenarios.admin.node_forms import DuplicateForm, NodeForm, ReplyForm, ReplyFormSet
from scenarios.admin.node_page import NodePage, page_of
from scenarios.admin.versioned import Versioned
from scenarios.editing import duplicate, last_position, leave_name_behind, number_replies
from scenarios.history import log_change
from scenarios.models import Node, Reply, Route
from scenarios.rulebook import current_rulebook
from scenarios.vocabulary import grouped_moves
from trainer.conversation.problems import Problem


class ReplyInline(admin.StackedInline):
    """All of a reply, its routes included."""

    model = Reply
    form = ReplyForm
    formset = ReplyFormSet
    template = "admin/scenarios/node/replies.html"
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reply]:
        return super().get_queryset(request).prefetch_related("routes__node")

    def get_formset(self, request: Any, obj: Any | None = None, **kwargs: Any) -> Any:
        made: Any = super().get_formset(request, obj, **kwargs)
        made.desk = desk_of(request, obj)
        return made


@admin.register(Node)
class NodeAdmin(Versioned):
    """What the customer says at one moment, and what the trainee may answer."""

    form = NodeForm
    list_display = ["key", "scenario", "ending"]
    list_filter = ["scenario"]
    list_select_related = ["scenario"]
    search_fields = ["key", "scenario__title"]
    inlines = [ReplyInline]
    fieldsets = [
        (None, {"fields": ["scenario", ("key", "position"), "words", "words_if"]}),
        (_("What they do, and what they think"), {"fields": ["behaviour", "thinks", "ending"]}),
    ]

    class Media:
        css = {"all": ["css/node.css"]}
        js = ["js/node.js"]

    def rows(self, obj: Node) -> Iterable[Model]:
        replies = Reply.objects.filter(node=obj)
        return [*super().rows(obj), *replies, *Route.objects.filter(reply__node=obj)]

    def get_readonly_fields(self, request: HttpRequest, obj: Node | None = None) -> list[str]:
        return ["scenario"] if obj else []

    def get_inlines(self, request: HttpRequest, obj: Node | None) -> list[Any]:
        """No replies before it is known which scenario they are to lead about in."""
        return [ReplyInline] if desk_of(request, obj).scenario else []

    def get_form(self, request: Any, obj: Any | None = None, *args: Any, **kwargs: Any) -> Any:
        made: Any = super().get_form(request, obj, *args, **kwargs)
        made.desk = desk_of(request, obj)
        return made

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        scenario = desk_of(request, None).scenario
        after_its_opener = 1 if IS_POPUP_VAR in request.GET else 0  # which may not be saved yet
        place = {"position": last_position(scenario) + after_its_opener} if scenario else {}
        return {**super().get_changeform_initial_data(request), **place}

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        """The list of nodes that a reply may lead to goes by their keys."""
        return to_field == "key" or super().to_field_allowed(request, to_field)

    def save_related(self, request: Any, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)
        node = form.instance
        if form.follow():
            names = {"before": form.key_before, "after": node.key}
            what = gettext("The node “%(before)s” is called “%(after)s” now.") % names
            log_change(request.user, node.scenario, what)
        number_replies(node)

    def response_add(
        self, request: HttpRequest, obj: Node, post_url_continue: str | None = None
    ) -> HttpResponse:
        answer = super().response_add(request, obj, post_url_continue)
        return _in_its_scenario(request, obj, answer)

    def response_change(self, request: HttpRequest, obj: Node) -> HttpResponse:
        return _in_its_scenario(request, obj, super().response_change(request, obj))

    def response_post_save_add(self, request: HttpRequest, obj: Node) -> HttpResponseRedirect:
        """Back to where the whole is seen."""
        return redirect("admin:scenarios_scenario_change", obj.scenario_id)

    response_post_save_change = response_post_save_add

    def delete_model(self, request: HttpRequest, obj: Node) -> None:
        leave_name_behind(obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Node]) -> None:
        for node in queryset:
            leave_name_behind(node)
        super().delete_queryset(request, queryset)

    def get_urls(self) -> list[Any]:
        inside = self.admin_site.admin_view
        return [
            path("moves/", inside(self.moves_view), name="scenarios_node_moves"),
            path(
                "<int:pk>/duplicate/", inside(self.duplicate_view), name="scenarios_node_duplicate"
            ),
            *super().get_urls(),
        ]

    def moves_view(self, request: HttpRequest) -> HttpResponse:
        """What every move means: a page to read, and where the form finds its hints."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        groups = grouped_moves(current_rulebook())
        context = self.admin_site.each_context(request) | {"groups": groups}
        return render(request, "admin/scenarios/node/moves.html", context)

    def duplicate_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for a key, and make the copy under it."""
        node = get_object_or_404(Node.objects.select_related("scenario"), pk=pk)
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = DuplicateForm(node, request.POST or None)
        if request.method == "POST" and form.is_valid():
            copy = duplicate(node, form.cleaned_data["key"])
            self.log_addition(request, copy, [{"added": {}}])
            return redirect("admin:scenarios_node_change", copy.pk)
        context = self.admin_site.each_context(request) | {"form": form, "node": node}
        return render(request, "admin/scenarios/node/duplicate.html", context)

    def render_change_form(
        self, request: Any, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if node := kwargs.get("obj"):
            key_before = context["adminform"].form.key_before
            page = page_of(desk_of(request, node), node, key_before)
            context |= {"page": page, "of_replies": list(_tell(page, context))}
        return super().render_change_form(request, context, *args, **kwargs)


def _in_its_scenario(request: HttpRequest, node: Node, answer: HttpResponse) -> HttpResponse:
    """Another node is for the same scenario."""
    if "_addanother" not in request.POST:
        return answer
    return redirect(reverse("admin:scenarios_node_add", query={"scenario": node.scenario_id}))


def _tell(page: NodePage, context: dict[str, Any]) -> Iterator[tuple[str, str, Problem]]:
    """Give each reply's form what is to be said of it; the problems, with where they stand."""
    for inline in context["inline_admin_formsets"]:
        for number, form in enumerate(inline.formset.forms):
            key = form.initial.get("key", "")
            form.notes = page.replies.get(key)
            for one in form.notes.problems if form.notes else ():
                yield f"{inline.formset.prefix}-{number}", key, one
