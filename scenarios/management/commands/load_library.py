"""`manage.py load_library`: the shipped scenarios, loaded and published."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from scenarios.library import load_library


class Command(BaseCommand):
    help = (
        "Load and publish the shipped scenarios. Safe to repeat: what an author changed since is "
        "left alone, and said so."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_library()
        except DatabaseError as error:
            raise CommandError(
                f"The database is not ready for the library: {error}. Run `migrate` first."
            ) from error
        for what, slugs in (
            ("New", loaded.new),
            ("Renewed", loaded.renewed),
            ("As it was", loaded.same),
            ("Left alone, because it was changed here", loaded.left_alone),
        ):
            if slugs:
                self.stdout.write(f"{what}: {', '.join(slugs)}")
