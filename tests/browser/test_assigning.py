"""From the manager who asks to the trainee who is assessed, and the pages on the way."""

from __future__ import annotations

from typing import Literal

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from scenarios.models import Edition
from tests.browser.steps import Talk
from tests.browser.test_accessibility import overhang, violations
from tests.conftest import where
from tests.practice.assessed import make_assessed, make_over
from tests.practice.scripts import make_talk
from tests.review.assignments import a_week, bad_replies, make_assignment, make_run
from trainer.accounts.models import User
from trainer.practice.lapsing import give_up
from trainer.practice.models import Attempt, Remark
from trainer.review.models import Assignment, Extension

pytestmark = pytest.mark.browser


def test_a_manager_asks_and_a_trainee_is_assessed(window, omar, maya, team, edition):
    manager = window(omar)
    manager.goto("/")
    manager.get_by_role("link", name="Assignments").click()
    manager.get_by_role("link", name="Assign", exact=True).click()
    manager.get_by_label("The third call").check()
    manager.get_by_label("Service line").check()
    manager.get_by_label("Attempts").fill("2")
    manager.get_by_role("button", name="See who would be asked").click()
    expect(manager.get_by_role("heading", name="1 person would be asked")).to_be_visible()
    manager.get_by_role("button", name="Assign", exact=True).click()
    expect(manager.get_by_text("1 person is asked.")).to_be_visible()

    trainee = window(maya)
    trainee.goto("/")
    trainee.get_by_role("link", name="To the briefing").click()
    expect(trainee.get_by_text("Omar Haddad sees it, as your manager")).to_be_visible()
    trainee.get_by_role("button", name="Start, for Service line").click()
    talk = Talk(trainee, Attempt.objects.get())
    talk.say("go-on").say("back").say("fix")
    trainee.get_by_role("button", name="To the wrap-up").click()
    trainee.get_by_role("button", name="See how it went").click()
    expect(trainee.get_by_text("you have passed it")).to_be_visible()

    manager.reload()
    expect(manager.get_by_role("row", name="Maya Okafor").get_by_text("Passed")).to_be_visible()


def test_stopping_an_assessed_run_asks_first(window, maya, edition):
    page = window(maya)
    talk = Talk(page, make_assessed(user=maya, edition=edition)).open()
    talk.say("go-on").notes.fill("Rosa")
    page.get_by_role("button", name="Stop here").click()
    expect(page.get_by_role("heading", name="Leave this assessed run?")).to_be_visible()
    page.get_by_role("link", name="Back to the conversation").click()
    expect(talk.notes).to_have_value("Rosa")
    page.get_by_role("button", name="Stop here").click()
    page.get_by_role("button", name="Leave for now").click()
    page.get_by_role("button", name="Carry on").click()
    talk.say("back")
    assert talk.said() == ["go-on", "back"]


# --- The pages --------------------------------------------------------------------------------


@pytest.fixture
def asked(team, edition, noah) -> Assignment:
    """For two people, one of whom has tried and has more time."""
    team.take_in(noah, "member", now=edition.published_at)
    assignment = make_assignment(
        team=team, editions=(edition,), attempts_allowed=3, passes_in_a_row=2
    )
    make_assignment(team=team, editions=(edition,), due_at=edition.published_at)
    make_run(user=noah, assignment=assignment, replies=bad_replies)
    longer = assignment.due_at + a_week
    Extension.objects.create(assignment=assignment, person=noah, due_at=longer)
    return assignment


def of_a_trainee(maya: User, edition: Edition) -> dict[str, str]:
    """Pages with everything on them, by name."""
    over = make_over(user=maya, edition=edition)
    open_run = make_assessed(user=maya, edition=edition, replies=("go-on",))
    lapsed = make_assessed(user=maya, edition=make_talk(slug="another"), replies=("go-on",))
    give_up(lapsed, now=edition.published_at)
    Remark.objects.create(edition=edition, node="opening", words="Why?", person=maya, answer="So.")
    return {
        "home": "/",
        "briefing": "/scenarios/another/",
        "debrief": where("debrief", over),
        "remark": reverse("remark", args=[over.public_id, 1]),
        "remarks": reverse("remarks"),
        "leave": where("leave", open_run),
        "lapsed": where("conversation", lapsed),
    }


def of_a_manager(asked: Assignment, person: User) -> dict[str, str]:
    return {
        "assignments": reverse("assignments"),
        "assign": reverse("assign"),
        "assignment": asked.get_absolute_url(),
        "extend": reverse("extend", args=[asked.public_id, person.pk]),
        "withdraw": reverse("withdraw", args=[asked.public_id]),
    }


looks: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 1280), ("dark", 360))


def complaints(page: Page, addresses: dict[str, str]) -> dict[tuple[str, str], object]:
    """What axe says of the pages, and by how much they run off the side: light and wide, dark and
    narrow."""
    found: dict[tuple[str, str], object] = {}
    for name, address in addresses.items():
        answer = page.goto(address)
        assert answer, address
        assert answer.ok, address
        expect(page.locator("[data-later]")).to_have_count(0)
        for scheme, width in looks:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            found[name, scheme] = violations(page) or max(0, overhang(page))
    return {look: what for look, what in found.items() if what}


def test_a_trainees_pages_can_be_used_by_everybody(window, maya, asked, edition):
    assert complaints(window(maya), of_a_trainee(maya, edition)) == {}


def test_a_managers_pages_can_be_used_by_everybody(window, omar, noah, asked):
    assert complaints(window(omar), of_a_manager(asked, noah)) == {}


def test_withdrawing_asks_first(window, omar, asked):
    page = window(omar)
    page.goto(asked.get_absolute_url())
    page.get_by_role("link", name="Withdraw").click()
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("It is withdrawn. What was played is kept.")).to_be_visible()
