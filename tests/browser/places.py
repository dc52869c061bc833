"""The pages of Steady in every state that looks different, and how one gets there.

What comes after a conversation is in test_after.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import FilePayload, Page, expect

from tests.accounts.conftest import make_invitation
from tests.browser.coaching_places import debrief_coached, debrief_reduced, decision, run_coached
from tests.browser.steps import Talk
from tests.conftest import good_replies, make_attempt, make_edition, make_team, short_talk, where
from trainer.accounts.models import User
from trainer.practice import recording
from trainer.practice.models import Attempt
from trainer.practice.results import wrap_up

prepared = """
may_offer: [a technician tomorrow at eight]
objectives: [Let her finish., Offer something.]
content_note: Some shouting.
"""
wrong_replies = ("calm", "sorry", "no")


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody on their way to a place, in a browser of their own."""

    page: Page
    person: User

    def attempt(self, *replies: str) -> Attempt:
        """In a talk with everything that a briefing can have."""
        edition = make_edition(text=short_talk + prepared)
        return make_attempt(user=self.person, edition=edition, replies=replies)

    def done(self, *replies: str) -> Attempt:
        """Played to the end and wrapped up, with notes."""
        attempt = self.attempt(*replies)
        recording.keep_notes(attempt, "Rosa, third call", version=0)
        wrap_up(attempt, aftercare=[])
        return attempt

    def talk(self, *replies: str) -> Talk:
        return Talk(self.page, self.attempt(*replies)).open()


def sign_in_refused(visit: Visit) -> None:
    visit.page.context.clear_cookies()
    visit.page.goto("/accounts/sign-in/")
    visit.page.get_by_label("E-mail address").fill("maya@example.com")
    visit.page.get_by_label("Password").fill("wrong")
    visit.page.get_by_role("button", name="Sign in", exact=True).click()
    expect(visit.page.get_by_text("Please try again")).to_be_visible()


def forgotten(visit: Visit) -> None:
    visit.page.context.clear_cookies()
    visit.page.goto("/accounts/forgotten/")
    expect(visit.page.get_by_role("button", name="Send me a link")).to_be_visible()


def you(visit: Visit) -> None:
    visit.page.goto("/accounts/you/")
    expect(visit.page.get_by_role("heading", name="Signing in")).to_be_visible()


def two_steps(visit: Visit) -> None:
    visit.page.goto("/accounts/you/two-steps/app/")
    visit.page.get_by_label("Your password").fill("a-long-password")
    visit.page.get_by_role("button", name="Continue").click()
    expect(visit.page.get_by_role("button", name="Turn it on")).to_be_visible()


def team(visit: Visit) -> None:
    founded = make_team(name="Service line", managers=(visit.person,), members=(visit.person,))
    make_invitation(team=founded, by=visit.person)
    visit.page.goto(f"/teams/{founded.public_id}/members/")
    expect(visit.page.get_by_role("button", name="Send the invitation of Zoe")).to_be_visible()


def roster(visit: Visit) -> None:
    make_team(name="Service line", managers=(visit.person,))
    text = "e-mail,team\nzoe@example.com,Service line\nyan@example.com,Servce line"
    file: FilePayload = {"name": "a.csv", "mimeType": "text/csv", "buffer": text.encode()}
    visit.page.goto("/people/file/")
    visit.page.get_by_label("The file").set_input_files(file)
    visit.page.get_by_role("button", name="Look at it").click()
    expect(visit.page.get_by_text("Is it “Service line”?")).to_be_visible()


def invitation(visit: Visit) -> None:
    found = make_invitation(team=make_team(name="Service line"), by=visit.person)
    visit.page.context.clear_cookies()
    visit.page.goto(found.path)
    expect(visit.page.get_by_role("button", name="Come in")).to_be_visible()


def home_empty(visit: Visit) -> None:
    visit.page.goto("/")


def home_filled(visit: Visit) -> None:
    visit.done(*wrong_replies)
    visit.attempt(*good_replies)
    visit.attempt("go-on")
    make_edition(text=short_talk.replace("short-talk", "another-talk"))
    visit.page.goto("/")
    expect(visit.page.get_by_role("heading", name="New to you")).to_be_visible()
    expect(visit.page.get_by_role("heading", name="Your last conversations")).to_be_visible()


def home_with_the_menu_open(visit: Visit) -> None:
    visit.page.goto("/")
    visit.page.locator(".menu summary").click()
    expect(visit.page.get_by_role("button", name="Sign out")).to_be_visible()


def gallery(visit: Visit) -> None:
    visit.attempt(*good_replies)
    visit.page.goto("/scenarios/")
    expect(visit.page.get_by_role("heading", name="The third call")).to_be_visible()


def gallery_empty(visit: Visit) -> None:
    visit.page.goto("/scenarios/")
    expect(visit.page.get_by_text("There is nothing to practise yet")).to_be_visible()


def briefing(visit: Visit) -> None:
    visit.attempt("go-on")
    visit.page.goto("/scenarios/short-talk/")
    expect(visit.page.get_by_role("heading", name="You are in the middle of it")).to_be_visible()


def conversation_start(visit: Visit) -> None:
    visit.talk()


def conversation_going_on(visit: Visit) -> None:
    talk = visit.talk("stay", "stay").say("go-on")
    talk.notes.fill("Rosa, third call")
    expect(talk.saved).to_have_text("Saved")


def conversation_coached(visit: Visit) -> None:
    talk = visit.talk()
    talk.page.get_by_role("button", name="Coach: off").click()
    talk.page.get_by_text("What is Rosa Ortega thinking?").click()
    talk.say("calm")
    expect(talk.page.locator(".coach")).to_be_visible()


def conversation_with_a_thought(visit: Visit) -> None:
    talk = visit.talk()
    talk.page.get_by_text("What is Rosa Ortega thinking?").click()
    expect(talk.page.get_by_text("If this one reads from a script")).to_be_visible()


def conversation_in_trouble(visit: Visit) -> None:
    talk = visit.talk()
    talk.page.context.set_offline(True)
    talk.reply("go-on").click()
    talk.notes.fill("Rosa")
    expect(talk.alert).not_to_be_empty()
    expect(talk.saved).to_contain_text("Could not be saved.")


def conversation_ended(visit: Visit) -> None:
    visit.talk(*good_replies)
    expect(visit.page.get_by_role("button", name="To the wrap-up")).to_be_visible()


def conversation_stopped(visit: Visit) -> None:
    talk = visit.talk("go-on")
    talk.page.get_by_role("button", name="Stop here").click()
    expect(talk.page.get_by_role("button", name="Carry on")).to_be_visible()


def debrief(visit: Visit) -> None:
    visit.page.goto(where("debrief", visit.done("stay", *wrong_replies)))
    folded = visit.page.locator("main details")
    folded.evaluate_all("all => all.forEach(one => { one.open = true; })")
    expect(visit.page.locator("cite").first).to_be_visible()


def attempts_empty(visit: Visit) -> None:
    visit.page.goto("/attempts/")


def attempts_filled(visit: Visit) -> None:
    edition = visit.done(*good_replies).edition
    for _ in range(25):
        attempt = make_attempt(user=visit.person, edition=edition)
        recording.stop(attempt)
    visit.page.goto("/attempts/?page=2")
    expect(visit.page.get_by_text("Page 2 of 2")).to_be_visible()


def progress_empty(visit: Visit) -> None:
    visit.page.goto("/progress/")
    expect(visit.page.get_by_role("heading", name="Progress")).to_be_visible()


def progress(visit: Visit) -> None:
    visit.done(*wrong_replies)
    visit.page.goto("/progress/")
    expect(visit.page.get_by_role("heading", name="By guideline")).to_be_visible()


def handbook(visit: Visit) -> None:
    visit.page.goto("/handbook/")
    expect(visit.page.get_by_role("heading", name="Handbook")).to_be_visible()


def handbook_page(visit: Visit) -> None:
    visit.attempt()
    visit.page.goto("/handbook/hear-out/")
    expect(visit.page.get_by_role("link", name="The third call")).to_be_visible()


def handbook_decisions(visit: Visit) -> None:
    visit.page.goto("/handbook/decisions/")
    expect(visit.page.get_by_text("Steady decides").first).to_be_visible()


def safety(visit: Visit) -> None:
    talk = visit.talk("go-on")
    talk.notes.fill("Rosa, third call")
    talk.page.get_by_role("button", name="Safety", exact=True).click()
    expect(talk.page.get_by_role("link", name="Back to the conversation")).to_be_visible()


def not_found(visit: Visit) -> None:
    visit.page.goto("/nothing-here/")
    expect(visit.page.get_by_role("heading", name="There is nothing here")).to_be_visible()


def stale_form(visit: Visit) -> None:
    visit.page.goto("/")
    visit.page.locator(".menu summary").click()
    visit.page.context.clear_cookies(name="csrftoken")
    visit.page.get_by_role("button", name="Sign out").click()
    expect(visit.page.get_by_text("had been open for a while")).to_be_visible()


def server_error(visit: Visit) -> None:
    attempt = visit.attempt()
    attempt.turns.create(number=1, reply="nothing-of-the-sort")
    visit.page.goto(where("conversation", attempt))
    expect(visit.page.get_by_text("Something went wrong on our side")).to_be_visible()


places: dict[str, Callable[[Visit], None]] = {
    place.__name__.replace("_", "-"): place
    for place in (
        *(sign_in_refused, forgotten, you, two_steps, team, roster, invitation),
        *(home_empty, home_filled, home_with_the_menu_open),
        *(gallery, gallery_empty, briefing, conversation_start, conversation_going_on),
        *(conversation_coached, conversation_with_a_thought, conversation_in_trouble),
        *(conversation_ended, conversation_stopped, debrief),
        *(debrief_coached, run_coached, decision, debrief_reduced),
        *(progress_empty, progress, handbook, handbook_page, handbook_decisions),
        safety,
        *(attempts_empty, attempts_filled, not_found, stale_form, server_error),
    )
}
