"""docs/authoring.md has every key, every word of the rulebook, and commands that do as shown."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pydantic import BaseModel

from scenarios.exchange import document
from scenarios.exchange.files import load_scenario, load_script
from scenarios.exchange.writing import write_yaml
from scenarios.written import Words, read_lines, read_routes
from tests.docs.pages import blocks, commands, names, number, tables
from trainer.conversation.problems import problems
from trainer.guidance.conditions import Condition
from trainer.guidance.loading import shipped_rulebook
from trainer.web.face_looks import CLOTH, GARMENTS, HAIR, STYLES

page = "docs/authoring.md"
rulebook = shipped_rulebook()

keys_of: dict[str, type[BaseModel]] = {
    "Scenario": document.ScenarioDocument,
    "Facts": document.FactDocument,
    "Start": document.StartDocument,
    "Nodes": document.NodeDocument,
    "What the customer says": document.LineDocument,
    "Replies": document.ReplyDocument,
    "Routes": document.RouteDocument,
    "Persona": document.PersonaDocument,
}


def first_names(rows):
    return [name for row in rows for name in names(row[0])]


@pytest.mark.parametrize("heading", keys_of)
def test_it_has_every_key_in_canonical_order(heading):
    rows = tables(page, heading)[0]
    assert first_names(rows) == list(keys_of[heading].model_fields)


@pytest.mark.parametrize("heading", keys_of)
def test_it_says_which_keys_are_required(heading):
    told = {names(row[0])[0]: row[1] == "yes" for row in tables(page, heading)[0]}
    fields = keys_of[heading].model_fields
    assert told == {name: field.is_required() for name, field in fields.items()}


def test_it_has_every_part_of_looks_and_voice():
    persona, looks = tables(page, "Persona")
    voice = next(row for row in persona if row[0] == "`voice`")
    assert first_names(looks) == list(document.Looks.model_fields)
    assert names(voice[2]) == list(document.Voice.model_fields)


def test_it_has_every_hair_and_cloth_that_can_be_drawn():
    looks = {names(row[0])[0]: names(row[1]) for row in tables(page, "Persona")[1]}
    assert looks["hair"] == [*HAIR, *STYLES]
    assert looks["top"] == [*CLOTH, *GARMENTS, "navy-jacket"]


def test_it_has_every_condition():
    told = [name for rows in tables(page, "Conditions") for name in first_names(rows)]
    assert sorted(told) == sorted(Condition.known())


def test_it_has_every_condition_of_a_start():
    (rows,) = tables(page, "Callbacks and twins")
    assert first_names(rows) == list(document.StartCondition.model_fields)


def test_it_has_every_ending():
    (rows,) = tables(page, "How it can end")
    told = {names(slug)[0]: (number(points), meaning) for slug, points, meaning in rows}
    assert told == {slug: (one.points, one.meaning) for slug, one in rulebook.outcomes.items()}


def test_it_has_every_behaviour():
    (rows,) = tables(page, "What the customer is doing")
    assert {names(slug)[0]: meaning for slug, meaning in rows} == rulebook.behaviours


def test_it_has_every_move_in_its_group():
    groups = dict.fromkeys(move.group for move in rulebook.moves.values())
    told = [
        (group, names(slug)[0], label, hint)
        for group, rows in zip(groups, tables(page, "Moves"), strict=True)
        for slug, label, hint in rows
    ]
    assert told == [(one.group, slug, one.label, one.hint) for slug, one in rulebook.moves.items()]


def test_it_names_moves_that_exist_for_each_way_to_go_wrong():
    (rows,) = tables(page, "The style sheet")
    assert {move for row in rows for move in names(row[3])} <= rulebook.moves.keys()


# --- The example, and what the commands say of it ------------------------------------------------


@pytest.fixture
def example(tmp_path):
    """The example of the page as a file."""
    path = tmp_path / "the-wrong-cake.yaml"
    path.write_text(blocks(page, "yaml")[0], encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path):
    """What the page shows as refused, as a file."""
    path = tmp_path / "broken.yaml"
    path.write_text(next(one for one in blocks(page, "yaml") if "chanel" in one), encoding="utf-8")
    return path


def test_it_has_an_example_without_errors_and_in_canonical_form(example):
    assert not [one for one in problems(load_script(example)) if one.level == "error"]
    assert write_yaml(load_scenario(example)) == example.read_text(encoding="utf-8")


def shown(command, *options):
    """The command of the page with these options, and the output it shows."""
    for typed, output in commands(page):
        if typed[2] == command and typed[4:] == list(options):
            return typed, output
    raise LookupError(f"the page has no {command} {options}")


def said(typed, path):
    """What the command says of the file at `path`, as a terminal shows it."""
    assert typed[:2] == ["python", "manage.py"]
    out = StringIO()
    try:
        call_command(typed[2], str(path), *typed[4:], stdout=out)
    except CommandError as error:
        return f"{out.getvalue()}CommandError: {error}\n"
    return out.getvalue()


@pytest.mark.parametrize(
    "options",
    [
        ("--replies", "show-me,say-back,ice-it-now"),
        ("--replies", "hello"),
        ("--replies", "just-an-a", "--json"),
    ],
)
def test_it_plays_as_shown(example, options):
    typed, output = shown("play", *options)
    assert said(typed, example) == output


def test_it_tells_of_every_key_of_the_json_it_shows():
    data = json.loads(shown("play", "--replies", "just-an-a", "--json")[1])
    (turn,), (finding, *_) = data["turns"], data["turns"][0]["findings"]
    *_, of_all, of_a_turn, of_a_finding = tables(page, "play")
    assert first_names(of_all) == list(data)
    assert (first_names(of_a_turn), first_names(of_a_finding)) == (list(turn), list(finding))


def test_it_complains_as_shown(broken):
    typed, output = shown("play")
    assert said(typed, broken) == output


def test_it_imports_as_shown(db, example):
    for options in (("--publish",), ("--dry-run",)):
        typed, output = shown("import_scenario", *options)
        assert said(typed, example) == output


def test_it_says_as_shown_what_cannot_be_published(db, example):
    said(["python", "manage.py", "import_scenario", "…"], example)
    changed = example.read_text(encoding="utf-8").replace("goto: leaves", "goto: leafs")
    example.write_text(changed, encoding="utf-8")
    typed, output = commands(page)[-1]
    assert said(typed, example) == output


def test_it_shows_lines_and_routes_that_can_be_typed():
    words = Words(rulebook.moves, ("explodes", "cold"), ("phone",))
    lines, routes = blocks(page, "text")[-2:]
    assert [one.text for one in read_lines(lines, words)] == [
        "Do you hear yourself?",
        "You said that before.",
    ]
    assert [(one.node, one.anger) for one in read_routes(routes, words)] == [
        ("explodes", 0),
        ("cold", 1),
    ]
