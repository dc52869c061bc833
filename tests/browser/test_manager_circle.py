"""The whole circle of a manager: invite, assign, look, coach, decide, export."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import Talk
from tests.review.runs import poor
from trainer.practice.models import Attempt
from trainer.web.spreadsheet import byte_order_mark

pytestmark = pytest.mark.browser

asked = "What would you hear yourself say to somebody who shouts?"
answered = "That I am listening."
differently = "She would not have heard anything else."
reason = "I would have waited for her to draw breath."


def test_it_goes_from_the_invitation_to_the_export(window, omar, team, edition, mailoutbox):
    manager, trainee = window(omar), window()
    invite(manager)
    join(trainee, re.findall(r"http\S+", mailoutbox[0].body)[0])
    assign(manager)
    play_assessed(trainee)
    comment(manager)
    answer_and_dispute(trainee)
    decide(manager)
    read_the_decision(trainee)
    rows = export(manager)
    assert [(row["person"], row["score"], row["passed"]) for row in rows] == [
        ("Zoe Marsh", str(Attempt.objects.get().score), "no")
    ]


def invite(manager: Page) -> None:
    manager.goto("/")
    in_the_menu(manager, "Team").click()
    manager.get_by_role("link", name="Service line").click()
    manager.get_by_label("E-mail address").fill("zoe@example.com")
    manager.get_by_role("button", name="Invite", exact=True).click()
    expect(manager.get_by_text("1 invitation is on its way.")).to_be_visible()


def join(trainee: Page, link: str) -> None:
    trainee.goto(link)
    trainee.get_by_label("Your name").fill("Zoe Marsh")
    trainee.get_by_label("Choose a password").fill("a-long-password")
    trainee.get_by_role("button", name="Come in").click()
    expect(trainee.get_by_role("heading", name="Hello, Zoe")).to_be_visible()


def assign(manager: Page) -> None:
    in_the_menu(manager, "Assignments").click()
    manager.get_by_role("link", name="Assign", exact=True).click()
    manager.get_by_label("The third call").check()
    manager.get_by_text("Some people").click()
    manager.get_by_label("Zoe Marsh").check()
    manager.get_by_role("button", name="See who would be asked").click()
    manager.get_by_role("button", name="Assign", exact=True).click()
    expect(manager.get_by_text("1 person is asked.")).to_be_visible()


def play_assessed(trainee: Page) -> None:
    """Badly, to the end, and with the wrap-up."""
    trainee.goto("/")
    trainee.get_by_role("link", name="To the briefing").click()
    trainee.get_by_role("button", name="Start, for Service line").click()
    expect(trainee.locator("button.reply").first).to_be_visible()
    talk = Talk(trainee, Attempt.objects.get())
    for key in poor:
        talk.say(key)
    trainee.get_by_role("button", name="To the wrap-up").click()
    trainee.get_by_role("button", name="See how it went").click()
    expect(first_turn(trainee)).to_be_visible()


def comment(manager: Page) -> None:
    in_the_menu(manager, "Reports").click()
    manager.get_by_role("link", name="Service line").click()
    manager.get_by_role("link", name="Zoe Marsh").first.click()
    manager.get_by_role("link", name="The third call").click()
    turn = first_turn(manager)
    turn.get_by_text("Comment on this turn").click()
    turn.get_by_label("Your words").fill(asked)
    turn.get_by_role("button", name="Send").click()
    expect(turn.get_by_text(asked)).to_be_visible()


def answer_and_dispute(trainee: Page) -> None:
    trainee.goto("/")
    trainee.get_by_role("link", name="Read it").click()
    turn = first_turn(trainee)
    expect(turn.get_by_text(asked)).to_be_visible()
    turn.get_by_text("Answer").click()
    turn.get_by_label("Your words").fill(answered)
    turn.get_by_role("button", name="Send").click()
    expect(turn.get_by_text(answered)).to_be_visible()
    turn.get_by_role("link", name="I see this differently").first.click()
    trainee.get_by_label("Why do you see it differently?").fill(differently)
    trainee.get_by_role("button", name="Send").click()
    expect(turn.get_by_text("Nothing is decided yet.")).to_be_visible()


def decide(manager: Page) -> None:
    manager.goto("/")
    manager.get_by_role("link", name="Look at it").click()
    manager.get_by_role("link", name="Zoe Marsh: The third call").click()
    turn = first_turn(manager)
    expect(turn.get_by_text(answered)).to_be_visible()
    expect(turn.get_by_text(differently)).to_be_visible()
    turn.get_by_role("link", name="Decide").click()
    manager.get_by_label("The finding is set aside").check()
    manager.get_by_label("Your reason").fill(reason)
    manager.get_by_role("button", name="Save").click()
    expect(turn.get_by_text(reason)).to_be_visible()


def read_the_decision(trainee: Page) -> None:
    trainee.goto("/")
    trainee.get_by_role("link", name="Read it").click()
    expect(first_turn(trainee).get_by_text(reason)).to_be_visible()
    expect(trainee.get_by_text("One finding was set aside.")).to_be_visible()


def export(manager: Page) -> list[dict[str, str]]:
    """The rows of the file of runs."""
    in_the_menu(manager, "Reports").click()
    manager.get_by_role("link", name="Service line").click()
    with manager.expect_download() as started:
        manager.get_by_role("link", name="Runs (CSV)").click()
    text = Path(started.value.path()).read_text(encoding="utf-8")
    assert text.startswith(byte_order_mark)
    return list(csv.DictReader(text.removeprefix(byte_order_mark).splitlines()))


def in_the_menu(page: Page, name: str) -> Locator:
    return page.locator("nav.places").get_by_role("link", name=name, exact=True)


def first_turn(page: Page) -> Locator:
    """In the debrief."""
    return page.locator("#turn-1")
