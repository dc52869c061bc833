"""`manage.py retention`: deletes what was said, once its time is over. Meant for cron."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from trainer.practice.retention import assessed_over, practice_over
from trainer.review.retention import invitations_kept, invitations_over, keep_to_it


class Command(BaseCommand):
    help = (
        "Delete turns and notes of practice after PRACTICE_KEPT_DAYS, and reduce assessed runs to "
        "their results after ASSESSED_KEPT_DAYS. Invitations that led nobody in go 90 days after "
        "their end. Without --yes it only says how many. Safe to "
        "repeat; docs/how/privacy.md says what is left."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--yes", action="store_true", help="Do it. What is deleted cannot be brought back."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["yes"]:
            self._do()
        else:
            self._tell()

    def _tell(self) -> None:
        now = timezone.now()
        for over, what, days in (
            (practice_over, "practice conversations", settings.PRACTICE_KEPT_DAYS),
            (assessed_over, "assessed runs", settings.ASSESSED_KEPT_DAYS),
        ):
            self.stdout.write(f"Older than {days} days: {over(now=now).count()} {what}")
        count, days = invitations_over(now=now).count(), invitations_kept.days
        self.stdout.write(f"Ended {days} days ago, leading nobody in: {count} invitations")
        self.stdout.write("Nothing was deleted. With --yes turns, notes and those invitations are.")

    def _do(self) -> None:
        count = 0
        for count in keep_to_it(now=timezone.now()):
            self.stderr.write(f"{count} so far")
        invitations_over(now=timezone.now()).delete()
        self.stdout.write(f"Reduced to their results: {count}")
