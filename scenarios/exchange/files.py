"""Scenario files on disk: read, given their persona, compiled. Needs no database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scenarios.compiling import UnknownEnding, compile_script
from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from scenarios.exchange.errors import FileComplaint, NotAScript, UnknownPersona
from scenarios.exchange.reading import read_bytes, read_persona, read_scenario
from scenarios.exchange.yaml_text import read_yaml
from trainer.conversation.script import Script
from trainer.guidance.loading import shipped_rulebook

library = Path(__file__).resolve().parent.parent / "library"


def load_script(path: Path) -> Script:
    """The script in a file, under the shipped rulebook.

    Raises NotAScript and UnknownPersona.
    """
    document = load_scenario(path)
    try:
        return compile_script(document, persona_for(document, path.parent), shipped_rulebook())
    except UnknownEnding as error:
        located = read_yaml(read_bytes(path), path.name)
        line = located.line(("nodes", error.node, "ending"))
        raise NotAScript(path.name, [FileComplaint(line, "", str(error))]) from error


def load_scenario(path: Path) -> ScenarioDocument:
    """The document in a file. Raises NotAScript."""
    return read_scenario(read_bytes(path), path.name)


def load_persona(path: Path) -> PersonaDocument:
    """The persona in a file. Raises NotAScript."""
    return read_persona(read_bytes(path), path.name)


def persona_for(document: ScenarioDocument, folder: Path) -> PersonaDocument:
    """The scenario's persona: its own, or looked for beside the file, in the library, in the rows.

    Raises UnknownPersona, and NotAScript when its file makes no sense.
    """
    if isinstance(document.persona, PersonaDocument):
        return document.persona
    slug = document.persona
    for path in _places(folder, slug):
        if path.is_file():
            return load_persona(path)
    return _from_rows(slug)


def _places(folder: Path, slug: str) -> Iterator[Path]:
    for place in (folder, folder / "personas", library / "personas"):
        yield place / f"{slug}.yaml"


def _from_rows(slug: str) -> PersonaDocument:
    from django.db import DatabaseError

    from scenarios.exchange.rows import persona_document
    from scenarios.models import Persona

    try:
        return persona_document(Persona.objects.get(slug=slug))
    except (Persona.DoesNotExist, DatabaseError) as error:
        looked = ("beside the file", "in personas/ there", "in the library", "in the database")
        raise UnknownPersona(slug, looked) from error
