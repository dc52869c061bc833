"""Drafts as files to download: one as it is, several in a ZIP, replies as one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header

from scenarios.exchange.changes import shown
from scenarios.exchange.document import (
    LineDocument,
    NodeDocument,
    ReplyDocument,
    RouteDocument,
    ScenarioDocument,
)
from scenarios.exchange.rows import scenario_document
from scenarios.exchange.twine.writing import write_twee
from scenarios.exchange.writing import write_yaml
from scenarios.models import Scenario
from trainer.web.spreadsheet import download

Writer = Callable[[ScenarioDocument], str]

columns = (
    *("scenario", "node", "ending", "behaviour", "says", "thinks"),
    *("reply", "text", "words", "moves", "leads to", "note"),
)


def as_files(scenarios: Iterable[Scenario], write: Writer, ending: str) -> HttpResponse:
    """A file for each; several in a ZIP. Raises NotAScript when rows make no sense."""
    files = {f"{one.slug}.{ending}": write(scenario_document(one)) for one in scenarios}
    if len(files) == 1:
        ((name, text),) = files.items()
        return _download(name, text.encode(), "text/plain; charset=utf-8")
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return _download("scenarios.zip", packed.getvalue(), "application/zip")


def as_table(scenarios: Iterable[Scenario]) -> HttpResponseBase:
    """Every reply in a row of its own, and every ending. Raises NotAScript."""
    documents = [scenario_document(one) for one in scenarios]
    name = f"{documents[0].scenario}-replies" if len(documents) == 1 else "replies"
    rows = (row for document in documents for row in replies_of(document))
    return download(name, columns, rows)


# By the name of the form, as addresses have it.
downloads: Mapping[str, Callable[[Iterable[Scenario]], HttpResponseBase]] = {
    "yaml": lambda scenarios: as_files(scenarios, write_yaml, "yaml"),
    "twee": lambda scenarios: as_files(scenarios, write_twee, "twee"),
    "replies": as_table,
}


def _download(name: str, content: bytes, kind: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})


# --- Replies in rows -----------------------------------------------------------------------------


def replies_of(document: ScenarioDocument) -> Iterator[list[object]]:
    """A row for each reply with the words it answers; one for each node without replies."""
    for key, node in document.nodes.items():
        about = [document.scenario, key, *_about_node(node)]
        for reply in node.replies:
            yield [*about, *_about_reply(reply)]
        if not node.replies:
            yield [*about, *[None] * (len(columns) - len(about))]


def _about_node(node: NodeDocument) -> list[object]:
    says = "\n".join(map(_line, node.says))
    return [node.ending, ", ".join(node.behaviour), says, node.thinks]


def _about_reply(reply: ReplyDocument) -> list[object]:
    leads_to = "\n".join(map(_route, reply.goto))
    words = len(reply.text.split())
    return [reply.key, reply.text, words, ", ".join(reply.moves), leads_to, reply.note]


def _line(line: LineDocument) -> str:
    return f"{_condition(line)}{line.text}"


def _route(route: RouteDocument) -> str:
    anger = f" (anger {route.anger:+})" if route.anger else ""
    return f"{_condition(route)}{route.node}{anger}"


def _condition(part: LineDocument | RouteDocument) -> str:
    """`[anger_at_least: 9] ` before what needs it."""
    asked = part.when.model_dump(mode="json")
    return f"[{shown(asked)}] " if asked else ""
