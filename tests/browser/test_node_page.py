from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from scenarios.exchange.rows import store_scenario
from scenarios.models import Node, Reply
from tests.browser.admin import axe_says, faults_of_django
from tests.browser.test_accessibility import looks, overhang, violations
from tests.conftest import read_document

pytestmark = pytest.mark.browser


@pytest.fixture
def as_ada(new_context, sign_in, ada) -> Page:
    context = new_context(reduced_motion="reduce")
    sign_in(context, ada)
    page: Page = context.new_page()
    return page


@pytest.fixture
def plan(as_ada: Page) -> Page:
    """The page of a node, with something to mend."""
    store_scenario(read_document())
    Reply.objects.filter(key="fix").update(text="I am sorry. A technician!", moves=["solv"])
    node = Node.objects.get(key="plan")
    as_ada.goto(reverse("admin:scenarios_node_change", args=[node.pk]))
    return as_ada


def test_it_can_be_used_by_everybody(plan, watch):
    plan.locator(".ticks summary").first.click()
    expect(plan.locator(".ticks small").first).to_be_visible()
    assert watch.unexpected() == []
    for words in axe_says:
        watch.expect(words)
    found, too_wide = set(), {}
    for scheme, width in looks:
        plan.emulate_media(color_scheme=scheme)
        plan.set_viewport_size({"width": width, "height": 800})
        found |= {one for one in violations(plan) if not any(map(one.count, faults_of_django))}
        too_wide[scheme, width] = overhang(plan)
    assert found == set()
    assert {look: one for look, one in too_wide.items() if one > 0} == {}


def test_it_counts_words_and_explains_moves(plan):
    plan.get_by_label("What the trainee says").first.fill("One two three four five six seven eight")
    expect(plan.locator("#r-0 .count")).to_have_text("8 words")
    plan.locator("#r-0 .ticks summary", has_text="Caring").click()
    plan.get_by_role("checkbox", name="Thank them").check()
    expect(plan.locator("#r-0 .ticks summary b", has_text="Thank them")).to_be_visible()
    expect(plan.get_by_text("Not flattery.").first).to_be_visible()


def test_it_gives_a_new_reply_all_that_the_others_have(plan):
    plan.get_by_role("button", name="Add another Reply").click()
    added = plan.locator("#r-3")
    added.get_by_label("What the trainee says").fill("Would tomorrow at nine do for you?")
    added.locator(".ticks summary", has_text="Hearing").click()
    added.get_by_role("checkbox", name="Ask an open question").check()
    added.get_by_label("Leads to").select_option("mended")
    plan.get_by_role("button", name="Save", exact=True).click()
    expect(plan.locator(".messagelist .success")).to_be_visible()
    reply = Reply.objects.get(key="would-tomorrow-at-nine")
    assert (reply.moves, str(reply.routes.get())) == (["ask"], "mended")
