from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import library
from trainer.practice.models import Turn

pytestmark = pytest.mark.browser

far_enough = 60


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the focus is there."""
    expect(wanted).to_be_visible()
    for _ in range(far_enough):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {wanted}")


def enter(page: Page, wanted: Locator) -> None:
    tab_to(page, wanted)
    page.keyboard.press("Enter")


def sign_in_and_start(page: Page, title: str) -> None:
    page.goto("/")
    expect(page.get_by_label("E-mail address")).to_be_focused()
    page.keyboard.type("maya@example.com")
    tab_to(page, page.get_by_label("Password"))
    page.keyboard.type("a-long-password")
    page.keyboard.press("Enter")
    enter(page, page.get_by_role("link", name="Practise"))
    enter(page, page.get_by_role("link", name=title))
    enter(page, page.get_by_role("button", name="Start", exact=True))


def test_it_goes_from_the_sign_in_to_the_debrief(page, maya):
    conversation = library.played(library.load())
    lines = library.customer_lines(conversation)
    sign_in_and_start(page, conversation.script.title)
    enter(page, page.locator(f'button.reply[value="{conversation.turns[0].reply}"]'))
    expect(page.locator("[data-focus]")).to_have_text(lines[0])
    for turn, line in zip(conversation.turns[1:], lines[1:], strict=True):
        expect(page.locator("[data-focus]")).to_be_focused()
        offered = page.locator("button.reply").evaluate_all("all => all.map(one => one.value)")
        page.keyboard.press(str(offered.index(turn.reply) + 1))
        expect(page.locator("[data-focus]")).to_have_text(line)
    enter(page, page.get_by_role("button", name="To the wrap-up"))
    tab_to(page, page.get_by_label("Get in touch with the customer"))
    page.keyboard.press("Space")
    enter(page, page.get_by_role("button", name="See how it went"))
    expect(page.get_by_role("heading", name="Turn by turn", exact=True)).to_be_visible()
    assert Turn.objects.all().reply_keys() == [turn.reply for turn in conversation.turns]


@pytest.mark.parametrize("place", [1, 2, 3, 4])
def test_it_picks_the_reply_of_a_key(talk, place):
    key = talk.page.locator("button.reply").nth(place - 1).get_attribute("value")
    talk.page.locator("button.reply").first.focus()
    talk.page.keyboard.press(str(place))
    expect(talk.transcript).to_have_count(2)
    assert talk.said() == [key]


def test_it_picks_nothing_for_a_key_without_a_reply(talk):
    talk.say("go-on")
    talk.page.locator("button.reply").first.focus()
    talk.page.keyboard.press("3")
    talk.say("back")
    assert talk.said() == ["go-on", "back"]


def test_it_picks_nothing_while_notes_are_typed(talk):
    talk.notes.focus()
    talk.page.keyboard.type("1 or 2")
    expect(talk.notes).to_have_value("1 or 2")
    expect(talk.page.locator("[data-saved]")).to_have_text("Saved")
    assert talk.said() == []


def test_it_picks_nothing_with_the_focus_elsewhere(talk):
    for place in (talk.page.get_by_role("link", name="Steady, home"), talk.transcript_box):
        place.focus()
        talk.page.keyboard.press("1")
    talk.say("go-on")
    assert talk.said() == ["go-on"]


def test_it_picks_nothing_before_the_focus_is_anywhere(talk):
    talk.page.keyboard.press("1")
    talk.say("go-on")
    assert talk.said() == ["go-on"]


@pytest.mark.parametrize("chord", ["Control+1", "Alt+1", "Shift+1"])
def test_it_leaves_the_keys_of_the_browser_alone(talk, chord):
    talk.page.locator("button.reply").first.focus()
    talk.page.keyboard.press(chord)
    talk.say("go-on")
    assert talk.said() == ["go-on"]


def test_it_skips_to_the_content(talk):
    talk.page.keyboard.press("Tab")
    talk.page.keyboard.press("Enter")
    enter(talk.page, talk.reply("go-on"))
    expect(talk.turn).to_have_value("2")
