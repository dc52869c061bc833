"""What a person does in the browser during a conversation."""

from __future__ import annotations

from typing import Self

from playwright.sync_api import Locator, Page, expect

from tests.conftest import where
from trainer.practice.models import Attempt, Turn


class Talk:
    """One window at the page of a conversation."""

    def __init__(self, page: Page, attempt: Attempt) -> None:
        self.page, self.attempt = page, attempt

    def open(self) -> Self:
        self.page.goto(where("conversation", self.attempt))
        return self

    def reply(self, key: str) -> Locator:
        return self.page.locator(f'button.reply[value="{key}"]')

    def say(self, key: str) -> Self:
        """Pick a reply and wait for the answer."""
        turn = int(self.turn.input_value())
        self.reply(key).click()
        expect(self.page.locator(f'input[name=turn][value="{turn}"]')).to_have_count(0)
        return self

    @property
    def turn(self) -> Locator:
        return self.page.locator("input[name=turn]")

    @property
    def words(self) -> Locator:
        """What the customer says now."""
        return self.page.locator("[data-focus]")

    @property
    def notes(self) -> Locator:
        return self.page.get_by_role("textbox", name="Your notes")

    @property
    def alert(self) -> Locator:
        return self.page.locator("[data-alert]")

    @property
    def transcript(self) -> Locator:
        return self.page.locator("#transcript li p")

    @property
    def transcript_box(self) -> Locator:
        return self.page.locator("[data-transcript]")

    @property
    def saved(self) -> Locator:
        """What the notepad says of itself."""
        return self.page.locator("[data-saved]")

    def said(self) -> list[str]:
        """What was recorded."""
        return Turn.objects.filter(attempt=self.attempt).reply_keys()
