"""The admin's history, for what happens beside its forms: who did what, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.db.models import Model

if TYPE_CHECKING:
    from trainer.accounts.models import User


def log_change(by: User, row: Model, what: str) -> None:
    """Keep that somebody did this to a row."""
    _log(by, row, CHANGE, what)


def log_addition(by: User, row: Model, what: str) -> None:
    """Keep that somebody made a row, and how."""
    _log(by, row, ADDITION, what)


def _log(by: User, row: Model, flag: int, what: str) -> None:
    LogEntry.objects.log_actions(by.pk, [row], flag, change_message=what, single_object=True)
