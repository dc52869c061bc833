"""The handbook's pages: each guideline with its reasons, its sources and where to practise it.

Pure: worked out of the shipped rulebook and handbook, and of the scripts that are handed in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.conversation.script import Script
from trainer.guidance.handbook import Chapter, Decision, Entry, Pull, shipped_handbook
from trainer.guidance.loading import shipped_rulebook
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
    """All that the page of one guideline tells. before, after: its neighbours in the handbook."""

    guideline: Guideline
    entry: Entry
    section: Section
    sources: tuple[Source, ...]
    decisions: tuple[Decision, ...]
    before: Guideline | None
    after: Guideline | None

    @property
    def can_be_kept(self) -> bool:
        return any(rule.verdict == "kept" for rule in self.guideline.rule)


def sections() -> tuple[Section, ...]:
    """The guidelines, chapter by chapter."""
    return tuple(map(_section, shipped_handbook().chapter))


def documents() -> tuple[Document, ...]:
    """The documents that all of it was made from."""
    return tuple(shipped_rulebook().documents.values())


def disagreements() -> tuple[Disagreement, ...]:
    """Every place where the documents pull in different directions."""
    return tuple(map(_disagreement, shipped_handbook().decision))


def is_in_handbook(slug: str) -> bool:
    """Whether a guideline has a page: one of an old edition need not."""
    return slug in shipped_handbook().guideline


def page_of(slug: str) -> Page:
    """The page of a guideline that is in the handbook."""
    words, rulebook = shipped_handbook(), shipped_rulebook()
    guideline = rulebook.guidelines[slug]
    order = [None, *(one for section in sections() for one in section.guidelines), None]
    place = order.index(guideline)
    return Page(
        guideline=guideline,
        entry=words.guideline[slug],
        section=_section(words.chapter_of(slug)),
        sources=tuple(
            Source(rulebook.documents[one.document], one.heading) for one in guideline.sources
        ),
        decisions=words.decisions_on(slug),
        before=order[place - 1],
        after=order[place + 1],
    )


def practises(script: Script, slug: str) -> bool:
    """Whether a reply of the script may keep or break a guideline, by the script's own rules."""
    may_speak, channel = script.rulebook.may_speak, script.channel
    replies = ((node, reply) for node in script.nodes.values() for reply in node.replies)
    return any(
        one.guideline.slug == slug and one.rule.verdict
        for node, reply in replies
        for move in reply.moves
        for said in may_speak(move, node.behaviour, channel, reply.move_set)
        for one in said
    )


def _section(chapter: Chapter) -> Section:
    slug = chapter.title.lower().replace(" ", "-")
    return Section(slug, chapter, _guidelines(chapter.guidelines))


def _disagreement(decision: Decision) -> Disagreement:
    sides = _side(decision.one), _side(decision.other)
    return Disagreement(decision, sides, _guidelines(decision.guidelines))


def _side(pull: Pull) -> Side:
    known = shipped_rulebook().documents
    return Side(pull.says, tuple(known[slug] for slug in pull.documents))


def _guidelines(slugs: Iterable[str]) -> tuple[Guideline, ...]:
    known = shipped_rulebook().guidelines
    return tuple(known[slug] for slug in slugs)
