"""What an organisation changes of the catalogue, laid over it without touching it.

Pure. Weights and critical flags may differ, and guidelines and moves may be added. The catalogue
may be a newer one than the changes were made for: what cannot stand any more is left out, and
said, so that a new release neither overwrites an organisation's changes nor fails on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field, ValidationError

from trainer.guidance.complaints import Complaint, complaints
from trainer.guidance.handbook import Chapter, Entry, Handbook
from trainer.guidance.rulebook import (
    Document,
    Guideline,
    Move,
    Part,
    Rule,
    Rulebook,
    contradictions,
)

Model = TypeVar("Model", bound=BaseModel)


class Change(Part):
    """What is different about a guideline of the catalogue; None leaves it as it is there."""

    weight: Annotated[int, Field(ge=0, le=3, strict=True)] | None = None
    critical: bool | None = None


class Own(Part):
    """A guideline that the catalogue does not have: its rules, its source, its page."""

    guideline: Guideline
    documents: Mapping[str, Document]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Overlay:
    """All that an organisation changes, by slug."""

    changes: Mapping[str, Change]
    moves: Mapping[str, Move]
    own: tuple[Own, ...]


@dataclass(frozen=True, slots=True)
class Books:
    """The rulebook and the handbook that hold now, and what of the overlay could not stand.

    changed: guidelines of the catalogue that are not as it has them. own: those it does not have.
    """

    rulebook: Rulebook
    words: Handbook
    changed: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    complaints: tuple[Complaint, ...] = ()


def read_overlay(data: Mapping[str, Any]) -> tuple[Overlay, tuple[Complaint, ...]]:
    """An overlay from plain data: `changes` and `moves` by slug, `own` as a list.

    What makes no sense is left out, with the reasons.
    """
    wrong: list[Complaint] = []
    overlay = Overlay(
        changes=dict(_read(Change, data.get("changes", {}).items(), "changes", wrong)),
        moves=dict(_read(Move, data.get("moves", {}).items(), "moves", wrong)),
        own=tuple(one for _, one in _read(Own, _by_slug(data.get("own", ())), "own", wrong)),
    )
    return overlay, tuple(wrong)


def _by_slug(own: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    return ((one["guideline"]["slug"], one) for one in own)


def _read(
    model: type[Model], rows: Iterable[tuple[str, Any]], part: str, wrong: list[Complaint]
) -> Iterator[tuple[str, Model]]:
    for slug, row in rows:
        try:
            yield slug, model.model_validate(row)
        except ValidationError as error:
            wrong += [
                replace(one, path=(part, slug, *one.path)) for one in complaints(error, model)
            ]


def overlaid(books: Books, overlay: Overlay, chapter: str, about: str) -> Books:
    """The books of a release with an organisation's own changes in them.

    chapter, about: what the handbook calls the organisation's own guidelines.
    """
    wrong: list[Complaint] = []
    changed = dict(_changed(books.rulebook, overlay, wrong))
    widened = _widened(books.rulebook, overlay, wrong)
    own = [one for one in overlay.own if _fits(one, widened, books.words, wrong)]
    kept = (changed.get(one.slug, one) for one in widened.guideline)
    rulebook = _remade(
        widened,
        documents=_documents(books.rulebook, own),
        guideline=(*kept, *(one.guideline for one in own)),
    )
    return Books(
        rulebook=rulebook,
        words=_with_entries(books.words, own, chapter, about),
        changed=frozenset(changed),
        own=frozenset(one.guideline.slug for one in own),
        complaints=tuple(wrong),
    )


# --- Guidelines of the catalogue -----------------------------------------------------------------


def _changed(
    catalogue: Rulebook, overlay: Overlay, wrong: list[Complaint]
) -> Iterator[tuple[str, Guideline]]:
    for slug, change in overlay.changes.items():
        before = catalogue.guidelines.get(slug)
        if before is None:
            said = f"the catalogue of this release has no guideline {slug!r}."
            wrong.append(Complaint(("changes", slug, "guideline"), said))
            continue
        found = [Complaint(("changes", slug, where), said) for where, said in _bars(before, change)]
        wrong += found
        after = apply_change(before, change)
        if not found and after != before:
            yield slug, after


def apply_change(before: Guideline, change: Change) -> Guideline:
    """The guideline as the organisation wants it.

    Switched off, `critical` goes from all its rules; switched on where it was off, it comes to
    all rules by which it can be broken.
    """
    weight = before.weight if change.weight is None else change.weight
    rules = before.rule
    if change.critical is not None and change.critical != before.critical:
        rules = made_critical(rules, critical=change.critical)
    return before.model_copy(
        update={
            "weight": weight,
            "rule": rules,
            "critical": any(rule.critical for rule in rules),
        }
    )


def made_critical(rules: tuple[Rule, ...], *, critical: bool) -> tuple[Rule, ...]:
    """The rules, with `critical` on all that can be broken, or on none."""
    return tuple(
        rule.model_copy(update={"critical": critical and rule.verdict == "broken"})
        for rule in rules
    )


def _bars(before: Guideline, change: Change) -> Iterator[tuple[str, str]]:
    verdicts = {rule.verdict for rule in before.rule}
    if change.critical and "broken" not in verdicts:
        yield "critical", "It has no rule by which it can be broken, so it cannot be critical."
    if change.weight and verdicts <= {None}:
        yield "weight", "No reply is judged by it, so a weight would never count."


# --- Guidelines and moves of one's own -----------------------------------------------------------


def _widened(catalogue: Rulebook, overlay: Overlay, wrong: list[Complaint]) -> Rulebook:
    """The catalogue with the moves and the documents of the organisation."""
    taken = catalogue.moves.keys() | catalogue.marks
    wrong += [
        Complaint(("moves", slug, "slug"), f"the catalogue has a move {slug!r} itself.")
        for slug in overlay.moves
        if slug in taken
    ]
    moves = {slug: move for slug, move in overlay.moves.items() if slug not in taken}
    return _remade(
        catalogue,
        documents=_documents(catalogue, overlay.own),
        moves={**catalogue.moves, **moves},
    )


def _documents(catalogue: Rulebook, own: Iterable[Own]) -> dict[str, Document]:
    """Those of the catalogue, and those that these guidelines come from."""
    added = {slug: document for one in own for slug, document in one.documents.items()}
    return {**catalogue.documents, **added}


def _fits(one: Own, book: Rulebook, words: Handbook, wrong: list[Complaint]) -> bool:
    """Whether a guideline can stand in the rulebook; what bars it is added to `wrong`."""
    slug = one.guideline.slug
    found = [*contradictions(one.guideline, book)]
    if slug in book.guidelines or slug in words.guideline:
        found.append(f"the catalogue has a guideline {slug!r} itself.")
    wrong += [Complaint(("own", slug), said) for said in found]
    return not found


def _remade(book: Rulebook, **parts: Any) -> Rulebook:
    """The rulebook with other parts; made anew, since it keeps what it has worked out."""
    return Rulebook(**{name: getattr(book, name) for name in Rulebook.model_fields} | parts)


def _with_entries(words: Handbook, own: list[Own], chapter: str, about: str) -> Handbook:
    """The handbook with a chapter of the organisation's own at its end."""
    if not own:
        return words
    slugs = tuple(one.guideline.slug for one in own)
    added = Chapter(title=chapter, about=about, guidelines=slugs)
    return Handbook(
        chapter=(*words.chapter, added),
        guideline={**words.guideline, **{one.guideline.slug: one.entry for one in own}},
        decision=words.decision,
    )
