"""Pages of the admin as a browser would have them: opened, filled in, sent off."""

from __future__ import annotations

from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse

from scenarios.models import Scenario


class _Fields(HTMLParser):
    """What a browser would send of the page's main form, if nothing were typed."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._area = self._select = ""
        self._in_form = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._in_form = given.get("id", "").endswith("_form")
        if not self._in_form:
            return
        if tag == "textarea":
            self._area = given["name"]
            self.values[self._area] = ""
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and "selected" in given:
            self.values[self._select] = given["value"]
        elif tag == "input":
            self._input(given)

    def _input(self, given: dict[str, str]) -> None:
        is_tick = given.get("type") in {"checkbox", "radio"}
        sent = "checked" in given if is_tick else given.get("type") != "submit"
        if sent and given.get("name"):
            self.values[given["name"]] = given.get("value", "on" if is_tick else "")

    def handle_data(self, data: str) -> None:
        if self._area:
            self.values[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # a browser drops the newline that Django writes after the tag
            self.values[self._area] = self.values[self._area].removeprefix("\n")
            self._area = ""


def fields_of(html: str) -> dict[str, str]:
    reader = _Fields()
    reader.feed(html)
    return reader.values


class Opened:
    """A page with a form, open in somebody's browser until it is saved."""

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.address = client, address
        self.answer = client.get(address)

    @property
    def html(self) -> str:
        return str(self.answer.content.decode())

    @property
    def fields(self) -> dict[str, str]:
        return fields_of(self.html)

    def save(self, **typed: str) -> Opened:
        """Types these values over what the page shows, and saves."""
        self.answer = self.client.post(self.address, {**self.fields, **typed})
        return self

    @property
    def was_saved(self) -> bool:
        return self.answer.status_code == 302


def scenario_page(client: Client, scenario: Scenario) -> Opened:
    return Opened(client, reverse("admin:scenarios_scenario_change", args=[scenario.pk]))
