"""`manage.py restore`: what `backup` wrote, in the place of all that is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from trainer.web.copies import NoCopy, restore


class Command(BaseCommand):
    help = (
        "Replace everything in the database by a copy that `backup` wrote, of the same kind of "
        "database. It works wholly or not at all. Stop the server first, and migrate afterwards."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--yes", action="store_true", help="Do it. What is in the database now is lost."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["yes"]:
            raise CommandError(
                "Nothing was changed. With --yes all that is in the database now is lost, and "
                f"{options['file']} takes its place."
            )
        try:
            restore(connection, options["file"])
        except NoCopy as fault:
            raise CommandError(str(fault)) from None
        self.stdout.write(f"Restored: {options['file']}. Now run `manage.py migrate`.")
