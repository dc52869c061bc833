from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import Talk
from trainer.practice.models import Attempt

pytestmark = pytest.mark.browser


@pytest.fixture
def second(talk) -> Talk:
    """Another window of the same browser, opened before anything was noted."""
    return Talk(talk.page.context.new_page(), talk.attempt).open()


def write(talk: Talk, words: str) -> None:
    talk.notes.press_sequentially(words)
    expect(talk.saved).to_have_text("Saved")


def test_it_saves_by_itself_and_survives_a_reload(talk):
    write(talk, "Rosa, third call")
    talk.page.reload()
    expect(talk.notes).to_have_value("Rosa, third call")


def test_it_says_when_something_is_not_saved_yet(talk):
    talk.notes.press_sequentially("R")
    expect(talk.saved).to_have_text("Not saved yet")
    expect(talk.saved).to_have_text("Saved")


def test_it_leaves_the_focus_where_one_writes(talk):
    write(talk, "Rosa")
    expect(talk.notes).to_be_focused()
    talk.page.keyboard.type(", third call")
    expect(talk.notes).to_have_value("Rosa, third call")


def test_it_stays_as_it_is_over_a_turn(talk):
    talk.notes.press_sequentially("Rosa")
    talk.say("go-on")
    expect(talk.notes).to_have_value("Rosa")
    assert Attempt.objects.get().notes == "Rosa"


def test_it_asks_nothing_when_all_is_saved(talk):
    asked: list[str] = []
    talk.page.on("dialog", lambda dialog: asked.append(dialog.type))
    write(talk, "Rosa")
    talk.page.get_by_role("link", name="Steady, home").click()
    expect(talk.page.get_by_role("heading", name="Hello, Maya")).to_be_visible()
    assert asked == []


def test_it_keeps_what_two_windows_wrote(talk, second):
    write(talk, "Rosa")
    write(second, "Two mornings")
    expect(second.notes).to_have_value("Rosa\n\nTwo mornings")
    second.notes.press("ControlOrMeta+End")
    second.page.keyboard.type(" and no")
    expect(second.saved).to_have_text("Not saved yet")
    expect(second.saved).to_have_text("Saved")
    assert Attempt.objects.get().notes == "Rosa\n\nTwo mornings and no"


def test_it_is_brought_up_to_date_by_a_reply(talk, second):
    write(talk, "Rosa")
    second.say("go-on")
    expect(second.notes).to_have_value("Rosa")
    expect(second.words).to_be_focused()


def test_it_goes_along_to_the_wrap_up_and_the_debrief(talk):
    for key in ("go-on", "back"):
        talk.say(key)
    talk.reply("fix").click()
    talk.notes.fill("A technician tomorrow")
    talk.page.get_by_role("button", name="To the wrap-up").click()
    expect(talk.page.get_by_label("Finish your notes")).to_have_value("A technician tomorrow")
    talk.page.get_by_role("button", name="See how it went").click()
    expect(talk.page.locator("aside")).to_contain_text("A technician tomorrow")
