"""The links of Twine, read as its editor reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.exchange.twine.links import is_unclosed, links_in
from tests.scenarios.nasty import quickly


def both(line: str) -> list[tuple[str, str]]:
    return [(link.text, link.target) for link in links_in(line)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("[[a]]", [("a", "a")]),
        ("[[ a ]]", [("a", "a")]),
        ("[[say it|a]]", [("say it", "a")]),
        ("[[say it->a]]", [("say it", "a")]),
        ("[[say it -> a]]", [("say it", "a")]),
        ("[[a<-say it]]", [("say it", "a")]),
        ("[[a->b->c]]", [("a->b", "c")]),
        ("[[a<-b<-c]]", [("b<-c", "a")]),
        ("[[a<-b->c]]", [("a<-b", "c")]),
        ("[[a|b|c]]", [("a|b", "c")]),
        ("[[a|b->c]]", [("a|b", "c")]),
        ("[[say [it]->a]]", [("say [it]", "a")]),
        ("[[a<-say [it]]]", [("say [it]", "a")]),
        ("[[a->b]]]", [("a", "b")]),
        ("[[->a]]", [("", "a")]),
        ("[[a->]]", [("a", "")]),
        ("[[]]", [("", "")]),
        ("x [[a]] y [[b]] z", [("a", "a"), ("b", "b")]),
        ("[a] [b [c", []),
        ("[[a", []),
        ("[[a]", []),
    ],
)
def test_it_finds_words_and_target(line, found):
    assert both(line) == found


def test_it_finds_what_a_link_sets():
    (link,) = links_in("[[say it|a][$b to 1]]")
    assert (link.text, link.target, link.setter) == ("say it", "a", "$b to 1")


def test_it_finds_what_a_link_sets_behind_a_name_with_brackets():
    (link,) = links_in("[[say it|a [1]][$b to 1]]")
    assert (link.text, link.target, link.setter) == ("say it", "a [1]", "$b to 1")


@pytest.mark.parametrize(
    ("target", "outside"),
    [("https://example.com", True), ("a", False), ("a: b", False), ("://", False)],
)
def test_it_knows_an_address(target, outside):
    (link,) = links_in(f"[[words->{target}]]")
    assert link.leads_outside is outside


@pytest.mark.parametrize(
    ("line", "unclosed"), [("[[a", True), ("[[a]] [[b", True), ("[[a]]", False), ("[a", False)]
)
def test_it_knows_a_link_that_is_not_closed(line, unclosed):
    assert is_unclosed(line) is unclosed


@quickly
@given(st.text(alphabet="[]<->|a ", max_size=30))
def test_it_finds_links_where_they_stand(line):
    found = list(links_in(line))
    assert all(line[one.start :].startswith("[[") for one in found)
    assert all(line[: one.end].endswith("]]") for one in found)
