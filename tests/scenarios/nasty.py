"""Documents with everything in them that a file format could trip over.

Strategies for hypothesis: texts full of what YAML gives a meaning to, and scenarios made of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from trainer.guidance.rulebook import channels

# The same examples every time: a test that fails now and then helps nobody.
quickly = settings(max_examples=30, derandomize=True, deadline=None, database=None)

harmless = "The customer says what happened, and what they would like to be done about it now. "
known_traps = [
    *("", " ", "yes", "no", "on", "null", "~", "true", "False", "1", "-7", "007", "1e3", ".5e3"),
    *("1.", "+.5", "1_000", "0x1F", "0o7", "12:30", "2026-01-01", "2026-01-01 12:30:00", ".inf"),
    *("=", "<<", "-", "- a", "? a", ": a", "a: b", "a:", "#", "a #b", "# a", "&a", "*a", "!a"),
    *("[a", "a]", "{a", "a}", "[a, b]", "{a: b}", ",", "a, b", "|", ">", "%a", "@a", "`a", "..."),
    *("---", "--- a", "'", "''", '"', "it's", 'she said "no"', "\\", "\\n", "\\UFFFFFFFF", "a\\"),
    *("a\n", "\na", "a\nb", "a\n\nb", "a\n b", "a \nb", "a\n ", "\n", "\n\n", "a\t", "\ta", "a\tb"),
    *(
        " a",
        "a ",
        "  a  b  ",
        "a\r\nb",
        "a\rb",
        "a\x85b",
        "a\u2028b",
        " 1\x85",
        "\ufeffa",
        "a\ufeff",
        "\x7f",
    ),
    *("\x1b[0m", "é", "Zoë", "李", "😀", "\U0010ffff", "a\u0301", "\u200b", "\xa0", "‘a’", "–"),
    *(harmless * 4, "x" * 300, "a " * 120, "word  " * 40, (harmless + "\n") * 3, harmless + "# "),
]
traps = st.sampled_from(known_traps)
pieces = st.text(alphabet="ab 1:#'\"-\n\t{}[],&*!|>%@`?\\é😀\x85\u2028", max_size=40)
texts = traps | pieces | st.builds(lambda a, b: a + b, traps, traps)
keys = (*("yes", "1", "1e3", "-", "---", "null", "a-b", "_", "é", "when", "node", "says"), "k" * 80)


@dataclass
class Author:
    """Makes a document of the texts it was given; what goes where is settled by a seed."""

    texts: list[str]
    chance: Random

    def text(self) -> str:
        return self.chance.choice(self.texts)

    def words(self, *, most: int = 3) -> list[str]:
        return [*dict.fromkeys(self.text() for _ in range(self.chance.randint(0, most)))]

    def short(self) -> str:
        return self.text()[:80] or "short"

    def some(self, **parts: Any) -> dict[str, Any]:
        """Some of these parts, each made by calling it."""
        return {key: make() for key, make in parts.items() if self.chance.random() < 0.5}

    def number(self, least: int, most: int) -> int:
        return self.chance.randint(least, most)

    def different_keys(self) -> list[str]:
        return self.chance.sample(keys, self.number(1, 3))

    def condition(self) -> dict[str, Any]:
        unknown = self.chance.choice([None, 3, self.text(), self.words()])
        return self.some(
            anger_at_least=lambda: self.number(0, 10),
            heard_at_most=lambda: self.number(0, 4),
            channel=lambda: [self.chance.choice(channels)],
            after=self.words,
            not_after=self.words,
            **{"with": self.words, "again": lambda: True, "unheard of": lambda: unknown},
        )

    def says(self) -> Any:
        lines = [{"text": self.text(), **self.some(when=self.condition)} for _ in range(2)]
        return self.chance.choice([self.text(), lines, lines[:1], []])

    def goto(self) -> Any:
        routes = [
            {
                "node": self.short(),
                **self.some(when=self.condition, anger=lambda: self.number(-10, 10)),
            }
            for _ in range(2)
        ]
        return self.chance.choice([self.short(), routes, routes[:1], []])

    def reply(self, key: str) -> dict[str, Any]:
        more = self.some(moves=self.words, goto=self.goto, note=self.text, as_said=lambda: True)
        return {"key": key, "text": self.text(), **more}

    def node(self) -> dict[str, Any]:
        if self.chance.random() < 0.3:
            return {"says": self.says(), "ending": "resolved"}
        replies = [self.reply(key) for key in self.different_keys()]
        more = self.some(behaviour=self.words, thinks=self.text)
        return {"says": self.says(), "replies": replies, **more}

    def fact(self, key: str) -> dict[str, Any]:
        words = dict.fromkeys(("any_of", "wrong", "revealed_at"), self.words)
        return {"key": key, **self.some(label=self.short, **words)}

    def start(self) -> dict[str, Any]:
        when = self.some(after=self.words, outcome=self.words, not_noted=self.words)
        return {
            "node": self.short(),
            **self.some(when=lambda: when, anger=lambda: self.number(0, 10)),
        }

    def persona(self) -> dict[str, Any]:
        return self.some(
            persona=lambda: self.chance.choice(keys),
            name=lambda: self.chance.choice([self.short(), "The customer"]),
            about=self.text,
            looks=lambda: self.some(hair=self.text, skin=lambda: self.number(1, 6), top=self.text),
            voice=lambda: self.some(rate=lambda: self.chance.uniform(0.1, 4)),
            fuse=lambda: "short",
            forgives=lambda: "slowly",
            reactions=lambda: {self.short(): self.number(-10, 10) for _ in range(2)},
            gives_up=self.text,
        )

    def scenario(self) -> dict[str, Any]:
        return {
            "scenario": self.chance.choice(keys),
            "title": self.short(),
            "channel": self.chance.choice(channels),
            "persona": self.chance.choice([self.persona(), "someone"]),
            "anger": self.number(0, 10),
            "start": self.chance.choice([self.short(), [self.start(), self.start()]]),
            "nodes": {key: self.node() for key in self.different_keys()},
            **self.some(
                summary=self.text,
                patience=lambda: self.number(1, 100),
                briefing=self.text,
                may_offer=self.words,
                objectives=self.words,
                twin=lambda: "twin",
                facts=lambda: [self.fact(key) for key in self.different_keys()],
            ),
        }


authors = st.builds(
    lambda given, seed: Author(given, Random(seed)),
    st.lists(texts, min_size=1, max_size=6),
    st.integers(0, 10_000),
)
personas = authors.map(lambda author: PersonaDocument.model_validate(author.persona()))
scenarios = authors.map(lambda author: ScenarioDocument.model_validate(author.scenario()))
