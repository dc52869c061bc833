"""The handbook's pages: each guideline with its reasons, its sources and where to practise it.

Pure: worked out of the books that are handed in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.guidance.handbook import Chapter, Decision, Entry, Pull
from trainer.guidance.overlay import Books
from trainer.guidance.rulebook import Document, Guideline


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter with its guidelines. slug: for links within the page."""

    slug: str
    chapter: Chapter
    guidelines: tuple[Guideline, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a guideline is written."""

    document: Document
    heading: str


@dataclass(frozen=True, slots=True)
class Side:
    """What some documents ask for."""

    says: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A decision with its documents and guidelines at hand."""

    decision: Decision
    sides: tuple[Side, Side]
    guidelines: tuple[Guideline, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page of one guideline tells.

    before, after: its neighbours in the handbook. is_changed: the house counts it differently.
    """

    guideline: Guideline
    entry: Entry
    section: Section
    sources: tuple[Source, ...]
    decisions: tuple[Decision, ...]
    before: Guideline | None
    after: Guideline | None
    is_changed: bool = False

    @property
    def can_be_kept(self) -> bool:
        return any(rule.verdict == "kept" for rule in self.guideline.rule)


def sections(books: Books) -> tuple[Section, ...]:
    """The guidelines, chapter by chapter."""
    return tuple(_section(one, books) for one in books.words.chapter)


def documents(books: Books) -> tuple[Document, ...]:
    """The documents that all of it was made from."""
    return tuple(books.rulebook.documents.values())


def disagreements(books: Books) -> tuple[Disagreement, ...]:
    """Every place where the documents pull in different directions."""
    return tuple(_disagreement(one, books) for one in books.words.decision)


def is_in_handbook(slug: str, books: Books) -> bool:
    """Whether a guideline has a page: one of an old edition need not."""
    return slug in books.words.guideline


def page_of(slug: str, books: Books) -> Page:
    """The page of a guideline that is in the handbook."""
    words, rulebook = books.words, books.rulebook
    guideline = rulebook.guidelines[slug]
    order = [None, *(one for section in sections(books) for one in section.guidelines), None]
    place = order.index(guideline)
    return Page(
        guideline=guideline,
        entry=words.guideline[slug],
        section=_section(words.chapter_of(slug), books),
        sources=tuple(
            Source(rulebook.documents[one.document], one.heading) for one in guideline.sources
        ),
        decisions=words.decisions_on(slug),
        before=order[place - 1],
        after=order[place + 1],
        is_changed=slug in books.changed,
    )


def _section(chapter: Chapter, books: Books) -> Section:
    slug = chapter.title.lower().replace(" ", "-")
    return Section(slug, chapter, _guidelines(chapter.guidelines, books))


def _disagreement(decision: Decision, books: Books) -> Disagreement:
    sides = _side(decision.one, books), _side(decision.other, books)
    return Disagreement(decision, sides, _guidelines(decision.guidelines, books))


def _side(pull: Pull, books: Books) -> Side:
    known = books.rulebook.documents
    return Side(pull.says, tuple(known[slug] for slug in pull.documents))


def _guidelines(slugs: Iterable[str], books: Books) -> tuple[Guideline, ...]:
    known = books.rulebook.guidelines
    return tuple(known[slug] for slug in slugs)
