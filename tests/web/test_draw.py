from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from trainer.web.face import draw
from trainer.web.face_looks import GARMENTS, STYLES

plain = {"hair": "dark-bun", "skin": 3}
angers = range(11)
heads = [
    {"hair": f"brown-{style}", "glasses": glasses, "beard": beard}
    for style in STYLES
    for glasses, beard in ((False, False), (True, True))
]


def skeleton(svg: str) -> list[tuple[str, str, str]]:
    """The elements with their ids and the commands of their paths, without any number."""
    return [
        (one.tag, one.get("id", ""), re.sub(r"[-\d. ]+", "", one.get("d", "")))
        for one in ElementTree.fromstring(svg).iter()
    ]


@pytest.mark.parametrize("looks", heads)
def test_it_keeps_its_parts_whatever_the_anger_so_that_they_can_move(looks):
    drawn = [skeleton(draw(looks, anger, label="", prefix="customer")) for anger in angers]
    assert all(one == drawn[0] for one in drawn)


@pytest.mark.parametrize("looks", heads)
def test_it_is_small(looks):
    assert max(len(draw(looks, anger, label="Rosa", prefix="customer")) for anger in angers) < 4096


def test_it_is_another_face_for_every_anger():
    assert len({draw(plain, anger, label="") for anger in angers}) == len(angers)


@pytest.mark.parametrize(("outside", "inside"), [(-3, 0), (14, 10)])
def test_it_brings_an_anger_inside(outside, inside):
    assert draw(plain, outside, label="") == draw(plain, inside, label="")


def test_it_is_read_aloud_by_its_label():
    svg = draw(plain, 7, label="Rosa, angry")
    assert 'role="img" aria-label="Rosa, angry"' in svg


def test_it_is_a_decoration_without_one():
    svg = draw(plain, 7, label="")
    assert 'aria-hidden="true"' in svg
    assert "aria-label" not in svg


def test_it_escapes_what_it_is_given():
    svg = draw(plain, 7, label='"><script>', prefix='"><script>', css='"><script>')
    assert "<script>" not in svg


def test_it_has_ids_only_where_one_face_moves():
    assert re.findall(r'\bid="', draw(plain, 7, label="")) == []
    assert 'id="customer-brow-left"' in draw(plain, 7, label="", prefix="customer")


@pytest.mark.parametrize(
    "looks",
    [{}, {"hair": "plaid-mohawk", "skin": 9, "top": "neon-toga"}, {"hair": None, "skin": "light"}],
)
def test_it_draws_a_plain_face_for_looks_it_does_not_know(looks):
    assert draw(looks, 5, label="") == draw({}, 5, label="")


@pytest.mark.parametrize("looks", [{"skin": 6}, {"glasses": True}, {"beard": True}])
def test_it_shows_how_they_look(looks):
    assert draw(looks, 5, label="") != draw({}, 5, label="")


def test_it_shows_what_they_wear():
    tops = {draw({"top": f"navy-{garment}"}, 5, label="") for garment in GARMENTS}
    assert len(tops) == len(GARMENTS)
