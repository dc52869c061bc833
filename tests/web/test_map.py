from __future__ import annotations

import re

from trainer.web.map import Box, draw_map, sample_arrow, sample_box
from trainer.web.map_arrows import Arrow
from trainer.web.map_shapes import shapes

opening = Box(
    "opening", "upset", "upset", "So?", "start", "/node/1/", "opening. upset", is_start=True
)
story = Box("story", "crossing", "shouting", "Twice!", href="/node/2/", label="story", errors=2)
end = Box("end", "good-end", "ends: resolved", href="/node/3/", label="end", warnings=3)
boxes = (opening, story, end)
arrows = (
    Arrow(0, 1, "1", "breaks", title="1. calm"),
    Arrow(0, 1, "2", "best", is_conditional=True),
    Arrow(1, 2, "1", "between"),
    Arrow(1, 0, "2"),
    Arrow(1, 1, "3"),
)


def drawn(*, boxes=boxes, arrows=arrows) -> str:
    return draw_map(boxes, arrows, label="Map")


def edges(svg: str) -> list[str]:
    return re.findall(r'<g class="edge ([^"]*)"', svg)


def test_it_has_a_link_for_every_box():
    found = re.findall(r'<a class="node [^"]*" href="([^"]*)" aria-label="([^"]*)"', drawn())
    assert found == [("/node/1/", "opening. upset"), ("/node/2/", "story"), ("/node/3/", "end")]


def test_it_links_from_the_top_down_whatever_the_order_of_the_boxes():
    svg = drawn(boxes=(end, opening), arrows=[Arrow(1, 0)])
    assert re.findall(r'href="([^"]*)"', svg) == ["/node/1/", "/node/3/"]


def test_it_tells_lines_apart_without_colour():
    assert edges(drawn()) == [
        "breaks",
        "best conditional",
        "between",
        "unknown back",
        "unknown back",
    ]
    assert drawn().count('<rect x="') > drawn(arrows=arrows[2:]).count('<rect x="')


def test_it_gives_every_kind_its_class():
    svg = drawn(boxes=[Box(kind, kind) for kind in shapes], arrows=())
    assert [kind for kind in shapes if f'class="node {kind}"' not in svg] == []


def test_it_marks_problems_where_they_are():
    svg = drawn()
    assert re.findall(r'class="mark (\w+)">.*?<text[^>]*>(\d)</text>', svg) == [
        ("error", "2"),
        ("warning", "3"),
    ]


def test_it_marks_what_is_never_reached():
    svg = drawn(boxes=[opening, Box("lost", "plain", is_unreached=True)], arrows=())
    assert 'class="node plain unreached"' in svg


def test_it_escapes_every_text():
    bad = '<script>"&'
    box = Box(bad, "plain", bad, bad, bad, bad, bad)
    svg = draw_map([box], [Arrow(0, 0, bad, title=bad)], label=bad)
    assert "<script" not in svg
    assert svg.count("&lt;script&gt;&quot;&amp;") == 9


def test_it_cuts_what_does_not_fit():
    svg = drawn(boxes=[Box("a" * 80, "plain", words="so many words " * 9)], arrows=())
    assert f"{'a' * 23}…" in svg
    assert svg.count('class="words"') == 2


def test_it_has_nothing_inline():
    assert not re.search(r"\s(style|on\w+)=", drawn() + sample_box("calm") + sample_arrow("best"))


def test_it_draws_nothing_of_nothing():
    assert "<a " not in drawn(boxes=(), arrows=())


def test_it_is_the_same_every_time():
    assert drawn() == drawn()
