"""The JSON Schema of the script file: editors complete and check by it while one writes.

It is made of the documents that read a file, so it cannot say other than they do. What the reading
leaves to the problems (a move that no rulebook knows) it names at once, for that is what helps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.exchange.document import ScenarioDocument
from trainer.guidance.loading import shipped_rulebook
from trainer.guidance.rulebook import channels

# What a route and a line may ask about; the other keys of a condition are for rules.
asked_of_a_state = (
    *("anger_at_least", "anger_at_most", "heard_at_least", "heard_at_most"),
    *("channel", "after", "not_after"),
)

when = "Conditions, all of which must hold. Left out: always."
meanings: Mapping[str, Mapping[str, str]] = {
    "ScenarioDocument": {
        "scenario": "Its slug: the name in addresses and files.",
        "title": "The title in the gallery.",
        "lang": "The language it is written in, as a code.",
        "summary": "One sentence for the gallery.",
        "channel": "Where it takes place.",
        "persona": "The customer: the slug of a persona, or the persona itself.",
        "twin": "The slug of the same complaint, made by a different person.",
        "follows": "For a callback: the slug of the scenario that went before.",
        "anger": "Where the customer starts, from 0 (content) to 10 (beside themselves).",
        "patience": "After this many turns the customer gives up.",
        "pass_mark": "The score to reach, from 0 to 100.",
        "briefing": "What the trainee knows beforehand, and who they are.",
        "may_offer": "Authority: what can honestly be promised.",
        "objectives": "Up to three, shown before the start.",
        "content_note": "Shown before the start where language gets rough.",
        "facts": "What a good note records.",
        "start": "The node it begins at; or, for a callback, starts: the first that holds counts.",
        "nodes": "What the customer says and does, and the endings, by key.",
    },
    "PersonaDocument": {
        "persona": "The name that scenarios call them by.",
        "name": "Their name as the trainee sees it.",
        "about": "Two sentences on who they are.",
        "looks": "What the drawn face shows.",
        "voice": "How they would be read aloud.",
        "fuse": "How strongly they take what provokes: short adds one, long takes one off.",
        "forgives": "How readily they take what calms: slowly halves it, quickly adds one.",
        "reactions": "A further change of anger for single moves.",
        "gives_up": "What they say when their patience ends.",
    },
    "Looks": {
        "hair": "Colour and style, such as dark-bun.",
        "skin": "From 1 (light) to 6 (dark).",
        "glasses": "Whether they wear glasses.",
        "beard": "Whether they wear a beard.",
        "top": "What they wear, such as navy-jacket.",
    },
    "Voice": {"rate": "Speed; 1.0 is ordinary.", "pitch": "Height; 1.0 is ordinary."},
    "FactDocument": {
        "key": "Unique within the scenario.",
        "label": "What it is called in the wrap-up.",
        "any_of": "Words of which one shows that it was noted.",
        "wrong": "Words that show it was noted wrongly.",
        "revealed_at": "Nodes: it counts only if the path passed one of them. Left out: always.",
    },
    "StartDocument": {
        "when": "Conditions on the last attempt at the scenario that this one follows.",
        "node": "The node to begin at.",
        "anger": "The anger to begin with, in place of the scenario's.",
    },
    "StartCondition": {
        "after": "All of these moves were made there.",
        "not_after": "None of these moves was made there.",
        "outcome": "It ended in one of these ways.",
        "noted": "The notes recorded all of these facts.",
        "not_noted": "The notes recorded none of these facts.",
    },
    "NodeDocument": {
        "ending": "How the conversation ends here. Such a node has no replies.",
        "behaviour": "What the customer is doing.",
        "says": "Their words; or lines, of which the first that holds is said.",
        "thinks": "What goes on inside them; practice can show it.",
        "replies": "What the trainee may say here.",
    },
    "LineDocument": {"when": when, "text": "The words."},
    "ReplyDocument": {
        "key": "Unique within the node.",
        "text": "What the trainee says.",
        "moves": "What this reply does.",
        "goto": "The node it leads to; or routes, of which the first that holds is taken.",
        "as_said": "The words are meant otherwise than they sound.",
        "note": "The author's words for the debrief.",
    },
    "RouteDocument": {
        "when": when,
        "node": "The node it leads to.",
        "anger": "What happens on the way raises or lowers the anger by this.",
    },
    "Condition": {
        "anger_at_least": "The anger, after the reply, is this or more.",
        "anger_at_most": "The anger, after the reply, is this or less.",
        "heard_at_least": "So many different hearing moves were made, or more.",
        "heard_at_most": "So many different hearing moves were made, or fewer.",
        "channel": "It takes place on one of these.",
        "after": "All of these moves were made so far.",
        "not_after": "None of these moves was made so far.",
    },
}


def json_schema() -> dict[str, Any]:
    """The schema of a scenario, in the words of the shipped rulebook."""
    made = ScenarioDocument.model_json_schema()
    parts = {name: _part(name, one) for name, one in made.pop("$defs").items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A scenario of Steady",
        **_part("ScenarioDocument", made),
        "description": "A scripted customer and a branching dialogue.",
        "$defs": parts,
    }


def _part(name: str, made: Mapping[str, Any]) -> dict[str, Any]:
    """One kind of mapping, each of its keys with what it means."""
    keys = asked_of_a_state if name == "Condition" else made["properties"]
    kept = {key: value for key, value in made.items() if key != "title"}
    return {
        **kept,
        "description": str(made["description"]).split("\n\n", maxsplit=1)[0],
        "additionalProperties": False,
        "properties": {
            key: {"description": meanings[name][key], **_value(name, key, made["properties"][key])}
            for key in keys
        },
    }


def _value(name: str, key: str, made: Mapping[str, Any]) -> dict[str, Any]:
    """What a key may hold, without what goes without saying: no value, an empty default."""
    value = {part: given for part, given in made.items() if part not in ("title", "default")}
    if isinstance(made.get("default"), str | int | float) and made["default"]:
        value["default"] = made["default"]
    options = [one for one in value.pop("anyOf", []) if one.get("type") != "null"]
    value |= options[0] if len(options) == 1 else {"anyOf": options} if options else {}
    words = _choices().get((name, key))
    if key == "reactions":
        value["propertyNames"] = {"enum": words}
    elif key == "nodes":
        value["additionalProperties"] = False
    elif words and value["type"] == "array":
        value["items"] = {"enum": words}
    elif words:
        value["enum"] = words
    return value


def _choices() -> dict[tuple[str, str], Sequence[str]]:
    """The words of the rulebook, by where in a file they stand."""
    rules = shipped_rulebook()
    made = [*rules.moves, *sorted(rules.marks)]
    return {
        ("PersonaDocument", "reactions"): [*rules.moves],
        ("NodeDocument", "ending"): [*rules.outcomes],
        ("NodeDocument", "behaviour"): [*rules.behaviours],
        ("ReplyDocument", "moves"): [*rules.moves],
        ("Condition", "channel"): [*channels],
        ("Condition", "after"): made,
        ("Condition", "not_after"): made,
        ("StartCondition", "after"): made,
        ("StartCondition", "not_after"): made,
        ("StartCondition", "outcome"): [*rules.outcomes],
    }
