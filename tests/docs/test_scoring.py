"""The numbers in docs/how/scoring.md are those of the engine."""

from __future__ import annotations

import re
from itertools import product
from math import nextafter

import pytest

from scenarios.exchange.files import load_script
from tests.docs.pages import ROOT, commands, names, number, section, tables
from trainer.conversation.aftercare import (
    aftercare_score,
    due,
    overall_score,
    wrap_up_score,
)
from trainer.conversation.analysis import analyse
from trainer.conversation.notes import recall, recall_score
from trainer.conversation.replay import replay
from trainer.conversation.scoring import label
from trainer.conversation.search import most_states
from trainer.conversation.state import opening
from trainer.conversation.values import values_of

page = "docs/how/scoring.md"
example = "A worked example"
script = load_script(ROOT / "docs/how/scoring-example.yaml")
values = values_of(script, opening(script))
given, played = tables(page, example)


def words() -> str:
    return " ".join(section(page, example).split())


def test_it_says_how_to_play_the_example():
    ((command, _),) = commands(page)
    assert command[-1].split(",") == ["go-on", "blame", "refund"]


@pytest.mark.parametrize("row", given, ids=lambda row: f"{row[0]} {row[1]}")
def test_it_shows_what_each_reply_costs(row):
    before, (reply,), told = replay(script, names(row[0])), names(row[1]), row[2:]
    after = before.then(reply)
    points, loss = after.turns[-1].points, values.losses(after)[-1]
    values_told = [number(told[0]), number(told[1]), number(told[2])]
    assert values_told == [values.of(before.state), points, values.of(after.state)]
    assert (float(told[3]), told[4]) == (loss, label(loss))


def test_it_shows_every_reply_in_every_state():
    shown = {(*names(row[0]), *names(row[1])) for row in given}
    ways = [("go-on", "calm"), ("say-back", "blame"), ("refund", "no")]
    assert shown == {way for size in (1, 2, 3) for way in product(*ways[:size])}


@pytest.mark.parametrize("row", played, ids=lambda row: row[0])
def test_it_shows_what_each_conversation_scores(row):
    talk = replay(script, names(row[0]))
    assert (number(row[1]), float(row[3])) == (talk.total, values.score(talk.total))
    assert [float(loss) for loss in row[2].split(" + ")] == values.losses(talk)
    assert 100 - float(row[3]) == sum(values.losses(talk))


def test_it_says_the_ends_of_the_scale():
    span = values.best - values.worst
    words_of_it = f"Best is {values.best}, worst is −{-values.worst}, so {span} points make"
    assert words_of_it in words()
    assert f"one point is {100 / span} of 100" in words()


def test_it_says_how_much_there_is_to_play():
    found = analyse(script)
    assert (found.states, found.conversations, len(played)) == (7, 8, 8)
    assert "seven states before an ending, eight conversations" in words()


def test_it_says_what_guessing_brings():
    found = analyse(script).random
    assert f"scores {found.mean:.2f} on average and reaches 75 in 2 of 8" in words()
    assert (found.passes, script.pass_mark) == (2 / 8, 75)


def test_it_works_out_the_overall_score():
    talk = replay(script, ["go-on", "blame", "refund"])
    (noted,) = re.findall(r'notes say "([^"]+)"', words())
    notes = recall_score(recall(talk, noted))
    wrap_up = wrap_up_score(notes, aftercare_score(talk.outcome or "", {"follow-up"}))
    score = values.score(talk.total)
    assert (score, notes, wrap_up) == (87.5, 50, 75)
    assert f"0.8 × 87.5 + 0.2 × 75 = {overall_score(87.5, 75):g}" in words()


def test_it_has_the_bounds_of_every_label():
    (rows,) = tables(page, "Value and loss")
    bounds = [int(row[1].split()[-1]) for row in rows if row[1].startswith("under")]
    told = [names(row[0])[0] for row in rows]
    assert [label(0), *(label(nextafter(one, 0)) for one in bounds), label(bounds[-1])] == told


def test_it_says_what_is_right_after_every_outcome():
    (rows,) = tables(page, "Wrap-up and overall score")
    told = [frozenset(names(row[0])) for row in rows]
    alike = {frozenset(slug for slug in due if due[slug] == one) for one in due.values()}
    assert {*told} == alike


def test_it_says_where_it_refuses():
    assert f"more than {most_states:,} such states" in section(
        page, "Step by step: how the values are found"
    )
