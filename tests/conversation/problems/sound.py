"""A script with nothing to mend, and what makes faulty ones of it: one change, one fault."""

from __future__ import annotations

from pathlib import Path

from scenarios.compiling import compile_script
from scenarios.exchange.document import PersonaDocument
from scenarios.exchange.reading import read_scenario
from trainer.conversation.problems import Problem, problems
from trainer.conversation.script import Script
from trainer.guidance.loading import shipped_rulebook

sound = Path(__file__).with_name("sound.yaml").read_text(encoding="utf-8")


def script_of(text: str = sound) -> Script:
    document = read_scenario(text.encode(), "test.yaml")
    assert isinstance(document.persona, PersonaDocument)
    return compile_script(document, document.persona, shipped_rulebook())


def changed(*changes: tuple[str, str], more: str = "") -> Script:
    """The sound script with other words in some places, and with more nodes."""
    text = sound
    for old, new in changes:
        assert old in text, f"{old!r} is not in the sound script"
        text = text.replace(old, new)
    return script_of(text + more)


def after_the_stairs(more: str, *changes: tuple[str, str]) -> Script:
    """The sound script, in which the reply `stairs` leads to these nodes, first to `next`."""
    return changed(
        ("moves: [excuse], goto: gone", "moves: [excuse], goto: next"), *changes, more=more
    )


def told(script: Script, code: str) -> list[Problem]:
    """What is told of a script under this code."""
    return [one for one in problems(script) if one.code == code]


def places(script: Script, code: str) -> list[str]:
    """Where it is told."""
    return [one.where for one in told(script, code)]


def codes(script: Script) -> list[str]:
    return [one.code for one in problems(script)]
