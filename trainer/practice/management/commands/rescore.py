"""`manage.py rescore`: what past conversations would have come to by today's rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scenarios.models import Scenario
from scenarios.rulebook import house_rules
from trainer.practice.rescoring import Rescored, Tally, rescored, tally, to_rescore

at_a_time = 200


class Command(BaseCommand):
    help = (
        "Count how past conversations would come out by the rules that hold now. Nothing is "
        "written: every attempt keeps the result it was given."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("scenario", nargs="?", metavar="SLUG", help="one scenario; else all")

    def handle(self, *args: Any, **options: Any) -> None:
        slug = options["scenario"]
        if slug and not Scenario.objects.filter(slug=slug).exists():
            raise CommandError(f"There is no scenario {slug!r}.", returncode=2)
        found = to_rescore().of_scenario(slug) if slug else to_rescore()
        attempts = found.iterator(chunk_size=at_a_time)
        self._tell(tally(self._with_progress(rescored(attempts, house_rules()))))

    def _with_progress(self, found: Iterator[Rescored]) -> Iterator[Rescored]:
        for count, one in enumerate(found, 1):
            yield one
            if count % at_a_time == 0:
                self.stderr.write(f"{count} conversations so far")

    def _tell(self, found: Tally) -> None:
        for count, words in (
            (found.attempts, "conversations"),
            (found.would_pass, "did not pass and would now"),
            (found.would_fail, "passed and would not now"),
            (found.higher, "would score higher"),
            (found.lower, "would score lower"),
            (found.same, "would score the same"),
            (found.elsewhere, "would have gone another way, so they cannot be compared"),
        ):
            self.stdout.write(f"{count:>7}  {words}")
