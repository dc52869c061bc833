"""`manage.py coverage`: which guidelines the scenarios test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from scenarios.coverage import (
    Coverage,
    Tester,
    coverage,
    coverage_data,
    coverage_text,
    in_database,
    in_files,
)
from scenarios.exchange.errors import NotAScript, UnknownPersona
from scenarios.exchange.files import library
from scenarios.rulebook import current_rulebook
from trainer.guidance.loading import shipped_rulebook


class Command(BaseCommand):
    help = (
        "Tell in how many scenarios each guideline can be kept, and broken. Without files: in "
        "those of the database, by its house rules. Files need no database and are judged by the "
        "shipped rulebook."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="scenario files")
        parser.add_argument("--library", action="store_true", help="the files that ship")
        parser.add_argument("--json", action="store_true", help="print JSON, and JSON alone")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = _found([*_files(options)])
        except (NotAScript, UnknownPersona) as error:
            raise CommandError(str(error), returncode=2) from error
        except DatabaseError as error:
            raise CommandError(
                f"The database cannot be asked: {error}. Run `migrate` first, or name files."
            ) from error
        if options["json"]:
            self.stdout.write(json.dumps(coverage_data(found), ensure_ascii=False, indent=1))
        else:
            self.stdout.writelines(f"{line}\n" for line in coverage_text(found))


def _files(options: dict[str, Any]) -> Iterator[Path]:
    yield from options["files"]
    if options["library"]:
        yield from sorted(library.glob("*.yaml"))


def _found(files: list[Path]) -> Coverage:
    testers: Iterator[Tester] = in_files(files) if files else in_database()
    return coverage(testers, shipped_rulebook() if files else current_rulebook())
