#!/usr/bin/env python3
"""Takes the pictures of the documentation anew, of a real server with the shipped library.

    python tools/screenshots.py             # into docs/img
    python tools/screenshots.py elsewhere

The server gets a free port and a database of its own, and both are gone afterwards. CHROMIUM
names the browser to use. Look at the pictures before you hand them in.
"""

import base64
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

from playwright.sync_api import Locator, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "img"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 30  # seconds for the server to answer
WINDOW: ViewportSize = {"width": 1280, "height": 1040}
SMALLER: ViewportSize = {"width": 1100, "height": 800}

MAYA, PASSWORD = "maya@example.com", "steady-demo"  # made by `manage.py demo_people`
ADA, OMAR = "ada@example.com", "omar@example.com"
TEAM = "Service line"
SCENARIO, TITLE = "the-sofa-that-never-came", "The sofa that never came"
REPLIES = ("go-on", "say-it-back")
NODE, REPLY, SAID = "father", "loan", "for-him"
FAULT = "I'm sorry, Ms Hadley, but for Friday there is nothing we can do."
NOTES = "Claire Hadley, two deliveries missed, two shifts without pay, nobody rang on Monday."


def environment(data: str) -> dict[str, str]:
    return {**os.environ, "DEBUG": "1", "DATA_DIR": data, "DATABASE_URL": "", "HTTPS": "0"}


def manage(*arguments: str, env: dict[str, str]) -> None:
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)


def demo_runs(env: dict[str, str]) -> None:
    command = [sys.executable, "tools/demo_runs.py"]
    subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextlib.contextmanager
def demo() -> Iterator[dict[str, str]]:
    """The environment of a database with library, demo people and what they did."""
    with tempfile.TemporaryDirectory(prefix="steady-demo-") as data:
        env = environment(data)
        for step in ("migrate", "load_library", "demo_people"):
            manage(step, env=env)
        demo_runs(env)
        yield env


@contextlib.contextmanager
def steady() -> Iterator[str]:
    """A server with the demo; gives its address."""
    port = free_port()
    arguments = ("manage.py", "runserver", "--noreload", str(port))
    with demo() as env, serving(*arguments, port=port, env=env) as address:
        yield address


@contextlib.contextmanager
def serving(*arguments: str, port: int, env: dict[str, str]) -> Iterator[str]:
    """The address of a server that Python was started with, once it answers."""
    quiet = subprocess.DEVNULL
    command = [sys.executable, *arguments]
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
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = started.new_page(
            base_url=address,
            viewport=WINDOW,
            device_scale_factor=1.25,
            color_scheme="light",
            reduced_motion="reduce",
        )
        sign_in(page, person)
        yield page
        started.close()


def chromium() -> str | None:
    """The browser of this machine, or None for Playwright's."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)


def sign_in(page: Page, person: str) -> None:
    page.goto("/accounts/sign-in/")
    page.get_by_label("E-mail address").fill(person)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


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


def scenario_page(page: Page) -> None:
    page.goto("/admin/scenarios/scenario/")
    page.locator('a[href*="/change/"]', has_text=TITLE).click()


def dialogue_map(page: Page) -> None:
    """The map of the same scenario, on its page in the admin."""
    scenario_page(page)
    page.locator("svg.map a.node").first.wait_for()
    page.get_by_role("button", name="Smaller").click()


def team_report(page: Page) -> None:
    """The report of the demo team, on what it was assessed in."""
    page.goto("/reports/")
    page.get_by_role("link", name=TEAM).click()
    page.locator(".heatmap").wait_for()


def assignment(page: Page) -> Locator:
    """Who stands where in what the demo team was asked for."""
    page.goto("/team/assignments/")
    page.get_by_role("link", name="Before the season").click()
    return page.locator("main")


def new_scenario(page: Page) -> Locator:
    """What a scenario begins with, filled in."""
    page.goto("/admin/scenarios/scenario/add/")
    page.get_by_label("Title").fill("The cold flat")
    page.get_by_label("Slug").fill("the-cold-flat")
    page.get_by_label("Summary").fill("A week without heating, and nobody came.")
    page.get_by_label("Channel").select_option("phone")
    return page.locator("form fieldset").first


def a_reply(page: Page) -> Locator:
    """A reply at a node, some of its moves in sight."""
    scenario_page(page)
    page.get_by_role("link", name=NODE, exact=True).first.click()
    reply = page.locator(f'.inline-related:has(input[value="{REPLY}"])')
    reply.locator(".ticks summary", has_text="Solving").click()
    reply.locator(".ticks small").first.wait_for()
    return reply


def told_problems(page: Page) -> Locator:
    """The same node, after words were typed that its moves do not bear out."""
    reply = page.locator(f'.inline-related:has(input[value="{REPLY}"])')
    reply.get_by_label("What the trainee says").fill(FAULT)
    page.get_by_role("button", name="Save and continue editing").click()
    page.locator("section.problems li").first.wait_for()
    return page.locator("section.problems")


def to_publish(page: Page) -> Locator:
    """What publishing would change, and why it may not."""
    scenario_page(page)
    page.get_by_role("link", name="Publish", exact=True).click()
    return page.locator("#content-start")


def a_trial(page: Page) -> Locator:
    """The draft, played from the middle."""
    page.goto(f"/scenarios/{SCENARIO}/draft/?node={NODE}&anger=5&made=listen&made=restate")
    page.get_by_role("button", name="Play", exact=True).click()
    page.locator(f'button.reply[value="{SAID}"]').click()
    page.locator(".verdicts").wait_for()
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    return page.locator(".conversation")


AUTHORS = {
    "new-scenario": new_scenario,
    "reply": a_reply,
    "problems": told_problems,
    "publish": to_publish,
    "trial": a_trial,
}

TO_WEBP = """async (png) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const scale = Math.min(1, 1000 / image.width);
  const [width, height] = [image.width * scale, image.height * scale].map(Math.round);
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d").drawImage(image, 0, 0, width, height);
  return canvas.toDataURL("image/webp", 0.6).split(",")[1];
}"""


def small(page: Page, place: Locator, file: Path) -> None:
    """A picture of a part of a page, as WebP: the browser itself can write that."""
    png = base64.b64encode(place.screenshot()).decode()
    with page.context.browser.new_page() as blank:  # type: ignore[union-attr]
        file.write_bytes(base64.b64decode(blank.evaluate(TO_WEBP, png)))


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with steady() as address:
        with browser(address, MAYA) as page:
            conversation(page)
            page.screenshot(path=folder / "conversation.png")
        with browser(address, ADA) as page:
            dialogue_map(page)
            page.locator("[data-map-frame]").screenshot(path=folder / "map.png")
            page.set_viewport_size(SMALLER)
            for name, show in AUTHORS.items():
                small(page, show(page), folder / f"{name}.webp")
        with browser(address, OMAR) as page:
            team_report(page)
            page.screenshot(path=folder / "report.png")
            page.set_viewport_size(SMALLER)
            small(page, assignment(page), folder / "assignment.webp")
    print(f"Taken into {folder}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else PICTURES)
