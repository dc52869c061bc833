"""A passkey needs a browser that has one: Chromium pretends to."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

a_phone = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page_with_a_phone(page: Page) -> Page:
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": a_phone})
    return page


@pytest.fixture
def maya_with_a_passkey(page_with_a_phone, maya) -> Page:
    """Maya's browser, after she signed in by password and added her phone."""
    page: Page = page_with_a_phone
    page.goto("/accounts/you/passkeys/add/")
    page.get_by_label("E-mail address").fill("maya@example.com")
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Your password").fill("a-long-password")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("What to call it").fill("My phone")
    page.get_by_label("Sign in with it alone").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("Your passkey is added.")).to_be_visible()
    return page


def test_it_opens_the_door_alone(maya_with_a_passkey):
    page = maya_with_a_passkey
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="Hello, Maya")).to_be_visible()


def test_it_is_the_second_step(maya_with_a_passkey):
    page = maya_with_a_passkey
    page.context.clear_cookies()
    page.goto("/accounts/sign-in/")
    page.get_by_label("E-mail address").fill("maya@example.com")
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Hello, Maya")).to_be_visible()


def test_it_is_renamed_and_removed(maya_with_a_passkey):
    page = maya_with_a_passkey
    page.goto("/accounts/you/passkeys/")
    page.get_by_role("link", name="Rename My phone").click()
    page.get_by_label("What to call it").fill("Old phone")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Remove Old phone").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("You have none yet")).to_be_visible()
