"""What is done twice by hand is recorded once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import Talk
from trainer.practice.models import Attempt

pytestmark = pytest.mark.browser


def double_click_slowly(talk: Talk, key: str) -> None:
    """A double click of which the second half comes when the next replies are there already."""
    talk.page.set_viewport_size({"width": 1280, "height": 1400})  # nothing has to scroll
    turn = int(talk.turn.input_value())
    talk.reply(key).click()
    expect(talk.turn).to_have_value(str(turn + 1))
    expect(talk.page.locator("button.reply:hover")).to_have_count(1)
    talk.page.mouse.down(click_count=2)
    talk.page.mouse.up(click_count=2)


def test_it_records_a_double_click_once(talk):
    talk.reply("stay").dblclick()
    expect(talk.turn).to_have_value("2")
    talk.say("go-on")
    assert talk.said() == ["stay", "go-on"]


def test_it_does_not_answer_the_next_turn_with_the_rest_of_a_double_click(talk):
    talk.say("stay")
    double_click_slowly(talk, "stay")
    talk.say("go-on")
    assert talk.said() == ["stay", "stay", "go-on"]


def test_it_records_one_of_two_replies_clicked_at_once(talk):
    both = talk.page.locator('button.reply:is([value="stay"], [value="calm"])')
    both.evaluate_all("all => all.forEach(one => one.click())")
    expect(talk.turn).to_have_value("2")
    assert len(talk.said()) == 1


def test_it_begins_one_conversation_for_a_double_click(as_maya: Page, edition):
    as_maya.goto("/scenarios/short-talk/")
    as_maya.get_by_role("button", name="Start", exact=True).dblclick()
    expect(as_maya.locator("input[name=turn]")).to_have_value("1")
    assert Attempt.objects.count() == 1
