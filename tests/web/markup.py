"""What a page must not hold under our content security policy, and must not get wrong."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urlsplit

addresses = ("src", "href", "action", "formaction", "hx-post", "hx-get")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.elsewhere: list[str] = []
        self.ids: Counter[str] = Counter()
        self._scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.inline.append(f"<{tag}>")
        self.inline += [f"<{tag} {name}>" for name in given if _runs_or_paints(name)]
        for name in addresses:
            target = urlsplit(given.get(name) or "")
            if (target.scheme or target.netloc) and not _is_the_icon(given):
                self.elsewhere.append(f"<{tag} {name}={given[name]}>")
        if given.get("id"):
            self.ids[str(given["id"])] += 1


def _is_the_icon(given: dict[str, str | None]) -> bool:
    """It stands in the page, so that none needs a request for it."""
    return given.get("rel") == "icon" and str(given["href"]).startswith("data:image/svg+xml,")


def _runs_or_paints(attribute: str) -> bool:
    return attribute == "style" or attribute.startswith(("on", "hx-on"))


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    return reader


def inline(html: str) -> list[str]:
    """Scripts and styles that stand in the page itself."""
    return _read(html).inline


def elsewhere(html: str) -> list[str]:
    """Addresses on any other host, or of any other kind, such as javascript:."""
    return _read(html).elsewhere


def doubled_ids(html: str) -> list[str]:
    return [name for name, times in _read(html).ids.items() if times > 1]
