from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from scenarios.exchange.rows import store_scenario
from tests.browser.test_accessibility import looks, overhang, violations
from tests.conftest import good_replies, read_document
from trainer.practice.models import Attempt

pytestmark = pytest.mark.browser

start = {"node": "opening", "anger": 7, "turn": 0, "made": ["thank"]}


@pytest.fixture
def as_ada(new_context, sign_in, ada) -> Page:
    store_scenario(read_document())
    context = new_context(reduced_motion="reduce")
    sign_in(context, ada)
    page: Page = context.new_page()
    return page


@pytest.mark.parametrize(
    ("name", "said"),
    [("trial", []), ("trial-talk", ["stay"]), ("trial-talk", [*good_replies])],
    ids=["start", "talk", "end"],
)
def test_it_can_be_used_by_everybody(as_ada, name, said):
    as_ada.goto(reverse(name, args=["short-talk"], query={**start, "said": said}))
    found, too_wide = {}, {}
    for scheme, width in looks:
        as_ada.emulate_media(color_scheme=scheme)
        as_ada.set_viewport_size({"width": width, "height": 800})
        found[scheme, width] = violations(as_ada)
        too_wide[scheme, width] = overhang(as_ada)
    assert {look: one for look, one in found.items() if one} == {}
    assert {look: one for look, one in too_wide.items() if one > 0} == {}


def test_it_plays_by_key_and_takes_a_reply_back(as_ada):
    as_ada.goto(reverse("trial-talk", args=["short-talk"], query={**start, "node": "story"}))
    words = as_ada.locator("[data-focus]")
    as_ada.locator("button.reply").first.focus()
    as_ada.keyboard.press("1")
    expect(words).to_have_text("So what now?")
    expect(words).to_be_focused()
    expect(as_ada.locator("#behind")).to_contain_text("plan")
    as_ada.go_back()
    expect(words).to_have_text("Twice you told me somebody would come.")
    assert not Attempt.objects.exists()
