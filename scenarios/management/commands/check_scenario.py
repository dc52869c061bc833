"""`manage.py check_scenario`: what there is to mend in a scenario, and what can be said of it."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scenarios.checking import report_data, report_text, unreadable
from scenarios.finding import find_script, unfindable
from trainer.conversation.problems import problems, ways_of


class Command(BaseCommand):
    help = (
        "Tell every problem of a scenario, with how to mend it, and its exact analysis. It is a "
        "file, or the slug of a published one. A file needs no database and is judged by the "
        "shipped rulebook. Exits 1 if there is an error, 2 if it cannot be read as a script."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("scenario", metavar="FILE|SLUG", help="a scenario file or its slug")
        parser.add_argument("--json", action="store_true", help="print JSON, and JSON alone")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            script = find_script(options["scenario"])
        except unfindable as error:
            if options["json"]:
                self._print(report_data([unreadable(error)]))
            raise CommandError(str(error), returncode=2) from error
        ways = ways_of(script)
        found = problems(script, ways)
        if options["json"]:
            self._print(report_data(found, ways))
        else:
            self.stdout.writelines(f"{line}\n" for line in report_text(script, found, ways))
        if any(one.level == "error" for one in found):
            raise SystemExit(1)

    def _print(self, data: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))
