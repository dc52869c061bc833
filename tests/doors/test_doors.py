"""Every address of Steady, tried by everybody, against one table."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.doors.house import ANYBODY, OTHER_MANAGER, TRAINEE, House, build
from tests.doors.table import table, without_a_name

ways_out = {"sign-out", "admin:logout"}  # where they lead to looks like a refusal
doors_to_sign_in = ("/accounts/sign-in/", "/admin/login/")


def patterns(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address with its whole name."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, one.namespace or space)
        else:
            yield (f"{space}:{one.name}" if space and one.name else one.name or ""), one


every_pattern = [*patterns(get_resolver())]
own = [name for name in table if not name.startswith("admin:")]
by_name = {name: pattern for name, pattern in every_pattern if name}


def test_every_address_is_in_the_table():
    assert by_name.keys() - table.keys() == set(), "say in tests/doors/table.py who may open it"
    assert table.keys() - by_name.keys() == set()


def test_what_has_no_name_is_known():
    assert {str(one.pattern) for name, one in every_pattern if not name} <= without_a_name


def test_nobody_refused_all_of_it_is_a_mistake_in_the_house(house):
    """An address that leads to nothing would be refused to everybody, and prove nothing."""
    assert set(house.clients) == {ANYBODY, *set().union(*table.values())}


@pytest.fixture
def house(db, settings) -> Iterator[House]:
    settings.SENDS_MAIL = False
    logging.disable()  # hundreds of refusals, each with its traceback
    yield build()
    logging.disable(logging.NOTSET)


def address(house: House, name: str) -> str:
    """Where a page is, of the things of the house."""
    pattern = by_name[name].pattern
    parts = [*pattern.converters, *pattern.regex.groupindex]
    known = {**house.things, **house.of(name.removeprefix("admin:"))}
    return reverse(name, kwargs={part: known[part] for part in parts})


def answer_to(client: Client, method: str, url: str) -> HttpResponse:
    """What comes back. Whatever it did is undone, and nobody is signed out by it."""
    who = client.cookies.output(header="", sep=";")
    with transaction.atomic():
        answer: Any = client.generic(method, url)
        transaction.set_rollback(True)
    client.cookies.clear()
    client.cookies.load(who)
    return answer  # type: ignore[no-any-return]


def is_open(answer: HttpResponse) -> bool:
    leads_to = answer.headers.get("Location", "")
    asks_to_sign_in = leads_to.startswith(doors_to_sign_in)
    return answer.status_code not in {403, 404, 405} and not asks_to_sign_in


def opened_to(house: House, name: str) -> set[str]:
    """Those whom it lets in, by GET or by POST."""
    url = address(house, name)
    return {
        who
        for who, client in house.clients.items()
        if any(is_open(answer_to(client, method, url)) for method in ("GET", "POST"))
    }


@pytest.mark.parametrize("part", ["own pages", "admin"])
def test_each_is_open_to_whom_the_table_says(house, part):
    names = own if part == "own pages" else table.keys() - own
    found = {name: opened_to(house, name) for name in names if name not in ways_out}
    wrong = {name: sorted(who) for name, who in found.items() if who != table[name]}
    assert wrong == {}


@pytest.mark.parametrize("who", [TRAINEE, OTHER_MANAGER])
def test_what_is_not_yours_is_not_there(house, who):
    """Not "forbidden": that would say that there is something."""
    client = house.clients[who]
    closed = [name for name in own if who not in table[name]]
    codes = {name: answer_to(client, "GET", address(house, name)).status_code for name in closed}
    assert {name: code for name, code in codes.items() if code not in {404, 405}} == {}


def test_a_stranger_is_asked_to_sign_in(house):
    client = house.clients[ANYBODY]
    closed = [name for name, may in table.items() if ANYBODY not in may]
    answers = {name: answer_to(client, "GET", address(house, name)) for name in closed}
    leads_to = {name: answer.headers.get("Location", "") for name, answer in answers.items()}
    assert [n for n, url in leads_to.items() if not url.startswith(doors_to_sign_in)] == []


def test_everybody_may_sign_out(house):
    for client in house.clients.values():
        assert answer_to(client, "POST", reverse("sign-out")).status_code == 302
