"""What a turn changes in the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def drawn(page: Page, part: str) -> str | None:
    return page.locator(f"#customer-{part}").get_attribute("d")


def test_it_puts_the_focus_on_the_new_words_of_the_customer(talk):
    talk.say("go-on")
    expect(talk.words).to_be_focused()
    expect(talk.words).to_have_text("Twice you told me somebody would come.")


def test_it_leaves_a_phone_to_the_customer(talk):
    talk.page.set_viewport_size({"width": 360, "height": 800})
    height = talk.page.locator("header .talk h1").evaluate("heading => heading.offsetHeight")
    assert height < 60  # two lines, not a letter on each


def test_it_puts_the_focus_on_the_last_words_too(talk):
    for key in ("go-on", "back"):
        talk.say(key)
    talk.reply("fix").click()
    expect(talk.words).to_have_text("Good. Tomorrow at eight then.")
    expect(talk.words).to_be_focused()


@pytest.mark.parametrize("part", ["brow-left", "brow-right", "body"])
def test_it_changes_the_face(talk, part):
    before = drawn(talk.page, part)
    talk.say("calm")
    expect(talk.page.locator(f"#customer-{part}")).not_to_have_attribute("d", before or "")


def test_it_says_the_anger_in_words_and_by_the_meter(talk):
    talk.say("calm")
    expect(talk.page.locator(".anger strong")).to_have_text("9 of 10 · furious")
    expect(talk.page.locator("#anger")).to_have_attribute("value", "9")
    expect(talk.page.locator(".customer .face")).to_have_attribute(
        "aria-label", "Rosa Ortega, furious"
    )


def test_it_says_how_the_anger_moved(talk):
    talk.say("go-on")
    expect(talk.page.locator(".anger .change")).to_have_text("down 1 since you spoke")


def test_it_adds_what_was_said_to_the_transcript_and_shows_its_end(talk):
    for _ in range(8):
        talk.say("stay")
    expect(talk.transcript).to_have_count(16)
    end = "box => Math.ceil(box.scrollTop + box.clientHeight) >= box.scrollHeight - 1"
    assert talk.transcript_box.evaluate("box => box.scrollHeight > box.clientHeight")
    assert talk.transcript_box.evaluate(end)


def test_it_asks_the_server_once(talk):
    asked: list[str] = []
    talk.page.wait_for_load_state("networkidle")  # the page itself, with its icon, has come
    talk.page.on("request", lambda request: asked.append(request.method))
    talk.say("go-on")
    expect(talk.words).to_be_focused()
    assert asked == ["POST"]


def test_it_asks_no_other_host(as_maya, edition, base_url):
    asked: list[str] = []
    as_maya.on("request", lambda request: asked.append(request.url))
    as_maya.goto("/scenarios/short-talk/")
    as_maya.get_by_role("button", name="Start", exact=True).click()
    as_maya.locator('button.reply[value="stay"]').click()
    expect(as_maya.locator("input[name=turn]")).to_have_value("2")
    assert [url for url in asked if not url.startswith(base_url)] == []
