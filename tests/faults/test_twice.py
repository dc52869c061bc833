"""The two halves of a double click reach two application servers at once: one turn."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from benchmarks.pages import Browser
from benchmarks.players import Talk

turns = 5


@pytest.fixture
def windows(place, trainee):
    """Maya's two windows, each at a server, with the cookies of one browser."""
    talk = trainee.look(trainee.begin())
    made = [Browser([server.port], trainee.browser.cookies) for server in place.servers]
    yield made, talk
    for window in made:
        window.close()


def post_at_once(windows: list[Browser], talk: Talk, replies: list[str]) -> list[Talk]:
    """Each window posts a reply to the same page at the same moment; what each shows then."""
    gate = Barrier(len(windows), timeout=30)

    def post(window: Browser, reply: str) -> Talk:
        gate.wait()
        form = {**talk.form.fields, "reply": reply}
        return Talk.on(window.post(talk.form.action, form, htmx=True))

    with ThreadPoolExecutor(len(windows)) as threads:
        return list(threads.map(post, windows, replies))


def test_it_says_it_once(windows, stored):
    both, talk = windows
    said: list[str] = []
    for number in range(1, turns + 1):
        said.append(next(iter(talk.keys.values())))
        talk, other = post_at_once(both, talk, [said[-1]] * 2)
        assert talk.number == other.number == number + 1
    assert stored() == said


def test_it_says_one_of_two(windows, stored):
    both, talk = windows
    replies = list(talk.keys.values())[:2]
    one, other = post_at_once(both, talk, replies)
    assert one.number == other.number == 2
    assert stored() in ([replies[0]], [replies[1]])
