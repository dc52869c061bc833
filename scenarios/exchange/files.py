"""Scenario files, in each form that there is: read, given their persona, compiled.

Needs no database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

from scenarios.compiling import UnknownEnding, compile_script
from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from scenarios.exchange.draft import Draft
from scenarios.exchange.errors import FileComplaint, NotAScript, UnknownPersona
from scenarios.exchange.reading import read_bytes, read_persona, read_script
from scenarios.exchange.twine.reading import most_bytes_of_html, read_html, read_twee
from scenarios.exchange.yaml_text import most_bytes
from trainer.conversation.script import Script
from trainer.guidance.loading import shipped_rulebook
from trainer.guidance.rulebook import Rulebook

library = Path(__file__).resolve().parent.parent / "library"

# The forms of a file by how its name ends; any other is taken for a script file.
forms: dict[str, Callable[[bytes, str], Draft]] = {
    ".yaml": read_script,
    ".yml": read_script,
    ".twee": read_twee,
    ".tw": read_twee,
    ".html": read_html,
    ".htm": read_html,
}


def read_draft(raw: bytes, name: str) -> Draft:
    """The scenario in a file of this name. Raises NotAScript."""
    return forms.get(PurePath(name).suffix.lower(), read_script)(raw, name)


def load_draft(path: Path) -> Draft:
    """The scenario in a file, with what is to be said of it. Raises NotAScript."""
    most = most_bytes_of_html if forms.get(path.suffix.lower()) is read_html else most_bytes
    return read_draft(read_bytes(path, most=most), path.name)


def load_scenario(path: Path) -> ScenarioDocument:
    """The document in a file. Raises NotAScript."""
    return load_draft(path).document


def load_script(path: Path) -> Script:
    """The script in a file, under the shipped rulebook.

    Raises NotAScript and UnknownPersona.
    """
    draft = load_draft(path)
    return compile_draft(draft, persona_for(draft.document, path.parent), path.name)


def compile_draft(
    draft: Draft, persona: PersonaDocument, name: str, rulebook: Rulebook | None = None
) -> Script:
    """The script that a file of this name gives, under the shipped rulebook if none is given.

    Raises NotAScript for an ending that is none.
    """
    try:
        return compile_script(draft.document, persona, rulebook or shipped_rulebook())
    except UnknownEnding as error:
        line = draft.located.line(("nodes", error.node, "ending"))
        raise NotAScript(name, [FileComplaint(line, "", str(error))]) from error


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
