"""`manage.py export_scenario`: a draft as a file, on standard output."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scenarios.exchange.errors import NotAScript
from scenarios.exchange.rows import scenario_document
from scenarios.exchange.writing import write_yaml
from scenarios.models import Scenario
from trainer.guidance.complaints import nearest


class Command(BaseCommand):
    help = "Write a scenario's draft in the canonical form of the script file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG")
        parser.add_argument("--format", choices=["yaml"], default="yaml")

    def handle(self, *args: Any, **options: Any) -> None:
        slug = options["slug"]
        try:
            scenario = Scenario.objects.get(slug=slug)
        except Scenario.DoesNotExist as error:
            known = Scenario.objects.values_list("slug", flat=True)
            raise CommandError(
                f"There is no scenario {slug!r}: {nearest(slug, known)}", returncode=2
            ) from error
        try:
            self.stdout.write(write_yaml(scenario_document(scenario)), ending="")
        except NotAScript as error:
            raise CommandError(str(error), returncode=2) from error
