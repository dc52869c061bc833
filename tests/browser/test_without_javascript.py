from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import library
from tests.browser.steps import Talk
from trainer.practice.models import Attempt, Turn

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(new_context, sign_in, maya):
    """Maya's browser, in which JavaScript is off."""
    context = new_context(java_script_enabled=False)
    sign_in(context, maya)
    return context.new_page()


@pytest.fixture
def plain_talk(plain, begun) -> Talk:
    return Talk(plain, begun).open()


def test_it_goes_from_the_gallery_to_the_debrief(plain):
    conversation = library.played(library.load())
    plain.goto("/scenarios/")
    plain.get_by_role("link", name=conversation.script.title).click()
    plain.get_by_role("button", name="Start", exact=True).click()
    for turn in conversation.turns:
        plain.locator(f'button.reply[value="{turn.reply}"]').click()
    expect(plain.locator("[data-focus]")).to_have_text(library.customer_lines(conversation)[-1])
    plain.get_by_role("button", name="To the wrap-up").click()
    plain.get_by_role("button", name="See how it went").click()
    expect(plain.get_by_role("heading", name="Turn by turn", exact=True)).to_be_visible()
    assert Turn.objects.all().reply_keys() == [turn.reply for turn in conversation.turns]


def test_it_carries_the_notes_along_with_a_reply(plain_talk):
    plain_talk.notes.fill("Rosa,\nthird call")
    plain_talk.say("go-on")
    expect(plain_talk.notes).to_have_value("Rosa,\nthird call")
    assert Attempt.objects.get().notes == "Rosa,\nthird call"


@pytest.mark.parametrize("button", ["Save notes", "Coach: off", "Stop here"])
def test_it_carries_the_notes_along_with_every_button(plain_talk, button):
    plain_talk.notes.fill("Rosa")
    plain_talk.page.get_by_role("button", name=button).click()
    expect(plain_talk.notes).to_have_value("Rosa")
    assert Attempt.objects.get().notes == "Rosa"


def test_it_carries_the_notes_along_to_the_wrap_up(plain_talk):
    for key in ("go-on", "back"):
        plain_talk.say(key)
    plain_talk.reply("fix").click()
    plain_talk.notes.fill("A technician tomorrow")
    plain_talk.page.get_by_role("button", name="To the wrap-up").click()
    expect(plain_talk.page.get_by_label("Finish your notes")).to_have_value("A technician tomorrow")


def test_it_records_a_double_click_once(plain_talk):
    plain_talk.reply("stay").dblclick()
    expect(plain_talk.turn).to_have_value("2")
    assert plain_talk.said() == ["stay"]


def test_it_shows_how_things_stand_after_going_back(plain_talk):
    plain_talk.say("go-on")
    plain_talk.say("back")
    plain_talk.page.go_back()
    expect(plain_talk.turn).to_have_value("3")


def test_it_says_that_notes_are_too_long(plain_talk):
    plain_talk.notes.evaluate("box => box.removeAttribute('maxlength')")
    plain_talk.notes.fill("x" * 5001)
    plain_talk.page.get_by_role("button", name="Save notes").click()
    expect(plain_talk.page.locator(".messages")).to_contain_text("The notes are too long")
