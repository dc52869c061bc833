"""Through Twine's editor and back: it keeps name, tags, words and place of a passage, no more."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from hypothesis import given

from scenarios.exchange.document import ScenarioDocument
from scenarios.exchange.files import library, load_scenario
from scenarios.exchange.twine.reading import read_html, read_twee
from scenarios.exchange.twine.story import Passage, Story
from scenarios.exchange.twine.twee import scan_twee
from scenarios.exchange.twine.writing import write_twee
from tests.scenarios.nasty import quickly, scenarios

shipped = sorted(library.glob("*.yaml"))
trimmed = " \t\n\r\v\f\xa0\ufeff\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)


def as_twine_keeps_it(document: ScenarioDocument) -> Story:
    """The story of an exported file, the passages in the order of their names."""
    story = scan_twee(write_twee(document))
    story.passages.sort(key=lambda passage: passage.name.lower())
    return story


def words_of(passage: Passage) -> str:
    return "\n".join(passage.lines).strip(trimmed)


def escaped(name: str) -> str:
    return "".join(f"\\{one}" if one in "\\[]{}" else one for one in name)


def as_twee(story: Story) -> str:
    """The story as Twine writes it into a Twee file."""
    data = f'{{\n  "ifid": "X",\n  "format": "Harlowe",\n  "start": "{story.start}"\n}}'
    parts = [f":: StoryTitle\n{story.title}", f":: StoryData\n{data if story.start else '{}'}"]
    for passage in story.passages:
        tags = f" [{' '.join(map(escaped, passage.tags))}]" if passage.tags else ""
        header = f':: {escaped(passage.name)}{tags} {{"position":"1,2","size":"100,100"}}'
        lines = words_of(passage).split("\n")
        body = "\n".join(f"\\{line}" if line.startswith("::") else line for line in lines)
        parts.append(f"{header}\n{body}\n")
    return "\n\n\n".join(parts)


def as_page(story: Story) -> str:
    """The story as Twine publishes it."""
    names = [passage.name for passage in story.passages]
    start = names.index(story.start) + 1 if story.start else ""
    passages = "".join(
        f'<tw-passagedata pid="{number}" name="{escape(one.name)}" tags="{" ".join(one.tags)}" '
        f'position="1,2" size="100,100">{escape(words_of(one))}</tw-passagedata>'
        for number, one in enumerate(story.passages, 1)
    )
    name = escape(story.title)
    return f'<tw-storydata name="{name}" startnode="{start}">{passages}</tw-storydata>'


def through_twine(document: ScenarioDocument) -> list[ScenarioDocument]:
    story = as_twine_keeps_it(document)
    twee, page = as_twee(story).encode(), as_page(story).encode()
    return [read_twee(twee, "again.twee").document, read_html(page, "again.html").document]


@pytest.mark.parametrize("path", shipped, ids=lambda path: path.stem)
def test_it_brings_every_shipped_scenario_back(path: Path):
    document = load_scenario(path)
    assert through_twine(document) == [document, document]


@quickly
@given(scenarios)
def test_it_brings_every_document_back(document: ScenarioDocument):
    found = through_twine(document)
    assert found == [document, document]
    assert [list(one.nodes) for one in found] == [list(document.nodes)] * 2
