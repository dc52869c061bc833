"""Passes over the states that a search found: each answers one question about all conversations.

A pass goes backward from the ends (what is still to come) or forward from the start (what led
here). Lists over states have the ends behind them, so that a target below 0 finds its end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trainer.conversation.search import Search
from trainer.conversation.step import Judgement

Span = tuple[int, int]  # the lowest and the highest total


@dataclass(frozen=True, slots=True)
class Chances:
    """Mean and variance of the total when every reply offered is as likely as the others."""

    mean: float
    variance: float


@dataclass(frozen=True, slots=True)
class Signs:
    """The guidelines that some, and that all conversations offer a chance to keep or to break."""

    sometimes_kept: frozenset[str]
    always_kept: frozenset[str]
    sometimes_broken: frozenset[str]
    always_broken: frozenset[str]


def backward(found: Search) -> Iterator[tuple[int, range]]:
    """Each state's number with the range of its edges, successors first."""
    stop = len(found.edges)
    for number, begin in zip(reversed(found.order), reversed(found.offsets), strict=True):
        yield number, range(begin, stop)
        stop = begin


def forward(found: Search) -> Iterator[tuple[int, range]]:
    """Each state's number with the range of its edges, predecessors first."""
    stops = [*found.offsets[1:], len(found.edges)]
    for number, begin, stop in zip(found.order, found.offsets, stops, strict=True):
        yield number, range(begin, stop)


def conversations(found: Search) -> int:
    """How many different conversations there are."""
    count = [0] * len(found.nodes) + [1] * len(found.ends)
    for number, edges in backward(found):
        count[number] = sum(count[found.targets[edge]] for edge in edges)
    return count[found.order[0]]


def chances(found: Search) -> Chances:
    """The first two moments of the total under random play."""
    ends = [float(end.points) for end in reversed(found.ends)]
    mean = [0.0] * len(found.nodes) + ends
    square = [0.0] * len(found.nodes) + [points * points for points in ends]
    for number, edges in backward(found):
        first = second = 0.0
        for edge in edges:
            points, target = found.effects[found.edges[edge]].points, found.targets[edge]
            first += points + mean[target]
            second += points * points + 2 * points * mean[target] + square[target]
        mean[number], square[number] = first / len(edges), second / len(edges)
    start = found.order[0]
    return Chances(mean[start], square[start] - mean[start] ** 2)


def passing(found: Search, highest: list[int], lowest: list[int], mark: int) -> float:
    """The chance that random play ends with a total of at least `mark` and nothing critical broken.

    Totals that can no longer reach the mark are dropped, and those that can no longer miss it
    need only stay free of critical breaks: so only close calls are carried along.
    """
    clean = _chance_to_stay_clean(found)
    chance = 0.0
    waiting: dict[int, dict[int, float]] = {found.order[0]: {0: 1.0}}
    for number, edges in forward(found):
        for total, weight in waiting.pop(number, {}).items():
            share = weight / len(edges)
            for edge in edges:
                effect, target = found.effects[found.edges[edge]], found.targets[edge]
                after = total + effect.points
                if effect.critical or after + highest[target] < mark:
                    continue
                if after + lowest[target] >= mark:
                    chance += share * clean[target]
                else:
                    totals = waiting.setdefault(target, {})
                    totals[after] = totals.get(after, 0.0) + share
    return chance


def _chance_to_stay_clean(found: Search) -> list[float]:
    clean = [0.0] * len(found.nodes) + [1.0] * len(found.ends)
    for number, edges in backward(found):
        ways = (
            clean[found.targets[edge]]
            for edge in edges
            if not found.effects[found.edges[edge]].critical
        )
        clean[number] = sum(ways) / len(edges)
    return clean


def spans(found: Search) -> Mapping[str | None, Span | None]:
    """For every ending's node, and None for giving up: the totals it can be reached with."""
    low: dict[int, int] = {found.order[0]: 0}
    high: dict[int, int] = {found.order[0]: 0}
    for number, edges in forward(found):
        for edge in edges:
            points, target = found.effects[found.edges[edge]].points, found.targets[edge]
            low[target] = min(low.get(target, low[number] + points), low[number] + points)
            high[target] = max(high.get(target, high[number] + points), high[number] + points)
    return {
        end.node: (low[-n] + end.points, high[-n] + end.points) if -n in low else None
        for n, end in enumerate(found.ends, 1)
    }


def signs(found: Search) -> Signs:
    """Which guidelines conversations offer a chance to keep (for points), and to break."""
    bits: dict[str, int] = defaultdict(lambda: 1 << len(bits))
    kept = [_bits(bits, effect.judgement, "kept") for effect in found.effects]
    broken = [_bits(bits, effect.judgement, "broken") for effect in found.effects]

    def names(mask: int) -> frozenset[str]:
        return frozenset(slug for slug, bit in bits.items() if bit & mask)

    sometimes_kept, never_on_some_kept = _chances_met(found, kept)
    sometimes_broken, never_on_some_broken = _chances_met(found, broken)
    return Signs(
        names(sometimes_kept),
        names(sometimes_kept & ~never_on_some_kept),
        names(sometimes_broken),
        names(sometimes_broken & ~never_on_some_broken),
    )


def _bits(bits: dict[str, int], judgement: Judgement, verdict: str) -> int:
    mask = 0
    for finding in judgement.findings:
        if finding.verdict == verdict and finding.points:
            mask |= bits[finding.guideline]
    return mask


def _chances_met(found: Search, masks: list[int]) -> tuple[int, int]:
    """What some state offers, and what some conversation never meets."""
    missed = [0] * len(found.nodes) + [-1] * len(found.ends)
    anywhere = 0
    for number, edges in backward(found):
        offered = onwards = 0
        for edge in edges:
            offered |= masks[found.edges[edge]]
            onwards |= missed[found.targets[edge]]
        anywhere |= offered
        missed[number] = onwards & ~offered
    return anywhere, missed[found.order[0]]
