"""Keys for what has none in Twine: passages have names, and links have words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from scenarios.exchange.document import slug_of

# A name of a passage that is a key as it stands; the admin has no letters but these in one.
plain_key = re.compile(r"[-A-Za-z0-9_]{1,80}")


def key_of(name: str) -> str:
    """The key that the name of a passage stands for."""
    return name if plain_key.fullmatch(name) else slug_of(name) or "passage"


@dataclass
class Unused:
    """Gives names that were not given before: the one wanted, or that with a number."""

    given: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)

    def name(self, wanted: str) -> str:
        name, number = wanted, self.numbers.get(wanted, 1)
        while name in self.given:
            number += 1
            name = f"{wanted[:70]}-{number}"
        self.numbers[wanted] = number
        self.given.add(name)
        return name


def name_replies(replies: list[dict[str, Any]]) -> None:
    """Give a key to each reply that has none: its first words."""
    unused = Unused({reply["key"] for reply in replies if "key" in reply})
    for reply in replies:
        if "key" not in reply:
            first_words = slug_of(reply["text"]).split("-")[:4]
            reply["key"] = unused.name("-".join(first_words) or "reply")
