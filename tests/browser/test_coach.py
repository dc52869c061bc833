from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_it_speaks_once_it_is_on(talk):
    talk.page.get_by_role("button", name="Coach: off").click()
    expect(talk.page.get_by_role("button", name="Coach: on")).to_be_visible()
    talk.say("calm")
    expect(talk.page.locator(".coach")).to_contain_text("Told to calm down while boiling")


def test_it_is_silent_while_it_is_off(talk):
    talk.say("calm")
    expect(talk.page.locator(".coach")).to_have_count(0)


def test_it_is_silent_once_it_is_off_again(talk):
    talk.page.get_by_role("button", name="Coach: off").click()
    talk.page.get_by_role("button", name="Coach: on").click()
    talk.say("calm")
    expect(talk.page.locator(".coach")).to_have_count(0)


def test_it_is_turned_on_in_the_middle(talk):
    talk.say("calm")
    talk.page.get_by_role("button", name="Coach: off").click()
    expect(talk.page.locator(".coach")).to_contain_text("Told to calm down while boiling")
    expect(talk.turn).to_have_value("2")


def test_it_tells_what_the_customer_thinks_when_asked(talk):
    thought = talk.page.get_by_text("If this one reads from a script I hang up.")
    expect(thought).to_be_hidden()
    talk.page.get_by_text("What is Rosa Ortega thinking?").click()
    expect(thought).to_be_visible()
