"""What a page costs somebody who was never here: bytes over the wire, and requests.

Pages are compressed by Steady; files are compressed here, the way `collectstatic` does it.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from scenarios.models import Edition
from tests.browser import library
from tests.conftest import make_attempt, make_edition, short_talk, where
from tests.review.runs import make_run, random_replies
from tests.web.test_one_sheet import paths as styles
from trainer.web.storage import sheet, whole

most_bytes, most_requests = 40_000, 4
headers_of_a_file = 1_000
a_file = re.compile(r'<(?:link rel="stylesheet" href|script src)="/static/([^"]+)"')
a_part = re.compile(r'hx-get="([^"]+)" hx-trigger="load"')

# Page, whose it is, and which of the things below stands in its address.
pages = (
    ("home", "maya", ()),
    ("gallery", "maya", ()),
    ("briefing", "maya", ("slug",)),
    ("conversation", "maya", ("begun",)),
    ("conversation", "maya", ("ended",)),
    ("wrap-up", "maya", ("ended",)),
    ("debrief", "maya", ("assessed",)),
    ("learn", "maya", ("assessed",)),
    ("handbook", "maya", ()),
    ("decisions", "maya", ()),
    ("progress", "maya", ()),
    ("attempts", "maya", ()),
    ("reports", "omar", ()),
    ("team-report", "omar", ("team",)),
    ("person-report", "omar", ("team", "person")),
    ("scenario-figures", "omar", ("slug",)),
    ("run", "omar", ("assessed",)),
    ("assignments", "omar", ()),
    ("assign", "omar", ()),
    ("team-members", "omar", ("team",)),
    ("sign-in", None, ()),
)


@pytest.fixture
def house(team, maya, omar) -> dict[str, Any]:
    """A shipped conversation, a dozen others, and what people did with it."""
    library.load()
    edition = Edition.objects.get()
    for number in range(12):
        make_edition(text=short_talk.replace("short-talk", f"talk-{number}"))
    replies = [random_replies(edition, Random(number)) for number in range(4)]
    for run in replies:
        make_run(user=maya, edition=edition, replies=run)
    longest = max(replies, key=len)
    return {
        "maya": maya,
        "omar": omar,
        "slug": edition.scenario.slug,
        "begun": make_attempt(user=maya, edition=edition, replies=longest[:-1]).public_id,
        "ended": make_attempt(user=maya, edition=edition, replies=longest).public_id,
        "assessed": make_run(user=maya, edition=edition, replies=longest).public_id,
        "team": team.public_id,
        "person": maya.pk,
    }


@pytest.fixture
def visit(house):
    """The answer to somebody's browser, which takes what is compressed."""

    def get(page: str, whose: str | None, things: tuple[str, ...]) -> Any:
        client = Client(headers={"Accept-Encoding": "gzip, br"})
        if whose:
            client.force_login(house[whose])
        return client.get(reverse(page, args=[house[one] for one in things]), follow=True)

    return get


@cache
def weight_of_file(name: str) -> int:
    content = (
        whole(styles).encode() if name == sheet else Path(str(finders.find(name))).read_bytes()
    )
    return headers_of_a_file + len(brotli.compress(content))


def unpacked(answer: Any) -> str:
    assert answer.headers["Content-Encoding"] == "gzip"
    return gzip.decompress(answer.content).decode()


def cost_of(answer: Any) -> tuple[int, int]:
    """Requests and bytes of a page with all that it asks for at once."""
    html = unpacked(answer)
    files, parts = a_file.findall(html), a_part.findall(html)
    own = len(answer.serialize_headers()) + len(answer.content)
    of_parts = [one for part in parts for one in cost_of_part(answer.client, part)]
    return 1 + len(files) + len(parts), own + sum(of_parts) + sum(map(weight_of_file, files))


def cost_of_part(client: Client, address: str) -> list[int]:
    answer = client.get(address, headers={"HX-Request": "true"})
    return [len(answer.serialize_headers()), len(answer.content)]


def test_it_is_at_most_40_kb_in_at_most_4_requests(visit):
    costs = {page: cost_of(visit(page, whose, things)) for page, whose, things in pages}
    assert {cost for cost in costs.values() if cost[0] < 2} == set()
    assert {
        page: cost
        for page, cost in costs.items()
        if cost[0] > most_requests or cost[1] > most_bytes
    } == {}


def test_a_turn_is_one_request_of_3_kb(as_person, maya, attempt):
    headers = {"HX-Request": "true", "Accept-Encoding": "gzip"}
    form = {"turn": 1, "reply": "go-on"}
    answer = as_person(maya).post(where("reply", attempt), form, headers=headers)
    html = unpacked(answer)
    assert (a_file.findall(html), a_part.findall(html)) == ([], [])
    assert len(answer.content) < 3_000


def test_it_has_no_length_to_guess_by(as_person, maya):
    """Django puts a name of random length into the file that the page is packed as."""
    client, packed = as_person(maya), {"Accept-Encoding": "gzip"}
    pages = [client.get(reverse("safety"), headers=packed).content for _ in range(12)]
    assert len({page.index(b"\0", 10) for page in pages if page[3] & 8}) > 3
