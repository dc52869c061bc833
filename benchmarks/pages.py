"""A browser without a screen: one person's cookies and connections, and the forms of a page."""

from __future__ import annotations

import http.client
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import cycle
from urllib.parse import urlencode, urlsplit

host = "127.0.0.1"
patience = 60  # seconds for an answer
longest_idle = 1.0  # gunicorn closes a connection that was idle for two


class NoAnswer(Exception):
    """The connection broke before the answer was whole: whether it was heard, nobody knows."""


@dataclass
class Form:
    """A form: what it would send, and the buttons that would send it, in the order of the page."""

    action: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[dict[str, str]] = field(default_factory=list)

    def named(self, name: str) -> list[dict[str, str]]:
        """The buttons of that name; a `text` is what stands on them."""
        return [button for button in self.buttons if button.get("name") == name]


class Page(HTMLParser):
    """What a player needs of a page: its forms, by id, and the words in elements of a class."""

    def __init__(self, html: str, *, classes: Sequence[str] = ()) -> None:
        super().__init__()
        self.forms: dict[str, Form] = {}
        self.words: dict[str, list[str]] = {one: [] for one in classes}
        self._inside = ""
        self._button: dict[str, str] | None = None
        self._textarea: tuple[Form, str] | None = None
        self._class = ""
        self._depth = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("id", str(len(self.forms)))
            self._form(given).action = given.get("action", "")
        elif tag == "input":
            self._input(given)
        elif tag == "textarea" and "name" in given:
            self._textarea = self._form(given), given["name"]
            self._textarea[0].fields[given["name"]] = ""
        elif tag == "button":
            self._button = {**given, "text": ""}
            self._form(given).buttons.append(self._button)
        elif tag == "div":
            self._enter(given.get("class", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = ""
        elif tag == "textarea":
            self._textarea = None
        elif tag == "button":
            self._button = None
        elif tag == "div" and self._class:
            self._depth -= 1
            if not self._depth:
                self._class = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            form, name = self._textarea
            form.fields[name] += data
        elif self._button is not None:
            self._button["text"] += data
        elif self._class:
            self.words[self._class][-1] += data

    def form_with(self, field: str) -> Form | None:
        """The form that has a field of this name."""
        return next((form for form in self.forms.values() if field in form.fields), None)

    def _form(self, given: dict[str, str]) -> Form:
        """The one that an element belongs to, by name or by place."""
        return self.forms.setdefault(given.get("form", self._inside), Form())

    def _input(self, given: dict[str, str]) -> None:
        ticked = given.get("type") not in {"checkbox", "radio"} or "checked" in given
        if "name" in given and ticked:
            self._form(given).fields[given["name"]] = given.get("value", "")

    def _enter(self, classes: str) -> None:
        if self._class:
            self._depth += 1
        elif found := next((one for one in self.words if one in classes.split()), ""):
            self._class, self._depth = found, 1
            self.words[found].append("")


@dataclass(frozen=True)
class Answer:
    """What came back, and how many seconds after it was asked for."""

    status: int
    location: str
    text: str
    seconds: float


class Browser:
    """One person, signed in. With several ports their requests go to one after the other."""

    def __init__(self, ports: Sequence[int], cookies: dict[str, str]) -> None:
        self.cookies = dict(cookies)
        self.headers: dict[str, str] = {}  # sent with every request
        made = [http.client.HTTPConnection(host, port, timeout=patience) for port in ports]
        self._turns = cycle(made)
        self._used = dict.fromkeys(made, 0.0)

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None, {})

    def post(self, path: str, fields: dict[str, str], *, htmx: bool = False) -> Answer:
        """A form as a browser sends it, or as htmx does."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if htmx:
            headers |= {"HX-Request": "true", "X-CSRFToken": self.cookies.get("csrftoken", "")}
        return self._ask("POST", path, urlencode(fields), headers)

    def close(self) -> None:
        for connection in self._used:
            connection.close()

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        connection = next(self._turns)
        if time.monotonic() - self._used[connection] > longest_idle:
            connection.close()
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        began = time.monotonic()
        try:
            connection.request(method, path, body, {**headers, **self.headers, "Cookie": cookie})
            response = connection.getresponse()
            text = response.read().decode()
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            raise NoAnswer(f"{method} {path}: {error!r}") from error
        self._used[connection] = time.monotonic()
        self._keep(response)
        location = urlsplit(response.headers.get("Location", "")).path
        return Answer(response.status, location, text, self._used[connection] - began)

    def _keep(self, response: http.client.HTTPResponse) -> None:
        """Its cookies; how long they last does not matter to somebody who is here for minutes."""
        for line in response.headers.get_all("Set-Cookie") or ():
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
