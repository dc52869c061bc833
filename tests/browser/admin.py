"""The admin in the browser of those who write."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

from scenarios.editing import apart
from scenarios.exchange.document import NodeDocument, ReplyDocument, ScenarioDocument
from scenarios.written import written_lines, written_routes

# What axe finds on pages of Django's own admin: the links between the words of its breadcrumbs are
# told apart by their colour alone, and the filter of its sidebar has no label but its placeholder.
faults_of_django = ("link-in-text-block", "nav-filter")

# What the browser says of axe itself, which tries to read style sheets in ways the policy forbids.
axe_says = ("Applying inline style", "style-src-elem inline", "Couldn't load preload assets")


class Writer:
    """One window at the admin, in which a scenario is typed by hand."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def begin(self, document: ScenarioDocument, *, persona: str) -> None:
        """A scenario without nodes, and its persona in a pop-up."""
        self.page.goto("/admin/")
        self.page.get_by_role("link", name="Add", exact=True).last.click()
        self.page.get_by_label("Title").fill(document.title)
        self.page.get_by_label("Slug").fill(document.scenario)
        self.page.get_by_label("Summary").fill(document.summary)
        self.page.get_by_label("Channel").select_option(document.channel)
        self.page.get_by_label("Anger at the start").fill(str(document.anger))
        self.page.get_by_text("Before it starts").click()
        self.page.get_by_label("Briefing").fill(document.briefing)
        with self.pop_up(self.page.locator("#add_id_persona")) as window:
            window.get_by_label("Name:").press_sequentially(persona)
            expect(window.get_by_label("Slug")).to_have_value(document.persona_slug)
        self.page.get_by_role("button", name="Save", exact=True).click()

    @contextmanager
    def pop_up(self, link: Locator) -> Iterator[Page]:
        """What the link opens; it is saved at the end, and gone."""
        with self.page.expect_popup() as opened:
            link.click()
        window = opened.value
        yield window
        with window.expect_event("close"):
            window.get_by_role("button", name="Save", exact=True).click()

    def node(self, key: str, node: NodeDocument, *, leave_out: Collection[str] = ()) -> None:
        """Fill in the page of a node. What its replies lead to is made in pop-ups on the way."""
        conditional, last = apart(node.says)
        self.page.get_by_label("Key").first.fill(key)
        self.page.get_by_label("Words", exact=True).fill(last.text if last else "")
        if conditional:
            self.page.get_by_text("Other words under a condition").first.click()
            self.page.locator("#id_words_if").fill(written_lines(conditional))
        for behaviour in node.behaviour:
            self.page.locator(f'.behaviours input[value="{behaviour}"]').check()
        if node.thinks:
            self.page.get_by_label("Inner thought").fill(node.thinks)
        if node.ending:
            self.page.get_by_label("Ending").select_option(node.ending)
        for number, reply in enumerate(node.replies):
            self.page.get_by_role("button", name="Add another Reply").click()
            self.reply(self.page.locator(f"#r-{number}"), reply, leave_out)
        self.save_and_stay()

    def reply(self, place: Locator, reply: ReplyDocument, leave_out: Collection[str]) -> None:
        place.get_by_label("What the trainee says").fill(reply.text)
        place.get_by_label("Key").fill(reply.key)
        for move in reply.moves:
            if move not in leave_out:
                self.tick(place, move)
        if reply.note:
            place.get_by_text("Author's note, and").click()
            place.get_by_label("Author's note", exact=True).fill(reply.note)
        self.lead(place, reply.goto[-1].node)

    def tick(self, place: Locator, move: str) -> None:
        section = place.locator(f'.ticks:has(input[value="{move}"])')
        if section.get_attribute("open") is None:
            section.locator("summary").click()
        section.locator(f'input[value="{move}"]').check()

    def lead(self, place: Locator, key: str) -> None:
        """Choose a target; where there is none of that name yet, make it."""
        targets = place.get_by_label("Leads to")
        if key in targets.locator("option").all_text_contents():
            targets.select_option(key)
            return
        with self.pop_up(place.get_by_role("link", name="New node")) as window:
            window.get_by_label("Key").first.fill(key)
        expect(targets).to_have_value(key)

    def elsewhere(self, place: Locator, reply: ReplyDocument) -> None:
        """Where a reply leads under a condition."""
        place.get_by_text("Elsewhere under a condition").first.click()
        conditional, _last = apart(reply.goto)
        place.locator("textarea[name$=routes_if]").fill(written_routes(conditional))

    def follow(self, key: str) -> None:
        """Go on to a node, along the dialogue."""
        self.page.locator(".place").get_by_role("link", name=key, exact=True).first.click()

    def save_and_stay(self) -> None:
        self.page.get_by_role("button", name="Save and continue editing").click()
        expect(self.page.locator(".messagelist .success")).to_be_visible()
