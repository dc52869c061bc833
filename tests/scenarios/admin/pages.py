"""Pages of the admin as a browser would have them: opened, filled in, sent off."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

from scenarios.models import Node, Scenario


class _Fields(HTMLParser):
    """What a browser would send of the page's main form, if nothing were typed."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, Any] = {}
        self._area = self._select = self._chosen = ""
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
        elif tag == "option":
            self._option(given)
        elif tag == "input":
            self._input(given)

    def _option(self, given: dict[str, str]) -> None:
        self._chosen = ""
        if "selected" in given and "value" in given:
            self.values[self._select] = given["value"]
        elif "selected" in given:  # its text is its value
            self._chosen = self._select

    def _input(self, given: dict[str, str]) -> None:
        is_tick = given.get("type") in {"checkbox", "radio"}
        sent = "checked" in given if is_tick else given.get("type") != "submit"
        name, value = given.get("name"), given.get("value", "on" if is_tick else "")
        if sent and name and is_tick and name in self.values:
            self.values[name] = [*self.values[name], value]
        elif sent and name:
            self.values[name] = [value] if "value" in given and is_tick else value

    def handle_data(self, data: str) -> None:
        if self._area:
            self.values[self._area] += data
        elif self._chosen:
            self.values[self._chosen], self._chosen = data, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # a browser drops the newline that Django writes after the tag
            self.values[self._area] = self.values[self._area].removeprefix("\n")
            self._area = ""


def fields_of(html: str) -> dict[str, Any]:
    reader = _Fields()
    reader.feed(html)
    return {name: value for name, value in reader.values.items() if "__prefix__" not in name}


class Opened:
    """A page with a form, open in somebody's browser until it is saved."""

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.address = client, address
        self.answer = client.get(address)

    @property
    def html(self) -> str:
        return str(self.answer.content.decode())

    @property
    def fields(self) -> dict[str, Any]:
        return fields_of(self.html)

    def save(self, **typed: Any) -> Opened:
        """Types these values over what the page shows, and saves."""
        self.answer = self.client.post(self.address, {**self.fields, **typed})
        return self

    @property
    def went_to(self) -> str:
        """Where saving it led."""
        return str(self.answer.headers["Location"])

    @property
    def was_saved(self) -> bool:
        return self.answer.status_code == 302


def scenario_page(client: Client, scenario: Scenario) -> Opened:
    return Opened(client, reverse("admin:scenarios_scenario_change", args=[scenario.pk]))


def node_page(client: Client, node: Node) -> Opened:
    return Opened(client, reverse("admin:scenarios_node_change", args=[node.pk]))
