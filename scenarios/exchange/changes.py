"""What differs between two documents of one scenario, part by part. Pure.

One place for every "what changed": importing shows it before anything is written, and publishing
can show it between the last edition and the draft: an edition's `script["scenario"]`, validated as
a ScenarioDocument, is its document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from scenarios.exchange.writing import canonical

Kind = Literal["added", "removed", "changed"]
Data = Mapping[str, Any]

# The parts of a scenario that have keys of their own, outermost first.
keyed = ("facts", "nodes", "replies")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what happened, where (`nodes.opening.replies.calm`), to which key of it.

    `where` is empty for the scenario itself, and `persona` for the customer. `name` is empty where
    a whole part was added or removed; its words stand for it. `before` and `after` are what people
    read; empty for nothing.
    """

    kind: Kind
    where: str
    name: str = ""
    before: str = ""
    after: str = ""

    @property
    def place(self) -> str:
        """Where it is, with the key that changed: `nodes.opening.thinks`."""
        return ".".join(filter(None, (self.where, self.name)))

    def __str__(self) -> str:
        place = self.place or "the scenario"
        if not self.name:
            return f"{self.kind}: {place}"
        return f"{self.kind}: {place}: {_quoted(self.before)} → {_quoted(self.after)}"


def changes(before: ScenarioDocument | None, after: ScenarioDocument) -> list[Change]:
    """Everything that differs, in the order of the file; nothing for the same content.

    A persona that one names by its slug and the other holds itself is compared by
    `persona_changes`, where both are known.
    """
    if before is None:
        return [Change("added", "", after=after.title), *_parts_of(canonical(after))]
    return [*_differences(_by_key(canonical(before)), _by_key(canonical(after)), "")]


def persona_changes(before: PersonaDocument | None, after: PersonaDocument) -> list[Change]:
    """Everything that differs between two documents of one persona."""
    if before is None:
        return [Change("added", "persona", after=after.name)]
    return [*_differences(canonical(before), canonical(after), "persona")]


def _parts_of(data: Data) -> Iterator[Change]:
    """The facts and nodes of a scenario that is new."""
    for name in ("facts", "nodes"):
        for key, part in _by_key(data).get(name, {}).items():
            yield Change("added", f"{name}.{key}", after=_words(part))


def _by_key(data: Data) -> dict[str, Any]:
    """Facts and replies as mappings like the nodes: told apart by their keys, not their places."""
    return {name: _keyed(value) if name in keyed else value for name, value in data.items()}


def _keyed(value: Any) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return {key: _by_key(part) for key, part in value.items()}
    return {part["key"]: {k: v for k, v in part.items() if k != "key"} for part in value}


def _differences(before: Data, after: Data, where: str) -> Iterator[Change]:
    for name in _in_order(after, before):
        old, new = before.get(name), after.get(name)
        if name in keyed:
            yield from _of_parts(old or {}, new or {}, f"{where}.{name}".lstrip("."))
        elif old != new:
            yield Change(_kind(old, new), where, name, shown(old), shown(new))


def _of_parts(before: Data, after: Data, where: str) -> Iterator[Change]:
    for key in _in_order(after, before):
        old, new = before.get(key), after.get(key)
        if old is None or new is None:
            yield Change(_kind(old, new), f"{where}.{key}", "", _words(old), _words(new))
        else:
            yield from _differences(old, new, f"{where}.{key}")
    old_order, new_order = (
        [key for key in one if key in before and key in after] for one in (before, after)
    )
    if old_order != new_order:
        yield Change("changed", where, "order", ", ".join(old_order), ", ".join(new_order))


def _words(part: Data | None) -> str:
    """What stands for a whole fact, node or reply: the words in it."""
    said = (part or {}).keys() & {"label", "says", "text"}
    return "\n".join(shown((part or {})[name]) for name in sorted(said))


def _in_order(after: Data, before: Data) -> list[str]:
    """The keys of both: those that stay and come, in their order, then those that go."""
    return [*after, *(key for key in before if key not in after)]


def _kind(old: Any, new: Any) -> Kind:
    return "added" if old is None else "removed" if new is None else "changed"


def shown(value: Any) -> str:
    """A value as people read it: words as they are, lists with commas, lines one below another."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_bracketed(part)}" for key, part in value.items())
    if isinstance(value, list):
        return ("\n" if any(isinstance(part, Mapping) for part in value) else ", ").join(
            map(shown, value)
        )
    return str(value)


def _bracketed(value: Any) -> str:
    text = shown(value)
    return (
        f"[{text}]"
        if isinstance(value, list)
        else f"{{{text}}}"
        if isinstance(value, Mapping)
        else text
    )


def _quoted(text: str) -> str:
    return repr(text) if text else "nothing"
