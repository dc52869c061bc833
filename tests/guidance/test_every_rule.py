"""Every single rule speaks somewhere, and every key of its condition can silence it.

Generated: for each rule and each of its moves, small situations are searched. So a rule that
those above it always take the word from is found, and a key that makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Any

import pytest

from trainer.guidance.conditions import Condition, Situation, always
from trainer.guidance.loading import shipped_rulebook
from trainer.guidance.rulebook import Guideline, Rule, channels

book = shipped_rulebook()
nobody: frozenset[str] = frozenset()

# In what respect of a situation each key asks.
respects = {
    "anger_at_least": "anger",
    "anger_at_most": "anger",
    "heard_at_least": "heard_by",
    "heard_at_most": "heard_by",
    "behaviour": "behaviour",
    "not_behaviour": "behaviour",
    "channel": "channel",
    "after": "made",
    "not_after": "made",
    "again": "made",
    "with": "reply",
    "without": "reply",
}


@dataclass(frozen=True)
class Try:
    """A small situation: heard_by are the hearing moves made, beside others made."""

    anger: int
    heard_by: frozenset[str]
    behaviour: frozenset[str]
    channel: str
    made: frozenset[str]
    reply: frozenset[str]

    @property
    def now(self) -> Situation:
        made = self.made | self.heard_by
        heard = len(made & book.hearing)
        return Situation(self.anger, heard, self.channel, made, self.behaviour, self.reply)


def given_keys(rule: Rule) -> list[str]:
    return list(rule.when.model_dump())


def speaks(rule: Rule, move: str, one: Try) -> bool:
    return any(found is rule for _, found in book.rulings(move, one.now))


def tries(guideline: Guideline, move: str) -> dict[str, list[Any]]:
    """The values to try in each respect: whatever the guideline's rules on the move ask about."""
    conditions = [rule.when for rule in guideline.rules_on(move)]
    made = [one.after or () for one in conditions] + [one.not_after or () for one in conditions]
    beside = [one.with_ or () for one in conditions] + [one.without or () for one in conditions]
    doing = [one.behaviour or () for one in conditions]
    doing += [one.not_behaviour or () for one in conditions]
    others = [one for one in sorted(book.hearing) if one != move]
    return {
        "anger": list(range(11)),
        "heard_by": [frozenset(others[:count]) for count in range(4)],
        "behaviour": [nobody, *some_words(doing), frozenset({"upset"})],
        "channel": list(channels) if any(one.channel for one in conditions) else ["phone"],
        "made": list(some_of([*made, (move,)])),
        "reply": [some | {move} for some in some_of(beside)],
    }


def some_words(named: Iterable[tuple[str, ...]]) -> Iterator[frozenset[str]]:
    return (frozenset({word}) for words in named for word in words)


def some_of(named: Iterable[tuple[str, ...]]) -> Iterator[frozenset[str]]:
    """None, each alone, each list as a whole and without one of it."""
    yield nobody
    for words in dict.fromkeys(named):
        yield from (frozenset({word}) for word in words)
        yield frozenset(words)
        yield from (frozenset(words) - {word} for word in words)


def situations(guideline: Guideline, move: str) -> Iterator[Try]:
    respect_values = tries(guideline, move)
    for values in product(*reversed(respect_values.values())):
        yield Try(**dict(zip(reversed(respect_values), values, strict=True)))


def silenced_by(key: str, rule: Rule, move: str, one: Try, values: list[Any]) -> bool:
    """Whether a change in the one respect that the key asks about silences the rule."""
    given = rule.when.model_dump()
    others = Condition.model_validate({name: given[name] for name in given if name != key})
    changed = (replace(one, **{respects[key]: value}) for value in values)
    return any(
        others.holds(other.now, move) and not speaks(rule, move, other)
        for other in changed
        if other != one
    )


def every_rule() -> Iterator[tuple[Guideline, Rule, str, str]]:
    for guideline in book.guideline:
        for number, rule in enumerate(guideline.rule, 1):
            for move in rule.moves:
                yield guideline, rule, move, f"{guideline.slug} {number} on {move}"


conditional = [
    pytest.param(guideline, rule, move, key, id=f"{name}: {key}")
    for guideline, rule, move, name in every_rule()
    for key in given_keys(rule)
]
unconditional = [
    pytest.param(guideline, rule, move, id=name)
    for guideline, rule, move, name in every_rule()
    if rule.when == always
]


@pytest.mark.parametrize(("guideline", "rule", "move", "key"), conditional)
def test_it_speaks_and_is_silenced_by_what_its_condition_names(guideline, rule, move, key):
    speaking = (one for one in situations(guideline, move) if speaks(rule, move, one))
    first = list(islice(speaking, 60))
    values = tries(guideline, move)[respects[key]]
    assert first, "no situation lets it speak"
    assert any(silenced_by(key, rule, move, one, values) for one in first)


@pytest.mark.parametrize(("guideline", "rule", "move"), unconditional)
def test_it_speaks_without_a_condition_where_none_above_it_does(guideline, rule, move):
    above = guideline.rules_on(move)[: guideline.rules_on(move).index(rule)]
    tried = list(islice(situations(guideline, move), 0, None, 31))
    speaking = [one for one in tried if speaks(rule, move, one)]
    taken = [one for one in tried if any(speaks(other, move, one) for other in above)]
    assert speaking
    assert len(speaking) + len(taken) == len(tried)


@pytest.mark.parametrize(("guideline", "rule", "move"), unconditional)
def test_it_says_nothing_of_other_moves(guideline, rule, move):
    one = next(one for one in situations(guideline, move) if speaks(rule, move, one))
    others = [other for other in book.moves if other not in rule.moves]
    assert not any(speaks(rule, other, one) for other in others)
