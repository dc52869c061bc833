"""Script files to break in one place, and commands run as a terminal runs them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.management import BaseCommand, load_command_class

from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from scenarios.exchange.errors import NotAScript
from scenarios.exchange.reading import read_scenario

# Each thing on a line of its own, so that a complaint's line can be counted.
small = """\
scenario: small-talk
title: Small talk
channel: phone
persona: {persona: rosa-ortega, name: Rosa Ortega, reactions: {interrupt: 1}}
anger: 7
patience: 14
start: opening
facts:
  - key: name
    any_of: [ortega]
nodes:
  opening:
    behaviour: [shouting]
    says:
      - when: {anger_at_least: 9}
        text: Loud words.
      - text: Words.
    replies:
      - key: go-on
        text: Please go on.
        moves: [listen]
        goto: mended
      - key: calm
        text: Calm down.
        moves: [tell-to-calm-down]
        goto:
          - when: {anger_at_least: 9}
            node: lost
            anger: 1
          - node: opening
  mended:
    ending: resolved
    says: Good.
  lost:
    ending: walked-out
    says: Goodbye.
"""


def changed(old: str, new: str, *, text: str = small) -> str:
    """The small talk with one thing in it changed."""
    assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
    return text.replace(old, new)


def read(text: str | bytes) -> ScenarioDocument:
    return read_scenario(text if isinstance(text, bytes) else text.encode(), "talk.yaml")


def refusal(text: str | bytes) -> str:
    """What is said to a file that is no script."""
    with pytest.raises(NotAScript) as refused:
        read(text)
    return str(refused.value)


def file_of(folder: Path, text: str | bytes = small, *, name: str = "talk.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def minimal(**fields: Any) -> ScenarioDocument:
    """A document with what is required and these fields."""
    required = {
        "scenario": "small",
        "title": "Small",
        "channel": "phone",
        "persona": {"name": "Rosa"},
        "anger": 3,
        "start": "a",
        "nodes": {"a": {"says": "Hello.", "ending": "resolved"}},
    }
    return ScenarioDocument.model_validate({**required, **fields})


def persona_in(document: ScenarioDocument) -> PersonaDocument:
    """The persona that a document holds itself."""
    assert isinstance(document.persona, PersonaDocument)
    return document.persona


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


def run(capsys, name: str, *args: object) -> Ran:
    """A command as a terminal runs it: refusals go to standard error and become an exit code."""
    command: BaseCommand = load_command_class("scenarios", name)
    capsys.readouterr()
    code = 0
    try:
        command.run_from_argv(["manage.py", name, *map(str, args)])
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    told = capsys.readouterr()
    return Ran(code, told.out, told.err)
