"""One conversation, looked at again, from elsewhere, or twice."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import Talk

pytestmark = pytest.mark.browser

opening, story, plan = (
    "Do you know how long I have been on hold?",
    "Twice you told me somebody would come.",
    "So what now?",
)


@pytest.fixture
def second(talk) -> Talk:
    """Another window of the same browser, at the same turn."""
    return Talk(talk.page.context.new_page(), talk.attempt).open()


def test_it_is_where_it_was_after_a_reload(talk):
    talk.say("go-on")
    talk.page.reload()
    expect(talk.words).to_have_text(story)
    expect(talk.transcript).to_have_text([opening, "Please go on."])
    assert talk.said() == ["go-on"]


def test_it_is_where_it_was_after_going_back_and_forth(as_maya, begun):
    as_maya.goto("/scenarios/short-talk/")
    talk = Talk(as_maya, begun).open()
    talk.say("go-on")
    as_maya.go_back()
    expect(as_maya.get_by_role("button", name="Start afresh")).to_be_visible()
    as_maya.go_forward()
    expect(talk.words).to_have_text(story)
    assert talk.said() == ["go-on"]


def test_it_records_nothing_when_one_goes_back_from_the_wrap_up(talk):
    for key in ("go-on", "back"):
        talk.say(key)
    talk.reply("fix").click()
    talk.page.get_by_role("button", name="To the wrap-up").click()
    expect(talk.page.get_by_role("heading", name="Wrap-up")).to_be_visible()
    talk.page.go_back()
    expect(talk.page.get_by_role("button", name="To the wrap-up")).to_be_visible()
    assert talk.said() == ["go-on", "back", "fix"]


def test_it_shows_a_stale_window_how_things_stand(talk, second):
    talk.say("go-on")
    second.say("calm")
    expect(second.words).to_have_text(story)
    expect(second.transcript).to_have_text([opening, "Please go on."])
    assert talk.said() == ["go-on"]


def test_it_records_nothing_of_a_stale_window_that_could_be_said_again(talk, second):
    talk.say("stay")
    second.say("stay")
    expect(second.transcript).to_have_text([opening, "Let us look at it again."])
    assert talk.said() == ["stay"]


def test_it_goes_on_in_a_window_that_was_stale(talk, second):
    talk.say("go-on")
    second.say("calm")
    second.say("back")
    expect(second.words).to_have_text(plan)
    expect(second.transcript).to_have_text(
        [opening, "Please go on.", story, "Two mornings and nobody came."]
    )
    assert talk.said() == ["go-on", "back"]


def test_it_shows_a_stale_window_the_end(talk, second):
    for key in ("go-on", "back"):
        talk.say(key)
    talk.reply("fix").click()
    expect(talk.page.get_by_role("button", name="To the wrap-up")).to_be_visible()
    second.reply("calm").click()
    expect(second.page.get_by_role("button", name="To the wrap-up")).to_be_visible()
    expect(second.page.get_by_role("button", name="Stop here")).to_have_count(0)


def test_it_shows_a_stale_window_that_it_was_stopped(talk, second):
    talk.page.get_by_role("button", name="Stop here").click()
    expect(talk.page.get_by_role("button", name="Carry on")).to_be_visible()
    second.reply("calm").click()
    expect(second.page.get_by_role("button", name="Carry on")).to_be_visible()
    assert talk.said() == []


def test_it_goes_on_in_another_browser(talk, new_context, sign_in, maya):
    talk.say("go-on")
    elsewhere = new_context()
    sign_in(elsewhere, maya)
    other = Talk(elsewhere.new_page(), talk.attempt).open()
    other.say("back")
    expect(other.words).to_have_text(plan)
    assert talk.said() == ["go-on", "back"]
