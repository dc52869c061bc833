"""After a conversation: wrap-up, debrief, mistakes. By keys, plain, and for everybody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import looks, overhang, violations
from tests.browser.test_by_keyboard import enter, tab_to
from tests.conftest import where
from tests.practice.after import costly, make_boiler, make_ended, make_retry, make_wrapped_up
from trainer.accounts.models import User
from trainer.practice.models import Attempt

pytestmark = pytest.mark.browser

solution = "What would have been better here"


@pytest.fixture
def ended(maya) -> Attempt:
    return make_ended(user=maya, edition=make_boiler(), replies=costly)


@pytest.fixture
def plain(new_context, sign_in, maya) -> Page:
    """Maya's browser, in which JavaScript is off."""
    context = new_context(java_script_enabled=False)
    sign_in(context, maya)
    page: Page = context.new_page()
    return page


def result() -> tuple[str, list[str], dict[str, str]]:
    """What was stored: notes, what was done, what became of the mistakes."""
    attempt = Attempt.objects.get()
    return attempt.notes, attempt.aftercare, attempt.learned


def test_it_goes_from_the_wrap_up_to_what_was_learned_by_keys(as_maya, ended):
    page = as_maya
    page.goto(where("wrap-up", ended))
    tab_to(page, page.get_by_label("Finish your notes"))
    page.keyboard.type("Ortega, a week")
    tab_to(page, page.get_by_label("Get in touch with the customer"))
    page.keyboard.press("Space")
    enter(page, page.get_by_role("button", name="See how it went"))
    enter(page, page.get_by_role("link", name="Look at turn 2"))
    enter(page, page.get_by_role("button", name="That was the other shift."))
    expect(page.get_by_text("Look once more.")).to_be_visible()
    enter(page, page.get_by_role("button", name="Twice. What do you need first?"))
    expect(page.get_by_text("That is it.")).to_be_visible()
    enter(page, page.get_by_role("link", name="Next"))
    enter(page, page.get_by_role("button", name="Show me"))
    enter(page, page.get_by_role("link", name="Next"))
    expect(page.get_by_role("heading", name="Solved 1 of 2")).to_be_visible()
    assert result() == ("Ortega, a week", ["follow-up"], {"2": "solved", "3": "revealed"})


def test_it_opens_all_of_the_debrief_by_keys(as_maya, maya):
    attempt = make_wrapped_up(user=maya, edition=make_boiler(), replies=costly)
    as_maya.goto(where("debrief", attempt))
    for words in ("The same as a table", "What else you could have said"):
        summary = as_maya.get_by_text(words).first
        tab_to(as_maya, summary)
        as_maya.keyboard.press("Enter")
        expect(summary.locator("..")).to_have_attribute("open", "")


def test_it_goes_from_a_point_of_the_curve_to_its_turn_by_keys(as_maya, maya):
    attempt = make_wrapped_up(user=maya, edition=make_boiler(), replies=costly)
    as_maya.goto(where("debrief", attempt))
    enter(as_maya, as_maya.locator("svg.curve a").nth(1))
    assert as_maya.url.endswith("#turn-2")
    expect(as_maya.locator("#turn-2")).to_be_in_viewport()


def test_it_starts_another_try_by_keys(as_maya, maya):
    attempt = make_wrapped_up(user=maya, edition=make_boiler(), replies=costly)
    as_maya.goto(where("debrief", attempt) + "#turn-3")
    enter(as_maya, as_maya.locator("#turn-3").get_by_role("button", name="Try again from here"))
    expect(as_maya.get_by_text("You are back at that moment.")).to_be_visible()
    expect(as_maya.locator("[data-focus]")).to_have_text("And now?")


def test_it_goes_from_the_wrap_up_to_what_was_learned_without_javascript(plain, ended):
    plain.goto(where("wrap-up", ended))
    plain.get_by_label("Finish your notes").fill("Ortega,\na week")
    plain.get_by_label("Tell my manager").check()
    plain.get_by_role("button", name="See how it went").click()
    plain.get_by_role("link", name="Look at turn 2").click()
    plain.get_by_role("button", name="Skip this one").click()
    plain.get_by_role("button", name="Show me").click()
    expect(plain.get_by_role("heading", name=solution)).to_be_visible()
    plain.get_by_role("link", name="Next").click()
    expect(plain.get_by_role("heading", name="Solved 0 of 2")).to_be_visible()
    assert result() == ("Ortega,\na week", ["tell-manager"], {"2": "skipped", "3": "revealed"})


def test_it_solves_a_mistake_without_javascript(plain, maya):
    attempt = make_wrapped_up(user=maya, edition=make_boiler(), replies=costly)
    plain.goto(where("learn", attempt))
    expect(plain.get_by_role("heading", name=solution)).to_have_count(0)
    plain.get_by_role("button", name="That was the other shift.").click()
    plain.get_by_role("button", name="A week, and nobody came twice.").click()
    expect(plain.get_by_role("heading", name=solution)).to_be_visible()
    assert Attempt.objects.get().learned == {"2": "solved"}


def test_it_opens_the_other_replies_without_javascript(plain, maya):
    attempt = make_wrapped_up(user=maya, edition=make_boiler(), replies=costly)
    plain.goto(where("debrief", attempt))
    plain.locator("#turn-2").get_by_text("What else you could have said").click()
    expect(plain.locator("#turn-2 .others")).to_contain_text("“And now?”")


# --- For everybody -------------------------------------------------------------------------------


def home_waiting(page: Page, maya: User) -> None:
    make_ended(user=maya, edition=make_boiler(), replies=costly)
    page.goto("/")
    expect(page.get_by_role("link", name="Finish the wrap-up")).to_be_visible()


def wrap_up(page: Page, maya: User) -> None:
    attempt = make_ended(user=maya, edition=make_boiler(), replies=costly)
    page.goto(where("wrap-up", attempt))
    page.get_by_label("Get in touch").check()


def costing(maya: User) -> Attempt:
    return make_wrapped_up(user=maya, edition=make_boiler(), replies=costly, notes="Ortega")


def debrief(page: Page, maya: User) -> None:
    page.goto(where("debrief", costing(maya)))
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    expect(page.locator("#turn-2 .others")).to_contain_text("nothing lost")


def debrief_of_a_retry(page: Page, maya: User) -> None:
    again = make_retry(of=costing(maya), number=3)
    page.goto(where("conversation", again))
    page.locator('button.reply[value="fix"]').click()
    page.get_by_role("button", name="See how it went").click()
    expect(page.get_by_text("Another try from the middle")).to_be_visible()


def learn(page: Page, maya: User) -> None:
    page.goto(where("learn", costing(maya)))
    expect(page.get_by_role("heading", name="Turn 2, once more")).to_be_visible()


def learn_tried(page: Page, maya: User) -> None:
    learn(page, maya)
    page.get_by_role("button", name="That was the other shift.").click()
    expect(page.get_by_text("Look once more.")).to_be_visible()


def learn_solved(page: Page, maya: User) -> None:
    learn(page, maya)
    page.get_by_role("button", name="Twice. What do you need first?").click()
    expect(page.get_by_role("heading", name=solution)).to_be_visible()


def learned(page: Page, maya: User) -> None:
    attempt = costing(maya)
    Attempt.objects.update(learned={"2": "solved", "3": "revealed"})
    page.goto(where("learn", attempt))
    expect(page.get_by_role("heading", name="Solved 1 of 2")).to_be_visible()


places: dict[str, Callable[[Page, User], None]] = {
    place.__name__.replace("_", "-"): place
    for place in (
        *(home_waiting, wrap_up, debrief, debrief_of_a_retry),
        *(learn, learn_tried, learn_solved, learned),
    )
}


@pytest.fixture(params=places)
def place(request, new_context, sign_in, maya) -> Page:
    """A page of Maya's browser, there and at rest."""
    context = new_context(reduced_motion="reduce")
    sign_in(context, maya)
    page: Page = context.new_page()
    places[request.param](page, maya)
    return page


def test_it_can_be_used_by_everybody(place):
    found, too_wide = {}, {}
    for scheme, width in looks:
        place.emulate_media(color_scheme=scheme)
        place.set_viewport_size({"width": width, "height": 800})
        found[scheme, width] = violations(place)
        too_wide[scheme, width] = overhang(place)
    assert {look: one for look, one in found.items() if one} == {}
    assert {look: one for look, one in too_wide.items() if one > 0} == {}
