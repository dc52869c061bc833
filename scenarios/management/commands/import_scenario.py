"""`manage.py import_scenario`: scenario files into drafts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from scenarios.compiling import UnknownEnding
from scenarios.exchange.document import PersonaDocument, ScenarioDocument
from scenarios.exchange.errors import NotAScript, UnknownPersona
from scenarios.exchange.files import load_scenario, load_script, persona_for
from scenarios.exchange.rows import scenario_document, store_persona, store_scenario
from scenarios.models import Persona, Scenario
from scenarios.publishing import NotPublishable, publish


class Command(BaseCommand):
    help = "Read scenario files into drafts: all of them, or none when one cannot be read."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--publish", action="store_true", help="publish them as well")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, only")

    def handle(self, *args: Any, **options: Any) -> None:
        documents = _read(options["files"])
        with transaction.atomic():
            for path, document in documents.items():
                self._import(path, document, publishing=options["publish"])
            if options["dry_run"]:
                transaction.set_rollback(True)
                self.stdout.write("Nothing was written: this was a dry run.")

    def _import(self, path: Path, document: ScenarioDocument, *, publishing: bool) -> None:
        before = Scenario.objects.filter(slug=document.scenario).first()
        if before and scenario_document(before) == document:
            row, did = before, "is the same already"
        else:
            _store_missing_persona(document, path)
            row, did = store_scenario(document), "changed" if before else "new"
        self.stdout.write(f"{document.scenario}: {did}")
        if publishing:
            try:
                edition = publish(row)
            except (NotPublishable, NotAScript, UnknownEnding) as error:
                raise CommandError(str(error)) from error
            self.stdout.write(f"{document.scenario}: edition {edition.number} is published")


def _read(paths: list[Path]) -> dict[Path, ScenarioDocument]:
    """Every file, or CommandError (exit code 2) with all the complaints about all of them."""
    documents, complaints = {}, []
    for path in paths:
        try:
            documents[path] = load_scenario(path)
            load_script(path)
        except (NotAScript, UnknownPersona) as error:
            complaints.append(str(error))
    if complaints:
        raise CommandError("\n".join(complaints), returncode=2)
    return documents


def _store_missing_persona(document: ScenarioDocument, path: Path) -> None:
    """A persona named by its slug comes along with the scenario when there is none of that name."""
    if isinstance(document.persona, PersonaDocument):
        return
    if not Persona.objects.filter(slug=document.persona).exists():
        store_persona(persona_for(document, path.parent))
