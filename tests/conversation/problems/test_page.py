"""docs/how/problems.md has every problem, and the thresholds that are in force."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import names, section, tables
from trainer.conversation.problems import checks, states, tells, words
from trainer.conversation.search import most_states

page = "docs/how/problems.md"

thresholds: dict[str, list[float]] = {
    "too-tangled": [most_states],
    "guessable": [100 * tells.passes_by_guessing],
    "bot-beats-it": [tells.bot_above_random],
    "longest-is-best": [100 * tells.longest_above_chance],
    "sorry-is-best": [100 * tells.tell_share],
    "only-best-asks": [100 * tells.tell_share],
    "same-place": [100 * tells.place_above_chance],
    "same-kind-in-a-row": [tells.same_kind_turns],
    "twin-replies": [words.twin_likeness],
    "shouting-in-text": [words.shouted_letters],
    "too-long": [words.most_customer_words, words.most_reply_words],
    "short-run": [tells.shortest_run],
    "long-run": [tells.longest_run],
    "anger-and-words-disagree": [words.cool, words.hot],
    "fact-never-said": [words.stem_letters],
    "endless-worst": [states.most_visits],
}


def told(level: str) -> dict[str, list[str]]:
    """The rows of a level, by their codes."""
    (rows,) = tables(page, f"{level.capitalize()}s")
    return {names(row[0])[0]: row for row in rows}


@pytest.mark.parametrize("level", ["error", "warning"])
def test_it_has_a_row_for_every_code_in_order(level):
    assert [*told(level)] == [one.code for one in checks if one.level == level]


@pytest.mark.parametrize("code", thresholds)
def test_it_says_the_threshold_in_force(code):
    row = (told("error") | told("warning"))[code]
    numbers = [int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", row[2])]
    assert [round(one) for one in thresholds[code]] == [one for one in numbers if one]


def test_it_says_at_how_many_nodes_a_sign_tells():
    assert f"at {tells.fewest_nodes} nodes or more" in section(page, "Warnings")
