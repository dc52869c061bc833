"""The body of a passage into what a node says and the replies to it.

Words are the customer's, a link is a reply, a further link without words another route of the reply
above it. Annotations before the first link speak of the node, those after a link of that reply.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scenarios.exchange.twine.annotations import Annotation, annotation_in, kinds, nearest_known
from scenarios.exchange.twine.code import (
    Piece,
    chapbook_pieces,
    chapbook_variables,
    told,
    without_code,
)
from scenarios.exchange.twine.links import Link, is_unclosed, links_in

Path = tuple[str | int, ...]

# What makes a list of links look like one, and is no word of the customer's.
bullet = re.compile(r"^\s*([*#>•–-]+|\d+[.)])?\s*")

of_a_reply = ("moves", "note", "as_said")


@dataclass
class Body:
    """What a passage holds: the data of its node, the line of each part, and what to remark."""

    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    remarks: list[tuple[int, str]] = field(default_factory=list)
    # The replies whose target is the name of a passage and not the key of a node.
    named: list[dict[str, Any]] = field(default_factory=list)


def read_body(lines: Sequence[str], first: int = 1, *, chapbook: bool = False) -> Body:
    """What stands in these lines, of which the first is that of the file."""
    reader = _Reader(chapbook=chapbook)
    skipped = chapbook_variables(tuple(lines))
    if skipped:
        reader.remark(first, f"{lines[0].strip()[:60]!r} and what else is set here is left out.")
    reader.read(lines[skipped:], first + skipped)
    return reader.body


@dataclass
class _Reader:
    """Reads a body from top to bottom; what is open is what the next line may belong to."""

    chapbook: bool = False
    body: Body = field(default_factory=Body)
    says: list[dict[str, Any]] = field(default_factory=list)
    replies: list[dict[str, Any]] = field(default_factory=list)
    blank: bool = False

    def remark(self, line: int, sentence: str) -> None:
        self.body.remarks.append((line, sentence))

    def read(self, lines: Sequence[str], first: int) -> None:
        words: list[str] = []
        for number, line in enumerate(lines, first):
            annotation = annotation_in(line)
            if annotation is None:
                words.append(line)
            else:
                self._words(words, number - len(words))
                self._annotation(annotation, number)
                words = []
        self._words(words, first + len(lines) - len(words))
        if self.says:
            self.body.data["says"] = self.says
        if self.replies:
            self.body.data["replies"] = self.replies

    # --- Words and links -----------------------------------------------------------------------

    def _words(self, lines: list[str], first: int) -> None:
        if not lines:
            return
        kept, pieces = self._without_code(lines)
        for below, sentence in told(pieces):
            self.remark(first + below, sentence)
        for number, (line, before) in enumerate(zip(kept, lines, strict=True), first):
            if line.strip():
                self._line(line, number)
            elif not before.strip():
                self.blank = True

    def _without_code(self, lines: list[str]) -> tuple[list[str], list[Piece]]:
        kept, pieces = without_code(lines)
        if not self.chapbook:
            return kept, pieces
        kept, more = chapbook_pieces(kept)
        return kept, sorted([*pieces, *more], key=lambda piece: piece.line)

    def _line(self, line: str, number: int) -> None:
        links = [*links_in(line)]
        rest, spoken = _around(line, links)
        if line[:1].isspace() and line.lstrip().startswith("::"):
            self.remark(number, "a passage begins with :: only where nothing stands before it.")
        if is_unclosed(line):
            self.remark(number, "a link is not closed: ]] is missing. It is taken as words.")
        if any(one.isalnum() for one in bullet.sub("", rest)):
            if links:
                self.remark(
                    number,
                    "there are words around a link: they are taken as the customer's. Give each "
                    "reply a line of its own.",
                )
            self._say(spoken, number)
        elif rest.strip() and not links:
            self._say(line, number)
        for link in links:
            self._link(link, number)

    def _say(self, line: str, number: int) -> None:
        if not self.says:
            self._new_line({}, number)
        open_line = self.says[-1]
        if "text" not in open_line:
            open_line["text"] = line.strip()
        else:
            gap = "\n\n" if self.blank else "\n"
            open_line["text"] = f"{open_line['text']}{gap}{line.rstrip()}"
        self.blank = False

    def _new_line(self, data: dict[str, Any], number: int) -> None:
        path = ("says", len(self.says))
        self.body.lines.setdefault(("says",), number)
        self.body.lines |= {path: number} | {(*path, key): number for key in data}
        self.says.append(data)
        self.blank = False

    def _link(self, link: Link, number: int) -> None:
        if link.setter:
            self.remark(
                number, f"what a link sets is left out, nothing is run here: {link.setter!r}."
            )
        if link.text or not self.replies:
            self._reply(link.text, number)
            if not link.text:
                self.remark(number, "a link without words, and no reply above it: write its words.")
        if link.leads_outside:
            self.remark(number, f"a link leads out of the story, to {link.target!r}: left out.")
        elif link.target:
            self._route(link.target, number)
            self.body.named.append(self.replies[-1]["goto"][-1])
        else:
            self.remark(number, "a link leads nowhere: write the name of a passage into it.")

    def _reply(self, text: str, number: int) -> None:
        path = ("replies", len(self.replies))
        self.body.lines.setdefault(("replies",), number)
        self.body.lines |= {path: number, (*path, "text"): number}
        self.replies.append({"text": text})

    def _route(self, target: str, number: int) -> None:
        reply = len(self.replies) - 1
        routes = self.replies[-1].setdefault("goto", [])
        path = ("replies", reply, "goto")
        self.body.lines.setdefault(path, number)
        self.body.lines |= {(*path, len(routes)): number, (*path, len(routes), "node"): number}
        routes.append({"node": target})

    # --- Annotations ---------------------------------------------------------------------------

    def _annotation(self, given: Annotation, number: int) -> None:
        if given.name not in kinds:
            near = nearest_known(given.name)
            self.remark(number, f"@{given.name} is not known, and left out: did you mean @{near}?")
            return
        try:
            value = kinds[given.name](given.value)
        except ValueError as error:
            self.remark(number, f"@{given.name} is left out, for it cannot be read: {error}")
            return
        self._handlers()[given.name](given.name, value, number)

    def _handlers(self) -> Mapping[str, Callable[[str, Any, int], None]]:
        """What each annotation does here: some mean another thing once a reply has begun."""
        of_node = {"key": self._of_node, "when": self._condition, "otherwise": self._condition}
        in_reply = {"key": self._of_reply, "when": self._of_route, "otherwise": self._condition}
        return {
            **(in_reply if self.replies else of_node),
            **dict.fromkeys(("ending", "behaviour", "thinks"), self._of_node),
            **dict.fromkeys(of_a_reply, self._of_reply),
            "says": self._says,
            "reply": lambda name, value, number: self._reply(value, number),
            "goto": self._goto,
            "anger": self._of_route,
        }

    def _of_node(self, name: str, value: Any, number: int) -> None:
        self._put(self.body.data, (name,), value, number)

    def _of_reply(self, name: str, value: Any, number: int) -> None:
        if self.replies:
            path = ("replies", len(self.replies) - 1, name)
            self._put(self.replies[-1], path, value, number)
        else:
            self.remark(number, f"@{name} is left out: it belongs below a reply.")

    def _of_route(self, name: str, value: Any, number: int) -> None:
        routes = self.replies[-1].get("goto") if self.replies else None
        if routes:
            path = ("replies", len(self.replies) - 1, "goto", len(routes) - 1, name)
            self._put(routes[-1], path, value, number)
        else:
            self.remark(number, f"@{name} is left out: it belongs below a link to a passage.")

    def _goto(self, name: str, value: str, number: int) -> None:
        if self.replies:
            self._route(value, number)
        else:
            self._of_reply(name, value, number)

    def _condition(self, name: str, value: Any, number: int) -> None:
        self._new_line({"when": value} if name == "when" else {}, number)

    def _says(self, name: str, value: str, number: int) -> None:
        if not self.says or "text" in self.says[-1]:
            self._new_line({}, number)
        self.says[-1]["text"] = value

    def _put(self, data: dict[str, Any], path: Path, value: Any, number: int) -> None:
        name = str(path[-1])
        if name in data:
            self.remark(number, f"@{name} is there already; this one is left out.")
            return
        data[name] = value
        self.body.lines[path] = number


def _around(line: str, links: list[Link]) -> tuple[str, str]:
    """What of a line stands outside its links; and the line with each link's words in its place."""
    rest, spoken, at = "", "", 0
    for link in links:
        between = line[at : link.start]
        rest, spoken, at = rest + between, spoken + between + link.text, link.end
    return rest + line[at:], spoken + line[at:]
