"""From an invitation to the team, without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def window(new_context, sign_in):
    """A window of somebody's own; of a stranger, unless told otherwise."""

    def open_window(person=None) -> Page:
        context = new_context(java_script_enabled=False)
        if person:
            sign_in(context, person)
        page: Page = context.new_page()
        return page

    return open_window


def test_it_leads_from_the_invitation_into_the_team(window, omar, team, mailoutbox):
    manager = window(omar)
    manager.goto(f"/teams/{team.public_id}/members/")
    manager.get_by_label("E-mail address").fill("zoe@example.com")
    manager.get_by_role("button", name="Invite").click()
    expect(manager.get_by_text("1 invitation is on its way.")).to_be_visible()
    zoe = window()
    zoe.goto(re.findall(r"http\S+", mailoutbox[0].body)[0])
    zoe.get_by_label("Your name").fill("Zoe Marsh")
    zoe.get_by_label("Choose a password").fill("a-long-password")
    zoe.get_by_role("button", name="Come in").click()
    expect(zoe.get_by_role("heading", name="Hello, Zoe")).to_be_visible()
    manager.reload()
    expect(manager.get_by_text("Zoe Marsh")).to_be_visible()
