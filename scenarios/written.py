"""Conditions, lines and routes as authors write them into a form: plain text, both ways.

    anger at least 8 and not after apologise, restate -> explodes anger +1

What is written of a document and read again is the same document. Everything that cannot be read
is complained of, with what would have been right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from scenarios.exchange.document import LineDocument, RouteDocument
from trainer.conversation.problems.conditions import usable
from trainer.guidance.complaints import complaints, nearest, shown
from trainer.guidance.conditions import Condition, always

otherwise = "otherwise"
arrow = "->"

_plain_word = re.compile(r"[-\w]+\Z")
# The text in pieces: what is quoted stays whole.
_quoted = r'"(?:[^"\\]|\\.)*"'
_and = re.compile(rf"({_quoted})|\s+and\s+", re.IGNORECASE)
_comma = re.compile(rf"({_quoted})|,")
_arrow = re.compile(rf"({_quoted})|\s*(?:->|→)\s*")
_on_the_way = re.compile(r"\s+anger\s+([-−+]?\d+)\Z", re.IGNORECASE)
_heading = re.compile(r"\[(.*)\]\s*\Z")
_numbers = ("anger_at_least", "anger_at_most", "heard_at_least", "heard_at_most")


class Miswritten(ValueError):
    """What an author wrote cannot be read; one sentence for each thing wrong with it."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.sentences = list(sentences)
        super().__init__("\n".join(self.sentences))


@dataclass(frozen=True, slots=True)
class Words:
    """What a text may name: moves (with the marks that rules leave), nodes, channels."""

    moves: Collection[str]
    nodes: Collection[str]
    channels: Collection[str]


# --- Conditions ---------------------------------------------------------------------------------


def written_condition(when: Condition) -> str:
    """`anger at least 8 and after listen, ask`; `otherwise` for what always holds."""
    given = when.model_dump(mode="json")
    return " and ".join(_demand(key, value) for key, value in given.items()) or otherwise


def _demand(key: str, value: Any) -> str:
    if key not in Condition.known():
        return f"{_word(key)} = {json.dumps(value)}"
    words = key.replace("_", " ")
    if isinstance(value, list):
        return f"{words} {', '.join(map(_word, value))}".strip()
    return f"{words} {json.dumps(value)}"


def _word(word: str) -> str:
    plain = _plain_word.match(word) and word.lower() != "and"
    return word if plain else json.dumps(word, ensure_ascii=False)


def read_condition(text: str, known: Words) -> Condition:
    """The condition that a text demands. Raises Miswritten."""
    text = re.sub(r"^(if|when)\s+", "", text.strip(), flags=re.IGNORECASE)
    if not text or text.lower() in {otherwise, "always"}:
        return always
    found: dict[str, Any] = {}
    for part in _split(_and, text):
        key, value = _read_demand(part, known)
        if key in found:
            raise Miswritten([f"‘{key.replace('_', ' ')}’ is there twice."])
        found[key] = value
    try:
        return Condition.model_validate(found)
    except ValidationError as error:
        raise Miswritten(one.sentence for one in complaints(error, Condition)) from error


def _read_demand(part: str, known: Words) -> tuple[str, Any]:
    plain = " ".join(part.replace("_", " ").split())
    for key in usable:
        words = key.replace("_", " ")
        if re.match(rf"{words}(?![-\w])", plain, re.IGNORECASE):
            return key, _read_value(key, part.strip()[len(words) :].lstrip(" :"), known)
    asked = re.sub(r"[\s\d]+$", "", plain)
    raise Miswritten([f"{shown(plain)} is no condition: {nearest(asked, _phrases())}"])


def _phrases() -> list[str]:
    return [key.replace("_", " ") for key in usable]


def _read_value(key: str, text: str, known: Words) -> Any:
    if key in _numbers:
        if not text.isdecimal():
            what = key.replace("_", " ")
            raise Miswritten([f"‘{what}’ needs a whole number, such as ‘{what} 3’."])
        return int(text)
    words = [_unquoted(one) for one in _split(_comma, text)]
    allowed = known.channels if key == "channel" else known.moves
    what = "channel" if key == "channel" else "move"
    wrong = [f"{shown(one)} is no {what}: {nearest(one, allowed)}" for one in words]
    wrong = [said for said, one in zip(wrong, words, strict=True) if one not in allowed]
    if wrong or not words:
        raise Miswritten(wrong or [f"‘{key.replace('_', ' ')}’ needs the name of a {what}."])
    return words


# --- Routes -------------------------------------------------------------------------------------


def written_routes(routes: Iterable[RouteDocument]) -> str:
    """One line for each route."""
    return "\n".join(map(_written_route, routes))


def _written_route(route: RouteDocument) -> str:
    way = f" anger {route.anger:+d}" if route.anger else ""
    return f"{written_condition(route.when)} {arrow} {_word(route.node)}{way}"


def read_routes(text: str, known: Words) -> list[RouteDocument]:
    """The routes of a text. Raises Miswritten with every line that cannot be read."""
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    return _each(lines, lambda line: _read_route(line, known))


def _read_route(line: str, known: Words) -> RouteDocument:
    parts = _split(_arrow, line)
    if len(parts) != 2:
        raise Miswritten(["write a condition, then ->, then a node: ‘anger at least 8 -> node’."])
    target, way = parts[1].strip(), _on_the_way.search(parts[1])
    anger = int(way[1].replace("−", "-")) if way else 0
    node = _unquoted(target[: way.start()] if way else target)
    if not -10 <= anger <= 10:
        raise Miswritten([f"the anger on the way goes from -10 to +10, not {anger:+d}."])
    if node not in known.nodes:
        raise Miswritten([f"there is no node {shown(node)} here: {nearest(node, known.nodes)}"])
    return RouteDocument(when=read_condition(parts[0], known), node=node, anger=anger)


# --- Lines --------------------------------------------------------------------------------------


def written_lines(lines: Iterable[LineDocument]) -> str:
    """Each line under its condition in brackets."""
    return "\n\n".join(f"[{written_condition(one.when)}]\n{_escaped(one.text)}" for one in lines)


def _escaped(text: str) -> str:
    return re.sub(r"^(\\*\[)", r"\\\1", text, flags=re.MULTILINE)


def read_lines(text: str, known: Words) -> list[LineDocument]:
    """The lines of a text. Raises Miswritten with every heading that cannot be read."""
    return _each(_blocks(text), lambda block: _read_line(block, known))


def _blocks(text: str) -> list[tuple[int, str]]:
    """Each heading with what stands under it, and its number in the text."""
    blocks: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if _heading.match(line) or (not blocks and line.strip()):
            blocks.append((number, []))
        if blocks:
            blocks[-1][1].append(line)
    return [(number, "\n".join(lines)) for number, lines in blocks]


def _read_line(block: str, known: Words) -> LineDocument:
    first, _, rest = block.partition("\n")
    heading = _heading.match(first)
    if heading is None:
        raise Miswritten(["begin with a condition in brackets: ‘[anger at least 8]’."])
    said = re.sub(r"^\\(\\*\[)", r"\1", rest, flags=re.MULTILINE).strip("\n")
    if not said.strip():
        raise Miswritten([f"there are no words under ‘{first.strip()}’."])
    when = read_condition(heading[1], known)
    try:
        return LineDocument(when=when, text=said)
    except ValidationError as error:  # signs that are no text
        raise Miswritten(one.sentence for one in complaints(error, LineDocument)) from error


# --- Both ---------------------------------------------------------------------------------------


def _each(numbered: Iterable[tuple[int, str]], read: Any) -> list[Any]:
    found, wrong = [], list[str]()
    for number, text in numbered:
        try:
            found.append(read(text))
        except Miswritten as error:
            wrong += [f"Line {number}: {one}" for one in error.sentences]
    if wrong:
        raise Miswritten(wrong)
    return found


def _split(separator: re.Pattern[str], text: str) -> list[str]:
    """The pieces between separators that do not stand in quotes."""
    return [piece.strip() for piece in _pieces(separator, text)] if text.strip() else []


def _pieces(separator: re.Pattern[str], text: str) -> Iterator[str]:
    begin = 0
    for met in separator.finditer(text):
        if met[1] is None:
            yield text[begin : met.start()]
            begin = met.end()
    yield text[begin:]


def _unquoted(text: str) -> str:
    text = text.strip()
    try:
        return str(json.loads(text)) if text.startswith('"') else text
    except json.JSONDecodeError as error:
        raise Miswritten([f"the quotes in {shown(text)} do not end."]) from error
