"""`manage.py import_scenario`: scenario files into drafts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from scenarios.compiling import UnknownEnding
from scenarios.exchange.draft import Draft
from scenarios.exchange.errors import FileComplaint, NotAScript, UnknownPersona
from scenarios.exchange.files import compile_draft, load_draft, persona_for
from scenarios.importing import Plan, carry_out, plan_import
from scenarios.models import Scenario
from scenarios.publishing import NotPublishable, publish

effects = {"new": "new", "changed": "changed", "same": "is the same already"}


class Command(BaseCommand):
    help = (
        "Read scenario files (.yaml, .twee, .tw, Twine's .html) into drafts: all of them, or none "
        "when one cannot be read. What there is to mend is told on standard error."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--publish", action="store_true", help="publish them as well")
        parser.add_argument(
            "--dry-run", action="store_true", help="tell every change, and write nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        drafts = _read(options["files"])
        with transaction.atomic():
            for path, draft in drafts.items():
                plan = _planned(draft, path)
                self._tell(plan, path, with_changes=options["dry_run"])
                row = carry_out(plan)
                if options["publish"]:
                    self._publish(row)
            if options["dry_run"]:
                transaction.set_rollback(True)
                self.stdout.write("Nothing was written: this was a dry run.")

    def _tell(self, plan: Plan, path: Path, *, with_changes: bool) -> None:
        self.stdout.write(f"{plan.slug}: {effects[plan.effect]}")
        if with_changes and plan.effect == "changed":
            self.stdout.writelines(f"  {one}\n" for one in plan.changes)
        self.stderr.writelines(f"warning: {one.of(path.name)}\n" for one in plan.draft.remarks)
        for line, one in (*plan.errors, *plan.warnings):
            told = FileComplaint(line, one.where, f"{one.code}: {one.message} {one.mend}")
            self.stderr.write(f"warning: {told.of(path.name)}")

    def _publish(self, row: Scenario) -> None:
        try:
            edition = publish(row)
        except (NotPublishable, NotAScript, UnknownEnding) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{row.slug}: edition {edition.number} is published")


def _read(paths: list[Path]) -> dict[Path, Draft]:
    """Every file, or CommandError (exit code 2) with all the complaints about all of them."""
    drafts, complaints = {}, []
    for path in paths:
        try:
            draft = load_draft(path)
            compile_draft(draft, persona_for(draft.document, path.parent), path.name)
            drafts[path] = draft
        except (NotAScript, UnknownPersona) as error:
            complaints.append(str(error))
    if complaints:
        raise CommandError("\n".join(complaints), returncode=2)
    return drafts


def _planned(draft: Draft, path: Path) -> Plan:
    try:
        return plan_import(draft, path.name, path.parent)
    except (NotAScript, UnknownPersona) as error:
        raise CommandError(str(error), returncode=2) from error
