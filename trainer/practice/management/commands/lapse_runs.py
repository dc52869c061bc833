"""`manage.py lapse_runs`: closes the assessed runs whose time is over. Meant for cron."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from trainer.practice.lapsing import lapse_all


class Command(BaseCommand):
    help = (
        "Close the assessed runs that were left and whose 24 hours are over: they count as "
        "attempts, without a score. Safe to repeat, and dated to when the time was over."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Lapsed: {lapse_all(now=timezone.now())}")
