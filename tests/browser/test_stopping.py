from __future__ import annotations

import pytest
from playwright.sync_api import expect

from trainer.practice.models import Attempt

pytestmark = pytest.mark.browser


def test_it_stops_here_and_carries_on(talk):
    talk.say("go-on")
    talk.page.get_by_role("button", name="Stop here").click()
    expect(talk.page.get_by_text("You stopped here. That is fine")).to_be_visible()
    talk.page.get_by_role("button", name="Carry on").click()
    talk.say("back")
    assert talk.said() == ["go-on", "back"]


def test_it_keeps_the_notes_of_the_last_moment(talk):
    talk.notes.fill("Rosa")
    talk.page.get_by_role("button", name="Stop here").click()
    expect(talk.page.get_by_role("button", name="Carry on")).to_be_visible()
    assert Attempt.objects.get().notes == "Rosa"


def test_it_leads_on_to_another_conversation(talk):
    talk.page.get_by_role("button", name="Stop here").click()
    talk.page.get_by_role("link", name="Choose another conversation").click()
    expect(talk.page.get_by_role("heading", name="Practise")).to_be_visible()


def test_it_can_be_left_from_the_home_page(talk):
    talk.say("go-on")
    talk.page.goto("/")
    talk.page.get_by_role("button", name="Leave it").click()
    expect(talk.page.get_by_role("button", name="Carry on")).to_be_visible()
    assert Attempt.objects.get().stopped_at
