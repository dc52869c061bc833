"""Pages of authors beside the rows: axe finds nothing, nothing runs off the side."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from scenarios.models import GuidelineChange
from tests.browser.test_accessibility import looks, overhang, violations
from tests.scenarios.house import make_guideline, make_move, make_rule

pytestmark = pytest.mark.browser

# Django's own: the filter box of its sidebar has no label but its placeholder.
of_django = "nav-filter"

# It tries to read Django's own style sheets of forms in a way that the policy forbids.
axe_says = ("Applying inline style", "style-src-elem inline", "Couldn't load preload assets")


@pytest.fixture
def as_ada(new_context, sign_in, ada) -> Page:
    context = new_context(reduced_motion="reduce")
    sign_in(context, ada)
    page: Page = context.new_page()
    return page


@pytest.fixture
def address(request, edition) -> str:
    """A page with something on it."""
    made = make_guideline()
    make_move()
    make_rule(made)
    GuidelineChange.objects.create(guideline="hear-out", weight=3)
    GuidelineChange.objects.create(guideline="gone", weight=3)
    if request.param == "persona":
        return reverse("admin:scenarios_persona_change", args=[edition.scenario.persona_id])
    if request.param == "guideline":
        return reverse("admin:scenarios_houseguideline_change", args=[made.pk])
    return reverse(request.param)


@pytest.mark.parametrize(
    "address", ["coverage", "house-rules", "persona", "guideline"], indirect=True
)
def test_it_can_be_used_by_everybody(as_ada, address, watch):
    as_ada.goto(address)
    assert watch.unexpected() == []
    for words in axe_says:
        watch.expect(words)
    found, too_wide = {}, {}
    for scheme, width in looks:
        as_ada.emulate_media(color_scheme=scheme)
        as_ada.set_viewport_size({"width": width, "height": 800})
        found[scheme, width] = [one for one in violations(as_ada) if of_django not in one]
        too_wide[scheme, width] = overhang(as_ada)
    assert {look: one for look, one in found.items() if one} == {}
    assert {look: one for look, one in too_wide.items() if one > 0} == {}
