"""`manage.py rebuild_results`: the scores and rows of finished attempts, worked out anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from trainer.practice.models import Attempt
from trainer.practice.results import write_result


class Command(BaseCommand):
    help = (
        "Work out the results of all wrapped-up attempts anew, from their turns, notes and "
        "editions. Safe to repeat: the same turns give the same results. Those reduced to their "
        "results keep them."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        attempts = Attempt.objects.whole().wrapped_up().with_words().light().order_by("pk")
        count = 0
        for attempt in attempts.iterator():
            write_result(attempt)
            count += 1
            if count % 100 == 0:
                self.stdout.write(f"{count} attempts so far")
        self.stdout.write(f"Worked out anew: {count}")
