"""Reads a story of Twine into a draft: the document, and remarks on what was taken otherwise."""

from __future__ import annotations

from collections.abc import Callable

from scenarios.exchange.document import ScenarioDocument
from scenarios.exchange.draft import Draft
from scenarios.exchange.errors import NotAScript
from scenarios.exchange.reading import validated
from scenarios.exchange.twine.gathering import gather
from scenarios.exchange.twine.html_file import scan_html
from scenarios.exchange.twine.story import Story
from scenarios.exchange.twine.twee import scan_twee
from scenarios.exchange.yaml_text import decoded, most_bytes

# A published page holds the program of its story format as well.
most_bytes_of_html = 4 * most_bytes


def read_twee(raw: bytes, name: str) -> Draft:
    """The scenario in a Twee 3 file. Raises NotAScript."""
    return _read(raw, name, scan_twee, most_bytes)


def read_html(raw: bytes, name: str) -> Draft:
    """The scenario in a page or an archive of Twine. Raises NotAScript."""
    return _read(raw, name, scan_html, most_bytes_of_html)


def _read(raw: bytes, name: str, scan: Callable[[str], Story], most: int) -> Draft:
    story = scan(decoded(raw, name, most=most))
    if story.errors:
        raise NotAScript(name, [*story.errors, *story.remarks])
    located = gather(story, name)
    complaints = [*story.errors, *story.remarks]
    if not located.data:
        raise NotAScript(name, complaints)
    try:
        document = validated(located, name, ScenarioDocument)
    except NotAScript as refused:
        raise NotAScript(name, [*refused.complaints, *complaints]) from refused
    if story.errors:
        raise NotAScript(name, complaints)
    remarks = sorted(story.remarks, key=lambda one: one.line or 0)
    return Draft(document, located, tuple(remarks))
