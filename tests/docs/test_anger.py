"""The numbers in docs/how/anger.md are those of the rulebook and the engine."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from scenarios.exchange.files import load_script
from tests.docs.pages import ROOT, commands, names, number, tables
from trainer.conversation.replay import replay
from trainer.conversation.script import Forgives, Fuse
from trainer.conversation.state import heard, scar
from trainer.conversation.step import forgive, fuse
from trainer.guidance.loading import shipped_rulebook

page = "docs/how/anger.md"
script = load_script(ROOT / "docs/how/worked-example.yaml")
(example, temperaments) = tables(page, "A worked example")
keys = [names(row[0])[0] for row in example]


def test_it_says_how_to_play_the_example():
    ((command, _),) = commands(page)
    assert command[-1].split(",") == keys


@pytest.mark.parametrize("turn", replay(script, keys).turns, ids=keys)
def test_it_shows_each_turn_of_the_example_as_it_is(turn):
    _, moves, rules, way, anger, ears, floor, _ = example[turn.before.turn]
    (reply,) = script.nodes[turn.before.node].replies
    assert tuple(names(moves)) == reply.moves
    assert (number(rules), number(way), turn.persona) == (
        sum(finding.anger for finding in turn.findings),
        turn.on_the_way,
        0,
    )
    assert [anger, number(ears), number(floor)] == [
        f"{turn.before.anger} → {turn.after.anger}",
        heard(script, turn.after),
        scar(script, turn.after.made),
    ]


@pytest.mark.parametrize("row", temperaments, ids=lambda row: row[0])
def test_it_shows_what_other_temperaments_make_of_it(row):
    length, manner = names(row[0])
    persona = replace(script.persona, fuse=cast(Fuse, length), forgives=cast(Forgives, manner))
    played = replay(replace(script, persona=persona), keys)
    assert [number(cell) for cell in row[1:]] == [turn.after.anger for turn in played.turns]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_it_shows_what_temperament_does(size):
    fuses, manners = tables(page, "Temperament")
    rises = {names(row[0])[0]: number(row[size]) for row in fuses}
    falls = {names(row[0])[0]: number(row[size]) for row in manners}
    assert rises == {length: fuse(size, length) for length in ("short", "even", "long")}
    assert falls == {manner: -forgive(-size, manner) for manner in ("slowly", "evenly", "quickly")}


def test_it_shows_all_scars():
    (rows,) = tables(page, "Scars")
    assert {names(row[0])[0]: number(row[1]) for row in rows} == shipped_rulebook().scars


def test_it_shows_every_change_that_a_rule_makes():
    (rows,) = tables(page, "Where the numbers come from")
    told = {(number(row[0]), move) for row in rows for move in names(row[1])}
    assert told == {
        (rule.anger, move)
        for guideline in shipped_rulebook().guideline
        for rule in guideline.rule
        for move in rule.moves
        if rule.anger
    }


def test_it_tells_of_every_mark():
    assert shipped_rulebook().marks == {"apologised-well", "solution-landed"}
