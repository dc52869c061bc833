"""The library that ships: canonical, sound, and in the words of the rulebook."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pytest

from scenarios.exchange import files
from scenarios.exchange.document import PersonaDocument
from scenarios.exchange.files import library, load_persona
from scenarios.exchange.writing import write_yaml
from trainer.conversation.bots import play_out, random_bot
from trainer.conversation.problems import problems
from trainer.conversation.replay import Conversation, replay
from trainer.conversation.script import Script
from trainer.conversation.state import opening
from trainer.guidance.loading import shipped_rulebook

scenarios = sorted(library.glob("*.yaml"))
personas = sorted(library.glob("personas/*.yaml"))
every_scenario = pytest.mark.parametrize("path", scenarios, ids=lambda path: path.stem)
every_persona = pytest.mark.parametrize("path", personas, ids=lambda path: path.stem)

rules = shipped_rulebook()
load_scenario, load_script = cache(files.load_scenario), cache(files.load_script)


def asked_about(script: Script) -> set[str]:
    """The moves that conditions on routes and words name."""
    conditions = [line.when for node in script.nodes.values() for line in node.says]
    conditions += [
        route.when
        for node in script.nodes.values()
        for reply in node.replies
        for route in reply.routes
    ]
    return {move for one in conditions for move in (one.after or ()) + (one.not_after or ())}


@every_scenario
def test_it_is_written_in_canonical_form(path: Path):
    assert write_yaml(load_scenario(path)) == path.read_text(encoding="utf-8")


@every_persona
def test_it_has_personas_in_canonical_form(path: Path):
    assert write_yaml(load_persona(path)) == path.read_text(encoding="utf-8")


@every_scenario
def test_it_is_named_for_its_slug(path: Path):
    assert load_scenario(path).scenario == path.stem


@every_persona
def test_it_has_personas_named_for_their_slug(path: Path):
    assert load_persona(path).persona == path.stem


@every_scenario
def test_it_finds_its_persona_in_the_library(path: Path):
    document = load_scenario(path)
    assert not isinstance(document.persona, PersonaDocument)
    assert document.persona in [one.stem for one in personas]


@every_scenario
def test_it_leads_only_where_there_is_a_node(path: Path):
    script = load_script(path)
    targets = {
        route.node
        for node in script.nodes.values()
        for reply in node.replies
        for route in reply.routes
    }
    assert targets <= set(script.nodes)
    assert {start.node for start in script.starts} <= set(script.nodes)


@every_scenario
def test_it_names_moves_of_the_rulebook_only(path: Path):
    script = load_script(path)
    made = {move for node in script.nodes.values() for one in node.replies for move in one.moves}
    assert made <= set(rules.moves)
    assert asked_about(script) <= {*rules.moves, *rules.marks}
    assert set(script.persona.reactions) <= set(rules.moves)


@every_scenario
def test_it_names_behaviours_of_the_rulebook_only(path: Path):
    doing = {word for node in load_script(path).nodes.values() for word in node.behaviour}
    assert doing <= set(rules.behaviours)


@every_scenario
def test_it_asks_no_unknown_condition(path: Path):
    script = load_script(path)
    conditions = [line.when for node in script.nodes.values() for line in node.says]
    assert [one.unknown for one in conditions if one.unknown] == []


@every_scenario
def test_it_has_no_errors(path: Path):
    found = [one for one in problems(load_script(path)) if one.level == "error"]
    assert [(one.where, one.code) for one in found] == []


@every_scenario
def test_it_reveals_facts_at_nodes_that_are_there(path: Path):
    script = load_script(path)
    named = {node for fact in script.facts for node in fact.revealed_at}
    assert named <= set(script.nodes)


@every_scenario
def test_it_follows_and_pairs_only_with_what_ships(path: Path):
    document = load_scenario(path)
    named = {slug for slug in (document.follows, document.twin) if slug}
    assert named <= {one.stem for one in scenarios}


@every_scenario
def test_it_is_paired_with_its_twin_both_ways(path: Path):
    document = load_scenario(path)
    if document.twin:
        assert load_scenario(library / f"{document.twin}.yaml").twin == document.scenario


@every_scenario
def test_it_asks_only_for_facts_of_the_conversation_before(path: Path):
    script = load_script(path)
    asked = {fact for start in script.starts for fact in (*start.noted, *start.not_noted)}
    before = load_script(library / f"{script.follows}.yaml").facts if script.follows else ()
    assert asked <= {fact.key for fact in before}


@every_scenario
def test_it_comes_to_an_end_from_every_start(path: Path):
    script = load_script(path)
    begun = [Conversation(script, opening(script, node=one.node)) for one in script.starts]
    assert all(play_out(one, random_bot(Random(1))).finished for one in begun)


@every_scenario
@pytest.mark.parametrize("seed", range(20))
def test_it_comes_to_an_end_whatever_is_clicked(path: Path, seed: int):
    end = play_out(replay(load_script(path)), random_bot(Random(seed)))
    assert end.finished
    assert end.says
