"""A real browser before a real server. Whatever its console complains of fails the test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from scenarios.models import Edition
from tests.browser.steps import Talk
from tests.conftest import make_attempt, make_edition
from tests.practice.conftest import laid_out, short_talk_published
from trainer.accounts.models import User
from trainer.practice.models import Attempt

# Playwright runs an event loop in the thread of the tests, where Django then suspects async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

chromiums = ("chromium", "chromium-browser", "google-chrome")
quiet = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
)
tell_of_violations = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, chromiums)), None)
    executable = {"executable_path": found} if found else {}
    return {**browser_type_launch_args, **executable, "args": list(quiet)}


@pytest.fixture(scope="session")
def base_url(live_server) -> str:
    """So that `page.goto("/")` goes to the server of the test."""
    return str(live_server.url)


class Watch:
    """What the consoles complain of: errors, warnings, exceptions, violations of the policy."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.expected: list[str] = []

    def over(self, context: BrowserContext) -> None:
        context.add_init_script(tell_of_violations)
        context.on("console", self._hear)
        context.on("weberror", lambda raised: self.complaints.append(str(raised.error)))

    def expect(self, words: str) -> None:
        """A test that provokes a complaint names it."""
        self.expected.append(words)

    def unexpected(self) -> list[str]:
        return [one for one in self.complaints if not any(words in one for words in self.expected)]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text}")


@pytest.fixture
def watch() -> Iterator[Watch]:
    watch = Watch()
    yield watch
    assert watch.unexpected() == []


@pytest.fixture
def new_context(new_context, watch) -> Callable[..., BrowserContext]:
    """Every context is watched."""

    def make(**options) -> BrowserContext:
        context: BrowserContext = new_context(**options)
        watch.over(context)
        return context

    return make


@pytest.fixture
def sign_in(base_url) -> Callable[[BrowserContext, User], None]:
    """Signs somebody in without the form: `sign_in(context, maya)`."""

    def enter(context: BrowserContext, person: User) -> None:
        client = Client()
        client.force_login(person)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": base_url}])

    return enter


@pytest.fixture
def window(new_context, sign_in) -> Callable[..., Page]:
    """A browser of somebody's own, signed in; of a stranger, unless told otherwise."""

    def enter(person: User | None = None) -> Page:
        context = new_context(reduced_motion="reduce")
        if person:
            sign_in(context, person)
        page: Page = context.new_page()
        return page

    return enter


@pytest.fixture
def as_maya(context: BrowserContext, sign_in, maya) -> Page:
    """A page of a browser in which Maya is signed in."""
    sign_in(context, maya)
    return context.new_page()


@pytest.fixture
def edition(db) -> Edition:
    """The short talk, published."""
    return laid_out(short_talk_published, make_edition)


@pytest.fixture
def begun(maya, edition) -> Attempt:
    """Maya's, just begun; its replies come in the same order whenever the tests run."""
    attempt = make_attempt(user=maya, edition=edition)
    Attempt.objects.update(seed=1)
    return attempt


@pytest.fixture
def talk(as_maya: Page, begun: Attempt) -> Talk:
    """Maya's browser at the start of the short talk."""
    return Talk(as_maya, begun).open()
