"""The JSON Schema of the script file: what editors complete and check by."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from scenarios.exchange.files import library
from scenarios.exchange.schema import asked_of_a_state, json_schema, meanings
from scenarios.exchange.yaml_text import read_yaml
from scenarios.management.commands.write_schema import schema_file, schema_text
from tests.scenarios.files import changed, read, small
from trainer.guidance.conditions import Condition
from trainer.guidance.loading import shipped_rulebook

schema = json_schema()

required = ["scenario", "title", "channel", "persona", "anger", "start", "nodes"]
optional = [
    *("lang", "summary", "twin", "follows", "patience", "pass_mark", "briefing", "may_offer"),
    *("objectives", "content_note", "facts"),
]


def definition(name: str) -> dict[str, Any]:
    found: dict[str, Any] = schema["$defs"][name]
    return found


def test_it_is_published_as_it_is():
    assert schema_file().read_text(encoding="utf-8") == schema_text()
    assert json.loads(schema_text()) == schema


def test_it_is_written_by_a_command(settings, tmp_path):
    (tmp_path / "docs").mkdir()
    published = schema_file().read_text(encoding="utf-8")
    settings.BASE_DIR = tmp_path
    out = StringIO()
    call_command("write_schema", stdout=out)
    assert (tmp_path / "docs" / "scenario.schema.json").read_text(encoding="utf-8") == published
    assert out.getvalue() == "docs/scenario.schema.json is written.\n"


def test_it_requires_what_has_no_default():
    assert schema["required"] == required
    assert set(schema["properties"]) == {*required, *optional}


def test_it_says_what_it_is():
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["title"] == "A scenario of Steady"
    assert "$id" not in schema


mappings = {"ScenarioDocument": schema, **schema["$defs"]}


@pytest.mark.parametrize("name", mappings)
def test_it_describes_every_key_and_allows_no_other(name):
    part = mappings[name]
    assert part["additionalProperties"] is False
    assert all(value["description"] for value in part["properties"].values())
    assert set(meanings[name]) == set(part["properties"])


def test_it_takes_a_persona_by_its_slug_or_as_a_mapping():
    kinds = [one.get("type") or one["$ref"] for one in schema["properties"]["persona"]["oneOf"]]
    assert kinds == ["string", "#/$defs/PersonaDocument"]


@pytest.mark.parametrize(
    ("part", "key", "entry"),
    [
        (schema, "start", "StartDocument"),
        (definition("NodeDocument"), "says", "LineDocument"),
        (definition("ReplyDocument"), "goto", "RouteDocument"),
    ],
)
def test_it_takes_the_short_form_and_the_long_one(part, key, entry):
    short, long = part["properties"][key]["anyOf"]
    assert short == {"type": "string"}
    assert (long["type"], long["items"]) == ("array", {"$ref": f"#/$defs/{entry}"})


def test_it_knows_the_conditions_of_a_route_and_no_others():
    assert set(definition("Condition")["properties"]) == set(asked_of_a_state)
    assert set(asked_of_a_state) < set(Condition.known())


def test_it_completes_the_words_of_the_rulebook():
    rules = shipped_rulebook()
    node = definition("NodeDocument")["properties"]
    assert definition("ReplyDocument")["properties"]["moves"]["items"]["enum"] == [*rules.moves]
    assert node["behaviour"]["items"]["enum"] == [*rules.behaviours]
    assert node["ending"]["enum"] == [*rules.outcomes]


def test_it_has_the_bounds_that_reading_has():
    anger = schema["properties"]["anger"]
    assert (anger["minimum"], anger["maximum"], anger["type"]) == (0, 10, "integer")
    assert schema["properties"]["patience"]["default"] == 30
    assert "default" not in schema["properties"]["briefing"]


types: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
}


def fits(value: Any, rule: dict[str, Any]) -> bool:
    """As much of JSON Schema as this one uses."""
    if "$ref" in rule:
        rule = definition(rule["$ref"].removeprefix("#/$defs/"))
    if "oneOf" in rule:
        return sum(fits(value, one) for one in rule["oneOf"]) == 1
    if "anyOf" in rule and not any(fits(value, one) for one in rule["anyOf"]):
        return False
    if "type" in rule and not isinstance(value, types[rule["type"]]):
        return False
    if isinstance(value, bool):
        return bool(rule.get("type", "boolean") == "boolean")
    if "enum" in rule and value not in rule["enum"]:
        return False
    return inside_fits(value, rule)


def inside_fits(value: Any, rule: dict[str, Any]) -> bool:
    if isinstance(value, str):
        return re.search(rule.get("pattern", ""), value) is not None
    if isinstance(value, list):
        return len(value) >= rule.get("minItems", 0) and all(
            fits(one, rule.get("items", {})) for one in value
        )
    if isinstance(value, dict):
        return set(rule.get("required", ())) <= set(value) and all(
            key_fits(key, one, rule) for key, one in value.items()
        )
    return bool(rule.get("minimum", value) <= value <= rule.get("maximum", value))


def key_fits(key: str, value: Any, rule: dict[str, Any]) -> bool:
    patterns = rule.get("patternProperties", {})
    known = [one for name, one in rule.get("properties", {}).items() if name == key]
    known += [one for name, one in patterns.items() if re.search(name, key)]
    other = rule.get("additionalProperties", True)
    if not known:
        known = [other] if isinstance(other, dict) else []
        if other is False:
            return False
    return fits(key, rule.get("propertyNames", {})) and all(fits(value, one) for one in known)


def in_the_schema(text: str) -> bool:
    return fits(read_yaml(text.encode(), "talk.yaml").data, schema)


shipped = sorted(library.glob("*.yaml"))


@pytest.mark.parametrize("path", shipped, ids=lambda path: path.stem)
def test_it_accepts_what_ships(path: Path):
    assert in_the_schema(path.read_text(encoding="utf-8"))


def test_it_accepts_what_reading_does():
    assert in_the_schema(small)
    assert read(small).scenario == "small-talk"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title:", "titel:"),
        ("anger: 7", "anger: 11"),
        ("start: opening", "start: []"),
        ("ending: resolved", "ending: resolvd"),
        ("[listen]", "[lisen]"),
        ("[shouting]", "[shoutin]"),
        (
            "- when: {anger_at_least: 9}\n            node",
            "- when: {again: true}\n            node",
        ),
        ("  mended:\n", "  men ded:\n"),
        ("{interrupt: 1}", "{interupt: 1}"),
    ],
)
def test_it_refuses_what_an_author_should_mend(old, new):
    assert not in_the_schema(changed(old, new))
