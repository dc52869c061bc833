from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from tests.conftest import where
from trainer.practice.models import Attempt

pytestmark = pytest.mark.browser


def sign_in_again(page: Page) -> None:
    page.get_by_label("E-mail address").fill("maya@example.com")
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_it_leads_from_a_reply_over_the_sign_in_back_to_the_conversation(talk):
    talk.say("go-on")
    Session.objects.all().delete()
    talk.reply("back").click()
    sign_in_again(talk.page)
    expect(talk.words).to_have_text("Twice you told me somebody would come.")
    talk.say("back")
    assert talk.said() == ["go-on", "back"]


def test_it_leads_back_to_the_conversation_without_javascript(new_context, sign_in, maya, begun):
    context = new_context(java_script_enabled=False)
    sign_in(context, maya)
    page = context.new_page()
    page.goto(where("conversation", begun))
    Session.objects.all().delete()
    page.locator('button.reply[value="go-on"]').click()
    sign_in_again(page)
    expect(page.locator("input[name=turn]")).to_have_value("1")


def test_it_asks_before_it_leaves_notes_that_were_not_saved(talk):
    Session.objects.all().delete()
    talk.page.on("dialog", lambda dialog: dialog.dismiss())
    with talk.page.expect_event("dialog") as asked:
        talk.notes.press_sequentially("Rosa")
    expect(talk.page.locator("[data-saved]")).to_contain_text("Could not be saved.")
    expect(talk.notes).to_have_value("Rosa")
    assert asked.value.type == "beforeunload"


def test_it_saves_nothing_for_a_stranger(talk):
    Session.objects.all().delete()
    talk.page.on("dialog", lambda dialog: dialog.accept())
    talk.notes.press_sequentially("Rosa")
    expect(talk.page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert Attempt.objects.get().notes == ""
