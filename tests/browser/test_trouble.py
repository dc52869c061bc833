"""What goes wrong on the way to the server is said in words, and nothing is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from trainer.practice.models import Attempt, Turn

pytestmark = pytest.mark.browser

refused = "That did not work. Your conversation is safe: reload the page and carry on."
unavailable = (
    "That cannot be saved just now. Your conversation is safe: wait a moment, and say it again."
)
unreached = "That did not reach us. Your conversation is safe: reload the page and carry on."


def nonsense(attempt: Attempt) -> Turn:
    """A turn that no script knows: until it is gone, the server fails at the conversation."""
    return Turn.objects.create(attempt=attempt, number=1, reply="nothing-of-the-sort")


def test_it_says_that_the_server_failed_and_goes_on_afterwards(talk, watch):
    watch.expect("500")
    turn = nonsense(talk.attempt)
    talk.reply("go-on").click()
    expect(talk.alert).to_have_text(refused)
    turn.delete()
    talk.say("go-on")
    expect(talk.alert).to_be_empty()
    assert talk.said() == ["go-on"]


def test_it_says_that_nothing_can_be_saved_and_goes_on_afterwards(talk, watch):
    watch.expect("503")
    talk.page.route("**/reply/", lambda route: route.fulfill(status=503))
    talk.reply("go-on").click()
    expect(talk.alert).to_have_text(unavailable)
    talk.page.unroute("**/reply/")
    talk.say("go-on")
    expect(talk.alert).to_be_empty()
    assert talk.said() == ["go-on"]


def test_it_keeps_the_replies_when_the_server_failed(talk, watch):
    watch.expect("500")
    nonsense(talk.attempt)
    talk.reply("go-on").click()
    expect(talk.alert).to_have_text(refused)
    expect(talk.page.locator("button.reply")).to_have_count(4)


def test_it_says_that_the_connection_is_lost_and_goes_on_afterwards(talk, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    watch.expect("htmx:")
    talk.page.context.set_offline(True)
    talk.reply("go-on").click()
    expect(talk.alert).to_have_text(unreached)
    talk.page.context.set_offline(False)
    talk.say("go-on")
    expect(talk.alert).to_be_empty()
    assert talk.said() == ["go-on"]


def test_it_says_a_reply_once_of_which_the_answer_was_lost(talk, watch):
    def lose(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort()

    watch.expect("ERR_FAILED")
    watch.expect("htmx:")
    talk.page.route("**/reply/", lose)
    talk.reply("go-on").click()
    expect(talk.alert).to_have_text(unreached)
    talk.page.unroute("**/reply/")
    talk.say("go-on")
    expect(talk.words).to_have_text("Twice you told me somebody would come.")
    assert talk.said() == ["go-on"]


def test_it_says_that_notes_could_not_be_saved_and_saves_them_later(talk, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    watch.expect("htmx:")
    talk.page.context.set_offline(True)
    talk.notes.press_sequentially("Rosa")
    expect(talk.saved).to_have_text("Could not be saved. We try again as you type.")
    talk.page.context.set_offline(False)
    talk.notes.press_sequentially(", third call")
    expect(talk.saved).to_have_text("Saved")
    assert Attempt.objects.get().notes == "Rosa, third call"


def test_it_asks_before_it_leaves_notes_that_were_not_saved(talk, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    watch.expect("htmx:")
    talk.page.context.set_offline(True)
    talk.notes.press_sequentially("Rosa")
    expect(talk.saved).to_contain_text("Could not be saved.")
    talk.page.on("dialog", lambda dialog: dialog.dismiss())
    with talk.page.expect_event("dialog") as asked:
        talk.page.get_by_role("link", name="Steady, home").click(no_wait_after=True)
    assert asked.value.type == "beforeunload"
    expect(talk.notes).to_have_value("Rosa")


def test_it_does_not_alarm_about_notes_where_replies_are_given(talk, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    watch.expect("htmx:")
    talk.page.context.set_offline(True)
    talk.notes.press_sequentially("Rosa")
    expect(talk.saved).to_contain_text("Could not be saved.")
    expect(talk.alert).to_be_empty()
    talk.page.on("dialog", lambda dialog: dialog.accept())
