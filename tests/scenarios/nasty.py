"""Documents with everything in them that a file format could trip over.

Strategies for hypothesis: texts full of what YAML gives a meaning to, and scenarios made of them.
"""

from __future__ import annotations

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
    *(" a", "a ", "  a  b  ", "a\r\nb", "a\rb", "a\x85b", "a\u2028b", "\ufeffa", "a\ufeff", "\x7f"),
    *("\x1b[0m", "é", "Zoë", "李", "😀", "\U0010ffff", "a\u0301", "\u200b", "\xa0", "‘quoted’", "–"),
    *(harmless * 4, "x" * 300, "a " * 120, "word  " * 40, (harmless + "\n") * 3, harmless * 2 + "# "),
]
traps = st.sampled_from(known_traps)
pieces = st.text(alphabet="ab 1:#'\"-\n\t{}[],&*!|>%@`?\\é😀\x85\u2028", max_size=40)
texts = traps | pieces | st.builds(lambda a, b: a + b, traps, traps)
words = st.lists(texts, max_size=3)
keys = st.sampled_from([*("yes", "1", "1e3", "-", "---", "null", "a-b", "_", "é", "when", "node")])
slugs = keys | st.text(alphabet="ab1-_", min_size=1, max_size=80)
titles = texts.filter(bool).map(lambda text: text[:200])
changes = st.integers(-10, 10)
angers = st.integers(0, 10)


def optional(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=strategies)


conditions = optional(
    anger_at_least=angers,
    anger_at_most=angers,
    heard_at_least=st.integers(0, 4),
    channel=st.lists(st.sampled_from(channels), max_size=2),
    after=words,
    not_after=words,
    again=st.booleans(),
    **{"with": words, "unheard of": st.none() | texts | st.integers() | words},
)


def listed(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """A few mappings with all of these keys, and a condition as it comes."""
    one = st.fixed_dictionaries(strategies, optional={"when": conditions})
    return st.lists(one, max_size=2)


says = texts | listed(text=texts)
goto = texts | listed(node=texts, anger=changes)
replies = st.lists(
    st.fixed_dictionaries(
        {"key": slugs, "text": texts},
        optional={
            "moves": st.lists(texts, max_size=3, unique=True),
            "goto": goto,
            "as_said": st.booleans(),
            "note": texts,
        },
    ),
    max_size=2,
    unique_by=lambda reply: reply["key"],
)
talking = st.fixed_dictionaries(
    {"says": says, "replies": replies},
    optional={"behaviour": st.lists(texts, max_size=3, unique=True), "thinks": texts},
)
ending = st.fixed_dictionaries({"says": says, "ending": st.just("resolved")})
nodes = st.dictionaries(slugs, talking | ending, min_size=1, max_size=3)
facts = st.lists(
    st.fixed_dictionaries(
        {"key": slugs},
        optional={"label": titles, "any_of": words, "wrong": words, "revealed_at": words},
    ),
    max_size=2,
    unique_by=lambda fact: fact["key"],
)
starts = texts | st.lists(
    st.fixed_dictionaries(
        {"node": texts},
        optional={
            "anger": angers,
            "when": optional(after=words, not_after=words, outcome=words, noted=words),
        },
    ),
    min_size=1,
    max_size=2,
)
persona_data = optional(
    persona=slugs,
    name=titles | st.just("The customer"),
    about=texts,
    looks=optional(hair=texts, skin=st.integers(1, 6), glasses=st.booleans(), top=texts),
    voice=optional(rate=st.floats(0.1, 4), pitch=st.floats(0.1, 4)),
    fuse=st.sampled_from(["short", "even", "long"]),
    forgives=st.sampled_from(["slowly", "evenly", "quickly"]),
    reactions=st.dictionaries(texts, changes, max_size=3),
    gives_up=texts,
)
personas = persona_data.map(PersonaDocument.model_validate)
scenarios = st.fixed_dictionaries(
    {
        "scenario": slugs,
        "title": titles,
        "channel": st.sampled_from(channels),
        "persona": persona_data | slugs,
        "anger": angers,
        "start": starts,
        "nodes": nodes,
    },
    optional={
        "lang": st.sampled_from(["en", "no", "de-AT"]),
        "summary": texts,
        "twin": slugs,
        "follows": slugs,
        "patience": st.integers(1, 100),
        "pass_mark": st.integers(0, 100),
        "briefing": texts,
        "may_offer": words,
        "objectives": words,
        "content_note": texts,
        "facts": facts,
    },
).map(ScenarioDocument.model_validate)
