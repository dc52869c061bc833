"""Reads a script file into a document, with every complaint at its line."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from scenarios.exchange.draft import Draft
from scenarios.exchange.errors import FileComplaint, NotAScript
from scenarios.exchange.yaml_text import Located, most_bytes, read_yaml, too_large
from trainer.guidance.complaints import complaints

Document = TypeVar("Document", bound=BaseModel)


def read_scenario(raw: bytes, name: str) -> ScenarioDocument:
    """The scenario in a YAML file. Raises NotAScript."""
    return read_script(raw, name).document


def read_script(raw: bytes, name: str) -> Draft:
    """The scenario in a YAML file, with its lines. Raises NotAScript."""
    located = read_yaml(raw, name)
    return Draft(validated(located, name, ScenarioDocument), located)


def read_persona(raw: bytes, name: str) -> PersonaDocument:
    """The persona in a YAML file. Raises NotAScript."""
    return validated(read_yaml(raw, name), name, PersonaDocument)


def read_bytes(path: Path, *, most: int = most_bytes) -> bytes:
    """The bytes of a file that may be a script: refused by size before they are read.

    Raises NotAScript, also when there is no such file.
    """
    try:
        if path.stat().st_size > most:
            raise NotAScript(path.name, [too_large(most)])
        return path.read_bytes()
    except OSError as error:
        complaint = FileComplaint(None, "", f"the file cannot be read: {error.strerror}.")
        raise NotAScript(path.name, [complaint]) from error


def validated(located: Located, name: str, model: type[Document]) -> Document:
    """The document that the data is. Raises NotAScript, each complaint with its line."""
    try:
        return model.model_validate(located.data)
    except ValidationError as error:
        found = [
            FileComplaint(
                located.line(path := _in_file(one.path, located)), _place(path), one.sentence
            )
            for one in complaints(error, model)
        ]
        raise NotAScript(name, found) from error


def _in_file(path: tuple[str | int, ...], located: Located) -> tuple[str | int, ...]:
    """The path as the file has it: without pydantic's tags and what a short form implies."""
    tagged = tuple(step for step in path if not str(step).startswith("("))
    kept: tuple[str | int, ...] = ()
    for step in tagged[:-1]:
        if (*kept, step) in located.lines:
            kept = (*kept, step)
    return (*kept, *tagged[-1:])


def _place(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path[:-1]))
