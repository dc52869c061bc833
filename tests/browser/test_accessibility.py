"""Every page in light and dark, wide and narrow: axe finds nothing, nothing runs off the side."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.places import Visit, places

pytestmark = pytest.mark.browser

rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Each colour scheme and each width once: colours do not hang on the width, nor the other way round.
looks: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 1280), ("dark", 360))
# What the browser says of places that are in trouble on purpose.
complaints = ("404", "403", "500", "ERR_INTERNET_DISCONNECTED", "htmx:")


@pytest.fixture(params=places)
def place(request, new_context, sign_in, maya, watch) -> Page:
    """A page of Maya's browser, there and at rest."""
    for words in complaints:
        watch.expect(words)
    context = new_context(reduced_motion="reduce")
    sign_in(context, maya)
    page: Page = context.new_page()
    places[request.param](Visit(page, maya))
    return page


# A colour on its way from light to dark fails for a moment: it is judged where it arrives.
arrive = """async () => {
  for (let going; (going = document.getAnimations()).length > 0; )
    await Promise.allSettled(going.map((one) => one.finished));
}"""


def violations(page: Page) -> list[str]:
    page.evaluate(arrive)
    # Nothing is preloaded: axe would look for what steady.css imports beside the page.
    options = {"runOnly": rules, "preload": False, "resultTypes": ["violations"]}
    found: dict[str, Any] = Axe().run(page, options=options).response
    return [
        f"{one['id']}: {node['html'][:90]}" for one in found["violations"] for node in one["nodes"]
    ]


def overhang(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    root = "document.documentElement"
    return int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_it_can_be_used_by_everybody(place):
    found, too_wide = {}, {}
    for scheme, width in looks:
        place.emulate_media(color_scheme=scheme)
        place.set_viewport_size({"width": width, "height": 800})
        found[scheme, width] = violations(place)
        too_wide[scheme, width] = overhang(place)
    assert {look: one for look, one in found.items() if one} == {}
    assert {look: one for look, one in too_wide.items() if one > 0} == {}


def test_it_is_dark_for_those_who_want_it_dark(as_maya):
    as_maya.goto("/")
    as_maya.emulate_media(color_scheme="light")
    light = ground(as_maya)
    as_maya.emulate_media(color_scheme="dark")
    assert ground(as_maya) != light


def test_it_would_find_something(as_maya):
    as_maya.goto("/")
    as_maya.locator("#main").evaluate(
        """main => {
          main.innerHTML = '<img src="/static/img/steady.svg">';
          main.style.minWidth = "4000px";
        }"""
    )
    assert [one.partition(":")[0] for one in violations(as_maya)] == ["image-alt"]
    assert overhang(as_maya) > 0
