"""`manage.py export_scenario`: a draft as a file, on standard output."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scenarios.exchange.errors import NotAScript
from scenarios.exchange.rows import scenario_document
from scenarios.exchange.twine.writing import write_twee
from scenarios.exchange.writing import write_yaml
from scenarios.models import Scenario
from trainer.guidance.complaints import nearest

writers = {"yaml": write_yaml, "twee": write_twee}


class Command(BaseCommand):
    help = "Write a scenario's draft as a script file in canonical form, or as Twee 3 for Twine."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG")
        parser.add_argument("--format", choices=[*writers], default="yaml")

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
            written = writers[options["format"]](scenario_document(scenario))
            self.stdout.write(written, ending="")
        except NotAScript as error:
            raise CommandError(str(error), returncode=2) from error
