from __future__ import annotations

import pytest

from tests.web.markup import doubled_ids, elsewhere, inline


@pytest.mark.parametrize(
    "html",
    [
        *("<style>p {}</style>", "<script>go()</script>", '<p style="color: red">'),
        *('<a onclick="go()">', '<a hx-on:click="go()">', "<svg><path style='x'/></svg>"),
    ],
)
def test_it_finds_what_is_inline(html):
    assert len(inline(html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        *('<img src="//cdn.example/x.png">', '<a href="javascript:go()">'),
        *('<form action="https://elsewhere.example/">', '<a href="http://elsewhere.example/">'),
    ],
)
def test_it_finds_what_is_elsewhere(html):
    assert len(elsewhere(html)) == 1


def test_it_finds_nothing_in_a_decent_page():
    html = '<script src="/x.js" defer></script><a id="a" href="/b?c=d#e">f</a><b class="on"></b>'
    assert (inline(html), elsewhere(html), doubled_ids(html)) == ([], [], [])


def test_it_finds_an_id_that_is_there_twice():
    assert doubled_ids('<p id="a"><p id="b"><p id="a">') == ["a"]
