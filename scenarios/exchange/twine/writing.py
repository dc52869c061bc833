"""Writes a document as a Twee 3 file: the same document always gives the same bytes.

What Twine shows and keeps is written its way: words, links and tags. The rest goes into annotations
and, for the scenario's own facts, into a passage of settings. Whatever words would be read
otherwise than they are meant stand in quotes in an annotation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from scenarios.exchange.document import (
    LineDocument,
    NodeDocument,
    ReplyDocument,
    RouteDocument,
    ScenarioDocument,
)
from scenarios.exchange.twine.annotations import written
from scenarios.exchange.twine.body import read_body
from scenarios.exchange.twine.laying_out import positions
from scenarios.exchange.twine.naming import key_of
from scenarios.exchange.twine.special import is_special_name, settings_passage
from scenarios.exchange.twine.twee import data_passage, sigil, title_passage
from scenarios.exchange.writing import canonical, written_plainly
from trainer.guidance.conditions import always
from trainer.guidance.loading import shipped_rulebook


def write_twee(document: ScenarioDocument) -> str:
    """The Twee 3 file of a scenario."""
    names = {key: _passage_name(key) for key in document.nodes}
    parts = [
        _passage(title_passage, _on_one_line(document.title)),
        _passage(data_passage, json.dumps(_story_data(document, names), indent=2)),
        _passage(settings_passage, written_plainly(_settings(document))),
    ]
    places = positions(document)
    for key, node in document.nodes.items():
        body = "\n".join(_body(key, node, names))
        parts.append(_passage(names[key], body, tags=_tags(node), position=places[key]))
    return "\n\n".join(parts)


def _passage(
    name: str, body: str, *, tags: Sequence[str] = (), position: tuple[int, int] | None = None
) -> str:
    header = f"{sigil} {_escaped(name)}"
    if tags:
        header += f" [{' '.join(map(_escaped, tags))}]"
    if position:
        place = json.dumps({"position": "{},{}".format(*position), "size": "100,100"})
        header += f" {place.replace(' ', '')}"
    lines = body.rstrip("\n").split("\n")
    return "\n".join(
        [header, *(f"\\{line}" if line.startswith(sigil) else line for line in lines), ""]
    )


def _escaped(name: str) -> str:
    return re.sub(r"([\\\[\]{}])", r"\\\1", name)


def _passage_name(key: str) -> str:
    """The node's key, unless a compiler or a story format would take that for something else."""
    return f"node {key}" if is_special_name(key) else key


# --- The scenario's own facts --------------------------------------------------------------------


def _story_data(document: ScenarioDocument, names: dict[str, str]) -> dict[str, Any]:
    """An IFID made of the slug, so that Twine sees the same story again; and where it starts."""
    address = f"https://steady.invalid/scenarios/{document.scenario}"
    data = {"ifid": str(uuid5(NAMESPACE_URL, address)).upper()}
    start = document.start[0].node
    return {**data, "start": names[start]} if start in names else data


def _settings(document: ScenarioDocument) -> dict[str, Any]:
    """What Twine has no place for: all but the nodes, of which it keeps no order either."""
    data = canonical(document)
    if _is_plain_title(document.title):
        del data["title"]
    if isinstance(data["start"], str) and data["start"] in document.nodes:
        del data["start"]
    return {**data, "nodes": [*document.nodes]}


def _is_plain_title(title: str) -> bool:
    """Whether it reads back as it is from a passage of its own, which Twine trims."""
    return title == _on_one_line(title) and title.isprintable() and title[:1] not in (":", "\\")


def _on_one_line(title: str) -> str:
    return " ".join(title.split()) or "-"


# --- A node --------------------------------------------------------------------------------------


def _tags(node: NodeDocument) -> list[str]:
    """The behaviours and the ending, where the rulebook knows them all."""
    ending = [node.ending] if node.ending in shipped_rulebook().outcomes else []
    return [*(node.behaviour if _has_known_behaviour(node) else ()), *filter(None, ending)]


def _has_known_behaviour(node: NodeDocument) -> bool:
    return all(one in shipped_rulebook().behaviours for one in node.behaviour)


def _body(key: str, node: NodeDocument, names: dict[str, str]) -> Iterator[str]:
    if key_of(names[key]) != key:
        yield written("key", key)
    if node.ending is not None and node.ending not in shipped_rulebook().outcomes:
        yield written("ending", node.ending)
    if not _has_known_behaviour(node):
        yield written("behaviour", [*node.behaviour])
    for number, line in enumerate(node.says):
        yield from _line(line, is_first=not number)
    if node.thinks:
        yield written("thinks", node.thinks)
    for reply in node.replies:
        yield ""
        yield from _reply(reply, names)


def _line(line: LineDocument, *, is_first: bool) -> Iterator[str]:
    if line.when != always:
        yield written("when", line.when.model_dump(mode="json"))
    elif not is_first:
        yield "@otherwise"
    yield line.text if _is_plain(line.text) else written("says", line.text)


def _is_plain(text: str) -> bool:
    """Whether words read back as they are, wherever they stand, and when Twine has trimmed them."""
    body = read_body(text.split("\n"), chapbook=False)
    is_header = any(line.strip().startswith((sigil, "\\")) for line in text.split("\n"))
    is_same = body.data == {"says": [{"text": text}]} and not body.remarks
    return is_same and not is_header and not {"\r", "\ufeff"} & {*text}


def _reply(reply: ReplyDocument, names: dict[str, str]) -> Iterator[str]:
    routes = [*reply.goto]
    link = _link(reply.text, routes[0].node, names) if routes and reply.text else ""
    yield link or written("reply", reply.text)
    yield from _about_reply(reply)
    if link:
        yield from _about_route(routes.pop(0))
    for route in routes:
        yield _link("", route.node, names) or written("goto", route.node)
        yield from _about_route(route)


def _about_reply(reply: ReplyDocument) -> Iterator[str]:
    yield written("key", reply.key)
    if reply.moves:
        yield written("moves", [*reply.moves])
    if reply.as_said:
        yield written("as_said", reply.as_said)
    if reply.note:
        yield written("note", reply.note)


def _about_route(route: RouteDocument) -> Iterator[str]:
    if route.when != always:
        yield written("when", route.when.model_dump(mode="json"))
    if route.anger:
        yield written("anger", route.anger)


def _link(text: str, target: str, names: dict[str, str]) -> str:
    """The link in Twine's form; empty where it would not be read back as it is meant."""
    name = names.get(target, target)
    if any(mark in text + name for mark in "[]\n\r") or (
        target not in names and _is_name(name, names)
    ):
        return ""
    written_as = f"[[{text}->{name}]]"
    body = read_body(["[[above->it]]", written_as], chapbook=False)
    above, *below = body.data["replies"]
    found = below[0] if below else {"text": "", "goto": above["goto"][1:]}
    return (
        written_as if found == {"text": text, "goto": [{"node": name}]} and not body.remarks else ""
    )


def _is_name(target: str, names: dict[str, str]) -> bool:
    """Whether a target that is no node would be taken for a passage."""
    return target in names.values()
