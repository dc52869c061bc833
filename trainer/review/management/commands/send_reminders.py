"""`manage.py send_reminders`: writes to those who were asked for something. Meant for cron."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from trainer.practice.lapsing import lapse_all
from trainer.review.reminding import letters, send


class Command(BaseCommand):
    help = (
        "Send e-mails to those who were asked for assessed runs: that they are asked, that it is "
        "due soon, that it is overdue. Each at most once for a due date. Safe to repeat."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Say to whom it would write, and send nothing.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SENDS_MAIL and not options["dry_run"]:
            raise CommandError("No mail is set up: EMAIL_URL says which server sends it.")
        if options["dry_run"]:
            self._tell()
        else:
            self._send()

    def _tell(self) -> None:
        for letter in letters(now=timezone.now()):
            self.stdout.write(f"Would write to {letter.line.person.email}: {letter.subject}")

    def _send(self) -> None:
        now = timezone.now()
        lapse_all(now=now)
        sent = [send(letter, now=now) for letter in letters(now=now)]
        self.stdout.write(f"Sent: {sum(sent)}")
        if not all(sent):
            failed = sent.count(False)
            raise CommandError(f"Not sent: {failed}. They are tried again the next time.")
