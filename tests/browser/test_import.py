"""A file comes in through the admin: chosen, looked at, confirmed. Everybody can use the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from scenarios.exchange.rows import store_scenario
from scenarios.models import Scenario
from tests.browser.test_accessibility import looks, overhang, violations
from tests.scenarios.files import changed, read, small

pytestmark = pytest.mark.browser

draft = changed("goto: mended", "goto: nowhere").replace("Good.", "Tomorrow at eight, then.")
plain = ":: Start\nHello, (set: $a to 1)who is it?\n[[Me.->End]]\n\n:: End [agred]\nBye."


@pytest.fixture
def page(context, sign_in, ada) -> Page:
    """The import page in a browser of Ada's."""
    sign_in(context, ada)
    page: Page = context.new_page()
    page.goto("/admin/scenarios/scenario/import/")
    return page


def choose(page: Page, text: str, name: str = "talk.yaml") -> None:
    file: FilePayload = {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Show what it would change").click()


def faults(page: Page) -> dict[tuple[str, int], list[str]]:
    """What is wrong with the page in light and dark, wide and narrow."""
    found = {}
    for scheme, width in looks:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        found[scheme, width] = [*violations(page), *[f"{overhang(page)} px over"][: overhang(page)]]
    return {look: one for look, one in found.items() if one}


def test_it_is_chosen_looked_at_and_confirmed(page):
    choose(page, plain, "story.twee")
    expect(page.get_by_text("the tag 'agred' is no behaviour and no ending")).to_be_visible()
    assert not Scenario.objects.exists()
    page.get_by_role("button", name="Import it as a draft").click()
    expect(page.get_by_text("“story” is there now, as a draft.")).to_be_visible()
    assert Scenario.objects.get().nodes.count() == 2


@pytest.mark.parametrize("what", ["choosing", "refused", "changes", "new"])
def test_it_can_be_used_by_everybody(page, what):
    store_scenario(read(small))
    if what == "refused":
        choose(page, small.replace("anger: 7", "anger: 77").replace("patience", "patiense"))
        expect(page.get_by_role("alert")).to_be_visible()
    elif what != "choosing":
        text, name = (draft, "talk.yaml") if what == "changes" else (plain, "story.twee")
        choose(page, text, name)
        expect(page.get_by_role("heading", name="Worth another look")).to_be_visible()
    assert faults(page) == {}


def test_it_goes_out_again(page, tmp_path):
    row = store_scenario(read(small))
    page.goto(f"/admin/scenarios/scenario/{row.pk}/change/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Export (YAML)").click()
    kept = Path(download.value.path())
    assert read(kept.read_bytes()) == read(small)
