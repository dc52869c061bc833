from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import library
from trainer.practice.models import Attempt, Turn

pytestmark = pytest.mark.browser


def sign_in(page: Page) -> None:
    page.goto("/")
    page.get_by_label("E-mail address").fill("maya@example.com")
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Sign in", exact=True).click()


def start(page: Page, title: str) -> None:
    page.get_by_role("link", name="Practise").click()
    page.get_by_role("link", name=title).click()
    page.get_by_role("button", name="Start", exact=True).click()


@pytest.fixture
def script(maya):
    return library.load()


def test_it_goes_from_the_sign_in_to_the_debrief(page, script):
    conversation = library.played(script)
    sign_in(page)
    start(page, script.title)
    for turn, line in zip(conversation.turns, library.customer_lines(conversation), strict=True):
        page.locator(f'button.reply[value="{turn.reply}"]').click()
        expect(page.locator("[data-focus]")).to_have_text(line)
    page.get_by_role("button", name="To the wrap-up").click()
    page.get_by_label("Finish your notes").fill("Tranter, 214 pounds")
    page.get_by_label("Tell my manager about this conversation").check()
    page.get_by_role("button", name="See how it went").click()
    expect(page.get_by_role("heading", name="Turn by turn", exact=True)).to_be_visible()
    assert Turn.objects.all().reply_keys() == [turn.reply for turn in conversation.turns]
    assert Attempt.objects.get().outcome == conversation.outcome


def test_it_finds_the_conversation_again_among_ones_own(page, script, maya):
    conversation = library.played(script)
    sign_in(page)
    start(page, script.title)
    page.locator(f'button.reply[value="{conversation.turns[0].reply}"]').click()
    line = library.customer_lines(conversation)[0]
    expect(page.locator("[data-focus]")).to_have_text(line)
    page.get_by_role("link", name="Steady, home").click()
    page.get_by_role("link", name="Carry on").click()
    expect(page.locator("[data-focus]")).to_have_text(line)
