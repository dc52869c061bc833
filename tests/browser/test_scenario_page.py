from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from scenarios.exchange.rows import store_scenario
from scenarios.models import Edition, Node, Scenario
from tests.browser.admin import axe_says, faults_of_django
from tests.browser.test_accessibility import looks, overhang, violations
from tests.conftest import read_document, short_talk

pytestmark = pytest.mark.browser


@pytest.fixture
def talk(new_context, sign_in, ada) -> Page:
    """The page of a scenario with an error and a node that nothing leads to, in Ada's browser."""
    store_scenario(read_document(short_talk.replace("goto: mended", "goto: nowhere")))
    context = new_context(reduced_motion="reduce")
    sign_in(context, ada)
    page: Page = context.new_page()
    page.goto(reverse("admin:scenarios_scenario_change", args=[Scenario.objects.get().pk]))
    expect(page.locator("svg.map a.node").first).to_be_visible()
    return page


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label')"))


def wide(page: Page) -> int:
    return int(page.locator("svg.map[role=group]").get_attribute("width") or 0)


def test_it_loads_what_was_not_worked_out(talk):
    expect(talk.get_by_role("heading", name=re.compile("bar publishing"))).to_be_visible()
    expect(talk.get_by_text("never reached").first).to_be_visible()


def test_it_goes_through_the_map_by_keyboard(talk):
    talk.get_by_role("region", name="Map of the dialogue").focus()
    talk.keyboard.press("Tab")
    assert focused(talk).startswith("opening. start. shouting.")
    talk.keyboard.press("ArrowDown")
    assert focused(talk).startswith("story. upset.")
    talk.keyboard.press("Enter")
    story = Node.objects.get(key="story")
    expect(talk).to_have_url(re.compile(reverse("admin:scenarios_node_change", args=[story.pk])))


def test_it_zooms_by_keyboard_and_by_button(talk):
    talk.get_by_role("region", name="Map of the dialogue").focus()
    before = wide(talk)
    talk.keyboard.press("+")
    assert wide(talk) > before
    talk.get_by_role("button", name="Smaller").click()
    assert wide(talk) == before


def test_it_can_be_used_by_everybody(talk, watch):
    assert watch.unexpected() == []
    for words in axe_says:
        watch.expect(words)
    talk.locator("summary", has_text="What the shapes and lines mean").click()
    found, too_wide = set(), {}
    for scheme, width in looks:
        talk.emulate_media(color_scheme=scheme)
        talk.set_viewport_size({"width": width, "height": 800})
        found |= {one for one in violations(talk) if not any(map(one.count, faults_of_django))}
        too_wide[scheme, width] = overhang(talk)
    assert found == set()
    assert {look: one for look, one in too_wide.items() if one > 0} == {}


def test_it_publishes_what_was_looked_at(talk):
    store_scenario(read_document())
    talk.reload()
    talk.get_by_role("link", name="Publish").click()
    talk.get_by_role("button", name=re.compile("^Publish")).click()
    expect(talk.get_by_text("Trainees play edition 1.")).to_be_visible()
    assert Edition.objects.count() == 1


def test_it_scrolls_without_javascript(new_context, sign_in, ada):
    never_seen = read_document(short_talk.replace("The third call", "Without a script"))
    scenario = store_scenario(never_seen)
    context = new_context(java_script_enabled=False)
    sign_in(context, ada)
    page: Page = context.new_page()
    page.goto(reverse("admin:scenarios_scenario_change", args=[scenario.pk]))
    page.get_by_role("link", name="Problems, map and analysis").click()
    expect(page.locator("svg.map a.node")).to_have_count(5)
    expect(page.get_by_role("button", name="Smaller")).to_be_hidden()
