#!/usr/bin/env python3
"""Asks Lighthouse what it thinks of four pages, on a telephone, and prints a table.

    npm install --prefix /tmp/lighthouse lighthouse@13.5.0
    python -m tools.lighthouse /tmp/lighthouse/node_modules/.bin/lighthouse
    python -m tools.lighthouse /tmp/lighthouse/node_modules/.bin/lighthouse --times 5

The server is a real one with the settings of production, without HTTPS; it gets a free port and a
database of its own, and both are gone afterwards. Each page is asked for three times, by somebody
who is signed in and has nothing in the cache. Do it on a machine that does nothing else.
"""

import argparse
import contextlib
import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tools.screenshots import (
    MAYA,
    OMAR,
    chromium,
    conversation,
    demo,
    free_port,
    manage,
    serving,
    sign_in,
    team_report,
)

CATEGORIES = ("performance", "accessibility", "best-practices")
FLAGS = ("--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-sandbox")
TRIES = 3  # now and then it misses the beginning of a page
HEADINGS = ("page", *CATEGORIES, "blocked ms", "bytes", "requests")


def gallery(page: Page) -> None:
    page.goto("/scenarios/")


def debrief(page: Page) -> None:
    """Of the first run that the demo made."""
    page.goto("/attempts/")
    page.locator('a[href$="/debrief/"]').first.click()
    page.locator("ol.turns").wait_for()


PAGES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "gallery": (MAYA, gallery),
    "conversation": (MAYA, conversation),
    "debrief": (MAYA, debrief),
    "team page": (OMAR, team_report),
}


@contextlib.contextmanager
def production() -> Iterator[str]:
    """A server as it would stand behind a proxy, with the demo in its database."""
    with demo() as env:
        env |= {"DEBUG": "0", "SECRET_KEY": "only-to-measure", "ALLOWED_HOSTS": "127.0.0.1"}
        manage("collectstatic", "--no-input", env=env)
        port = free_port()
        gunicorn = ("-m", "gunicorn", "trainer.wsgi", "-w", "2", "--no-control-socket")
        with serving(*gunicorn, "--bind", f"127.0.0.1:{port}", port=port, env=env) as address:
            yield address


@contextlib.contextmanager
def signed_in(address: str, person: str) -> Iterator[tuple[Page, int]]:
    """A browser that Lighthouse can steer too, and the port for it."""
    port = free_port()
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=chromium(),
            args=[*FLAGS, f"--remote-debugging-port={port}"],
            base_url=address,
        )
        page = context.new_page()
        sign_in(page, person)
        yield page, port
        context.close()


def asked(program: str, url: str, port: int) -> dict[str, Any]:
    """What Lighthouse answers, with its usual telephone and its usual slow network."""
    only = f"--only-categories={','.join(CATEGORIES)}"
    command = [program, url, f"--port={port}", "--output=json", "--quiet", only]
    for _ in range(TRIES):
        done = subprocess.run(command, check=False, stdout=subprocess.PIPE)
        if not done.returncode:
            answer: dict[str, Any] = json.loads(done.stdout)
            return answer
    raise SystemExit("lighthouse: it gave no answer; what it says stands above.")


def row(name: str, answer: dict[str, Any]) -> tuple[str, ...]:
    scores = (round(100 * answer["categories"][one]["score"]) for one in CATEGORIES)
    audits = answer["audits"]
    loaded = audits["network-requests"]["details"]["items"]
    over_the_wire = [one for one in loaded if one["url"].startswith("http")]
    weight = sum(one["transferSize"] for one in over_the_wire)
    blocked = audits["total-blocking-time"]["numericValue"]
    return (name, *map(str, (*scores, round(blocked), weight, len(over_the_wire))))


def main() -> None:
    asks = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asks.add_argument("program", type=Path, help="where Lighthouse is")
    asks.add_argument("--times", type=int, default=3)
    given = asks.parse_args()
    print("|".join(("", *HEADINGS, "")), "|".join(("", *("---" for _ in HEADINGS), "")), sep="\n")
    with production() as address:
        for name, (person, show) in PAGES.items():
            with signed_in(address, person) as (page, port):
                show(page)
                url = page.url
                page.goto("about:blank")
                for _ in range(given.times):
                    found = row(name, asked(str(given.program), url, port))
                    print("|".join(("", *found, "")), flush=True)


if __name__ == "__main__":
    main()
