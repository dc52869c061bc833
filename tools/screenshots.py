#!/usr/bin/env python3
"""Takes the pictures of the documentation anew, of a real server with the shipped library.

    python tools/screenshots.py             # into docs/img
    python tools/screenshots.py elsewhere

The server gets a free port and a database of its own, and both are gone afterwards. CHROMIUM
names the browser to use. Look at the pictures before you hand them in.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "img"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 30  # seconds for the server to answer
WINDOW: ViewportSize = {"width": 1280, "height": 1040}

MAYA, PASSWORD = "maya@example.com", "steady-demo"  # made by `manage.py demo_people`
ADA, OMAR = "ada@example.com", "omar@example.com"
TEAM = "Service line"
SCENARIO, TITLE = "the-sofa-that-never-came", "The sofa that never came"
REPLIES = ("go-on", "say-it-back")
NOTES = "Claire Hadley, two deliveries missed, two shifts without pay, nobody rang on Monday."


def environment(data: str) -> dict[str, str]:
    return {**os.environ, "DEBUG": "1", "DATA_DIR": data, "DATABASE_URL": "", "HTTPS": "0"}


def manage(*arguments: str, env: dict[str, str]) -> None:
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextlib.contextmanager
def steady() -> Iterator[str]:
    """A server with library and demo people; gives its address."""
    with tempfile.TemporaryDirectory(prefix="steady-pictures-") as data:
        env = environment(data)
        for step in ("migrate", "load_library", "demo_people"):
            manage(step, env=env)
        subprocess.run([sys.executable, "tools/demo_runs.py"], cwd=ROOT, env=env, check=True)
        port = free_port()
        command = [sys.executable, "manage.py", "runserver", "--noreload", str(port)]
        quiet = subprocess.DEVNULL
        server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=quiet, stderr=quiet)
        try:
            wait_for(("127.0.0.1", port), server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def wait_for(address: tuple[str, int], server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(address):
            return
        time.sleep(0.1)
    sys.exit("screenshots: the server did not start.")


@contextlib.contextmanager
def browser(address: str, person: str) -> Iterator[Page]:
    """A light page on which somebody is signed in."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = chromium.new_page(
            base_url=address,
            viewport=WINDOW,
            device_scale_factor=1.25,
            color_scheme="light",
            reduced_motion="reduce",
        )
        page.goto("/accounts/sign-in/")
        page.get_by_label("E-mail address").fill(person)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        yield page
        chromium.close()


def conversation(page: Page) -> None:
    """Two replies given, the coach on, a line in the notes."""
    page.goto(f"/scenarios/{SCENARIO}/")
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("button", name="Coach: off").click()
    for reply in REPLIES:
        page.locator(f'button.reply[value="{reply}"]').click()
    page.locator(".coach").wait_for()
    page.get_by_label("Your notes", exact=True).fill(NOTES)
    page.get_by_text("Saved", exact=True).wait_for()
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")


def dialogue_map(page: Page) -> None:
    """The map of the same scenario, on its page in the admin."""
    page.goto("/admin/scenarios/scenario/")
    page.locator('a[href*="/change/"]', has_text=TITLE).click()
    page.locator("svg.map a.node").first.wait_for()
    page.get_by_role("button", name="Smaller").click()


def team_report(page: Page) -> None:
    """The report of the demo team, on what it was assessed in."""
    page.goto("/reports/")
    page.get_by_role("link", name=TEAM).click()
    page.locator(".heatmap").wait_for()


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with steady() as address:
        with browser(address, MAYA) as page:
            conversation(page)
            page.screenshot(path=folder / "conversation.png")
        with browser(address, ADA) as page:
            dialogue_map(page)
            page.locator("[data-map-frame]").screenshot(path=folder / "map.png")
        with browser(address, OMAR) as page:
            team_report(page)
            page.screenshot(path=folder / "report.png")
    print(f"Taken into {folder}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else PICTURES)
