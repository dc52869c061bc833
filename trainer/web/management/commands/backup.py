"""`manage.py backup`: the whole database into one file, while Steady runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from trainer.web.copies import NoCopy, back_up


class Command(BaseCommand):
    help = (
        "Write a copy of the whole database to a file: SQLite by its online backup, PostgreSQL by "
        "pg_dump. Steady may run meanwhile. `restore` brings it back."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="A file that is not there yet.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            back_up(connection, options["file"])
        except NoCopy as fault:
            raise CommandError(str(fault)) from None
        size = options["file"].stat().st_size
        self.stdout.write(f"Written: {options['file']}, {size:,} bytes. It holds personal data.")
