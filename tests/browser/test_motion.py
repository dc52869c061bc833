from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.steps import Talk

pytestmark = pytest.mark.browser


def durations(page: Page) -> set[str]:
    """How long the transitions of everything in the page take, its ::before and ::after too."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap((one) => ["", "::before", "::after"]
             .map((part) => getComputedStyle(one, part))
             .flatMap((style) => [style.transitionDuration, style.animationDuration]))"""
    )
    return {part.strip() for one in found for part in one.split(",")}


def test_it_moves_the_face_from_one_turn_to_the_next(talk):
    brow = talk.page.locator("#customer-brow-left")
    assert "0.6s" in brow.evaluate("brow => getComputedStyle(brow).transitionDuration")


def test_it_moves_nothing_for_those_who_do_not_want_it(new_context, sign_in, maya, begun):
    context = new_context(reduced_motion="reduce")
    sign_in(context, maya)
    talk = Talk(context.new_page(), begun).open().say("go-on")
    assert durations(talk.page) == {"0s"}


def test_it_moves_something_for_everybody_else(talk):
    assert durations(talk.page) > {"0s"}
