"""What a script may hold: everything else is refused with its line and with what would be right."""

from __future__ import annotations

import os

import pytest
from pydantic import ValidationError

from scenarios.compiling import compile_script
from scenarios.exchange.document import PersonaDocument
from scenarios.exchange.errors import NotAScript, UnknownPersona
from scenarios.exchange.files import load_persona, load_scenario, load_script
from scenarios.exchange.reading import read_persona
from tests.scenarios.files import changed, file_of, minimal, persona_in, read, refusal, small
from trainer.guidance.loading import shipped_rulebook


def test_it_reads_the_small_talk():
    document = read(small)
    assert list(document.nodes) == ["opening", "mended", "lost"]
    assert persona_in(document).reactions == {"interrupt": 1}


# What is changed in the small talk, and the complaint.
refused = {
    "an unknown key": (
        "patience: 14",
        "patince: 14",
        "line 6: unknown key 'patince': did you mean 'patience'?",
    ),
    "an unknown key far inside": (
        "            anger: 1",
        "            angr: 1",
        "line 29: nodes.opening.replies.1.goto.0: unknown key 'angr': did you mean 'anger'?",
    ),
    "an unknown key of the persona": (
        "{persona: rosa-ortega, name",
        "{persona: rosa-ortega, nam",
        "line 4: persona: unknown key 'nam': did you mean 'name'?",
    ),
    "a number too large": (
        "anger: 7",
        "anger: 11",
        "line 5: 'anger' must be at most 10, not '11'.",
    ),
    "a number too small": (
        "anger: 7",
        "anger: -1",
        "line 5: 'anger' must be at least 0, not '-1'.",
    ),
    "no patience": (
        "patience: 14",
        "patience: 0",
        "line 6: 'patience' must be at least 1, not '0'.",
    ),
    "a saint": (
        "patience: 14",
        "patience: 101",
        "line 6: 'patience' must be at most 100, not '101'.",
    ),
    "half a number": (
        "anger: 7",
        "anger: 7.0",
        "line 5: 'anger' must be a whole number, not '7.0'.",
    ),
    "a number in quotes": (
        "anger: 7",
        "anger: '7'",
        "line 5: 'anger' must be a whole number, not '7'.",
    ),
    "a word for a number": (
        "anger: 7",
        "anger: high",
        "line 5: 'anger' must be a whole number, not 'high'.",
    ),
    "a switch for a number": (
        "anger: 7",
        "anger: true",
        "line 5: 'anger' must be a whole number, not 'true'.",
    ),
    "a number for text": (
        "title: Small talk",
        "title: 3",
        "line 2: 'title' must be text, not '3'.",
    ),
    "a list for text": (
        "title: Small talk",
        "title: [a]",
        "line 2: 'title' must be text, not a list.",
    ),
    "a number among words": (
        "any_of: [ortega]",
        "any_of: [ortega, 3]",
        "line 10: facts.0.any_of: '1' must be text, not '3'.",
    ),
    "text for a list": (
        "moves: [listen]",
        "moves: listen",
        "line 21: nodes.opening.replies.0: 'moves' must be a list, not 'listen'.",
    ),
    "an empty title": ("title: Small talk", "title: ''", "line 2: 'title' must not be empty."),
    "a slug with spaces": (
        "scenario: small-talk",
        "scenario: small talk",
        "line 1: 'scenario' cannot be 'small talk': use letters, digits, '-' and '_' only.",
    ),
    "a channel nobody has": (
        "channel: phone",
        "channel: fax",
        "line 3: 'channel' cannot be 'fax': it is one of 'phone', 'in-person', 'chat' or 'email'.",
    ),
    "a move twice": (
        "moves: [listen]",
        "moves: [listen, ask, listen]",
        "line 21: nodes.opening.replies.0: 'moves': 'listen' is there twice; once is enough.",
    ),
    "a doubled reply": (
        "key: calm",
        "key: go-on",
        "line 12: nodes: 'opening': 'go-on' is there twice; once is enough.",
    ),
    "an ending with replies": (
        "    behaviour: [shouting]",
        "    ending: resolved",
        "line 12: nodes: 'opening': an ending has no replies: take out 'ending' or 'replies'.",
    ),
    "a condition out of range": (
        "- when: {anger_at_least: 9}\n        text",
        "- when: {anger_at_least: 12}\n        text",
        "line 15: nodes.opening.says.0.when: 'anger_at_least' must be at most 10, not '12'.",
    ),
    "a node with a strange name": (
        "  mended:\n",
        "  men ded:\n",
        "line 31: nodes.men ded: 'key' cannot be 'men ded': use letters, digits, '-' and '_' only.",
    ),
    "a persona that is a number": (
        "persona: {persona: rosa-ortega, name: Rosa Ortega, reactions: {interrupt: 1}}",
        "persona: 3",
        "line 4: 'persona' must be text, not '3'.",
    ),
    "a reaction out of range": (
        "reactions: {interrupt: 1}",
        "reactions: {interrupt: 11}",
        "line 4: persona.reactions: 'interrupt' must be at most 10, not '11'.",
    ),
    "a persona that is a list": (
        "persona: {persona: rosa-ortega, name: Rosa Ortega, reactions: {interrupt: 1}}",
        "persona: [rosa-ortega]",
        "line 4: 'persona' must be a mapping of keys to values, not a list.",
    ),
    "no start": ("start: opening", "start: []", "line 7: 'start' must not be empty."),
    "a target too long": (
        "        goto: mended",
        f"        goto: {'m' * 201}",
        "line 22: nodes.opening.replies.0.goto: 'node' is too long: at most 200 characters.",
    ),
}


@pytest.mark.parametrize(("old", "new", "complaint"), refused.values(), ids=refused)
def test_it_refuses_with_the_line_and_what_would_be_right(old, new, complaint):
    assert refusal(changed(old, new)) == f"talk.yaml, {complaint}"


@pytest.mark.parametrize(
    "key", ["scenario", "title", "channel", "persona", "anger", "start", "nodes"]
)
def test_it_requires_what_has_no_default(key):
    lines = [line for line in small.splitlines() if not line.startswith(f"{key}:")]
    text = "\n".join(lines) if key != "nodes" else small[: small.index("nodes:")]
    assert refusal(text) == f"talk.yaml, line 1: {key!r} is required and missing here."


def test_it_says_everything_that_is_wrong_in_the_order_of_the_lines():
    text = (
        changed("anger: 7", "anger: 11").replace("title:", "titel:").replace("[ortega]", "ortega")
    )
    assert [line.split(":")[0] for line in refusal(text).splitlines()] == [
        *("talk.yaml, line 1", "talk.yaml, line 2", "talk.yaml, line 5", "talk.yaml, line 10"),
    ]


def test_it_reads_what_an_author_may_still_mend():
    """Unknown moves, targets, conditions and no replies become problems: they are no refusals."""
    text = changed("goto: mended", "goto: nowhere").replace("[listen]", "[lisen]")
    text = text.replace("{anger_at_least: 9}\n            node", "{angr: 9}\n            node")
    document = read(changed("    ending: resolved", "    replies: []", text=text))
    assert document.nodes["opening"].replies[0].moves == ("lisen",)
    assert document.nodes["opening"].replies[1].goto[0].when.unknown == ("angr",)


def test_it_has_defaults_for_the_rest():
    document = minimal()
    assert (document.lang, document.patience, document.pass_mark) == ("en", 30, 75)
    assert (document.facts, document.may_offer, document.briefing) == ((), (), "")
    assert persona_in(document).looks.skin == 3


def test_it_takes_short_forms_for_long_ones():
    long = changed("start: opening", "start: [{node: opening}]")
    long = changed("goto: mended", "goto: [{node: mended}]", text=long)
    assert read(changed("says: Good.", "says: [{text: Good.}]", text=long)) == read(small)


@pytest.mark.parametrize(
    ("given", "slug", "name"),
    [
        ({"persona": "rosa-ortega"}, "rosa-ortega", "Rosa Ortega"),
        ({"name": "Rosa Ortega"}, "rosa-ortega", "Rosa Ortega"),
        ({"name": "Zoë Ångström"}, "zoe-angstrom", "Zoë Ångström"),
        ({"name": "李"}, "customer", "李"),
        ({}, "customer", "The customer"),
        ({"persona": "rosa", "name": "The customer"}, "rosa", "The customer"),
    ],
)
def test_it_makes_either_name_of_a_persona_of_the_other(given, slug, name):
    persona = PersonaDocument.model_validate(given)
    assert (persona.persona, persona.name) == (slug, name)


def test_it_reads_a_persona_from_a_file_of_its_own():
    persona = read_persona(b"persona: rosa\nname: Rosa\nfuse: short\n", "rosa.yaml")
    assert (persona.persona, persona.fuse) == ("rosa", "short")


def test_it_refuses_a_persona_with_the_line():
    with pytest.raises(NotAScript, match=r"rosa\.yaml, line 2: 'fuse' cannot be 'quick'"):
        read_persona(b"persona: rosa\nfuse: quick\n", "rosa.yaml")


def test_it_refuses_an_ending_that_has_no_points_with_its_line(tmp_path):
    with pytest.raises(NotAScript) as refused:
        load_script(file_of(tmp_path, changed("ending: resolved", "ending: resolvd")))
    assert str(refused.value) == (
        "talk.yaml, line 32: nodes.mended: 'resolvd' is no ending: did you mean 'resolved'?"
    )


def test_it_refuses_a_file_that_is_not_there(tmp_path):
    with pytest.raises(NotAScript, match=r"no\.yaml: the file cannot be read: No such file"):
        load_scenario(tmp_path / "no.yaml")


def test_it_refuses_a_huge_file_without_reading_it(tmp_path):
    """64 GiB of nothing, which take no room on the disk and would not fit into memory."""
    path = file_of(tmp_path, "")
    os.truncate(path, 1 << 36)
    with pytest.raises(NotAScript, match="the file is larger than 1024 KiB"):
        load_scenario(path)


def test_it_refuses_what_no_database_can_hold():
    """A row may say what a file cannot."""
    with pytest.raises(ValidationError, match="it holds a character that is no text"):
        PersonaDocument(name="Rosa", about="\0")


def test_it_refuses_a_folder(tmp_path):
    with pytest.raises(NotAScript, match="the file cannot be read: Is a directory"):
        load_persona(tmp_path)


by_slug = changed(
    "{persona: rosa-ortega, name: Rosa Ortega, reactions: {interrupt: 1}}", "rosa-ortega"
)


@pytest.mark.parametrize("name", ["rosa-ortega.yaml", "personas/rosa-ortega.yaml"])
def test_it_finds_a_persona_beside_the_file(tmp_path, name):
    (tmp_path / "personas").mkdir()
    file_of(tmp_path, "persona: rosa-ortega\nname: Rosa from beside\n", name=name)
    assert load_script(file_of(tmp_path, by_slug)).persona.name == "Rosa from beside"


def test_it_finds_a_persona_in_the_shipped_library(tmp_path):
    text = by_slug.replace("rosa-ortega", "rob-tranter")
    assert load_script(file_of(tmp_path, text)).persona.name == "Rob Tranter"


@pytest.mark.django_db
def test_it_says_where_it_looked_for_a_persona(tmp_path):
    with pytest.raises(UnknownPersona, match="no persona 'rosa-ortega': looked beside the file"):
        load_script(file_of(tmp_path, by_slug))


def test_it_compiles_what_it_has_read():
    document = read(small)
    script = compile_script(document, persona_in(document), shipped_rulebook())
    assert script.start.node == "opening"
    assert script.nodes["opening"].replies[1].routes[0].when.anger_at_least == 9
    assert script.facts[0].label == "name"
