"""Reads phrases.toml: the words that the checks look for, by language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

lists = Path(__file__).with_name("phrases.toml")


class Phrases:
    """Phrases to be found whole, in any case and spacing, with straight or curly apostrophes."""

    def __init__(self, phrases: Iterable[str]) -> None:
        found = (r"\s+".join(map(re.escape, _plain(one).split())) for one in phrases)
        longest_first = sorted(found, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)

    def first_in(self, text: str) -> str | None:
        """The first of them in a text, as the text has it."""
        found = self._pattern.search(_plain(text))
        return found[0] if found else None

    def found_in(self, text: str) -> bool:
        return self.first_in(text) is not None


@dataclass(frozen=True, slots=True)
class Language:
    """The phrases of one language.

    moves: the words that say that a reply makes a move. hints: those that only make one think so.
    """

    polite: Phrases
    hostile: Phrases
    hot: Phrases
    calm: Phrases
    moves: Mapping[str, Phrases]
    hints: Mapping[str, Phrases]


def phrases_for(lang: str) -> Language | None:
    """The phrases for a language code; None where there are none for it."""
    return _languages().get(lang.lower().partition("-")[0])


@cache
def _languages() -> Mapping[str, Language]:
    data = tomllib.loads(lists.read_text(encoding="utf-8"))
    return {lang: _language(found) for lang, found in data.items()}


def _language(data: Mapping[str, Any]) -> Language:
    return Language(
        polite=Phrases(data["polite"]),
        hostile=Phrases(data["hostile"]),
        hot=Phrases(data["anger"]["hot"]),
        calm=Phrases(data["anger"]["calm"]),
        moves={move: Phrases(found) for move, found in data["moves"].items()},
        hints={move: Phrases(found) for move, found in data["hints"].items()},
    )


def _plain(text: str) -> str:
    return text.replace("’", "'")
