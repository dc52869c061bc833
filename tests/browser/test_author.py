"""From nothing to a conversation that a trainee plays, with nothing but the admin."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from scenarios.exchange.document import ScenarioDocument
from scenarios.exchange.reading import read_scenario
from scenarios.exchange.rows import scenario_document
from scenarios.models import Node, Scenario
from tests.browser.admin import Writer
from trainer.practice.models import Attempt, Turn

pytestmark = pytest.mark.browser

file = Path(__file__).with_name("the-cold-flat.yaml")
along = ("opening", "story", "need", "explodes", "offer", "solution", "last")
best = ("go-on", "twice", "mine", "stove", "both", "ring")


@pytest.fixture
def flat() -> ScenarioDocument:
    """What is to be written: twelve nodes, seven of them with three replies."""
    return read_scenario(file.read_bytes(), file.name)


@pytest.fixture
def writer(new_context, sign_in, ada) -> Writer:
    context = new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 1000})
    context.set_default_timeout(10_000)
    sign_in(context, ada)
    return Writer(context.new_page())


def test_it_goes_from_nothing_to_a_trainee(writer, flat, as_maya):
    write(writer, flat)
    is_told_of_problems(writer.page)
    mend(writer, flat)
    assert scenario_document(Scenario.objects.get()) == flat
    play_from_the_middle(writer.page)
    publish(writer.page)
    train(as_maya)


def write(writer: Writer, flat: ScenarioDocument) -> None:
    """Every node, from the first to the last, and some of it forgotten."""
    writer.begin(flat, persona="Rosa Ortega")
    writer.page.get_by_role("link", name="Add a node").click()
    for number, key in enumerate(along):
        if number:
            writer.follow(key)
        writer.node(key, flat.nodes[key], leave_out={"dead-end"})
    for key in ("waiting", "passed-on", "thrown-out"):
        go_to(writer.page, key)
        writer.node(key, flat.nodes[key])
    writer.page.get_by_role("button", name="Save and add another").click()
    writer.node("mended", flat.nodes["mended"])


def is_told_of_problems(page: Page) -> None:
    """On the page of the scenario, and by what it may not do."""
    page.locator(".breadcrumbs").get_by_role("link", name="The cold flat").click()
    expect(page.get_by_text("does not make the move 'dead-end'")).to_be_visible()
    page.get_by_role("link", name="Publish", exact=True).click()
    expect(page.get_by_text("It cannot be published yet")).to_be_visible()


def mend(writer: Writer, flat: ScenarioDocument) -> None:
    """The move, at its reply; the ending; and the ways that only some go."""
    page = writer.page
    page.get_by_role("link", name=re.compile("offer")).first.click()
    page.locator(".problems").get_by_role("link", name="nothing").click()
    writer.tick(page.locator("#r-0"), "dead-end")
    writer.save_and_stay()
    expect(page.get_by_text("None at this node.")).to_be_visible()
    go_to(page, "gone")
    writer.node("gone", flat.nodes["gone"])
    for key, number in (("story", 2), ("last", 1)):
        go_to(page, key)
        writer.elsewhere(page.locator(f"#r-{number}"), flat.nodes[key].replies[number])
        writer.save_and_stay()


def play_from_the_middle(page: Page) -> None:
    go_to(page, "need")
    page.get_by_role("link", name="Play from here").click()
    page.get_by_label("Anger").fill("5")
    page.get_by_role("checkbox", name="Let them finish").check()
    page.get_by_role("button", name="Play", exact=True).click()
    say(page, best[2:])
    expect(page.get_by_role("heading", name="What would be scored")).to_be_visible()
    assert not Attempt.objects.exists()
    page.get_by_role("link", name="Back to the node").click()


def publish(page: Page) -> None:
    page.locator(".breadcrumbs").get_by_role("link", name="The cold flat").click()
    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published as edition 1.")).to_be_visible()


def train(page: Page) -> None:
    page.goto("/scenarios/")
    page.get_by_role("link", name="The cold flat").click()
    page.get_by_role("button", name="Start", exact=True).click()
    say(page, best)
    expect(page.get_by_role("button", name="To the wrap-up")).to_be_visible()
    assert Turn.objects.all().reply_keys() == list(best)


def go_to(page: Page, key: str) -> None:
    node = Node.objects.get(key=key)
    page.goto(reverse("admin:scenarios_node_change", args=[node.pk]))


def say(page: Page, replies: tuple[str, ...]) -> None:
    for key in replies:
        page.locator(f'button.reply[value="{key}"]').click()
