"""Where something is said in a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from trainer.practice.models import Attempt

if TYPE_CHECKING:
    from trainer.accounts.models import User


def place_in(attempt: Attempt, reader: User, *, turn: int = 0) -> str:
    """The address of a turn, or with 0 of what is said of the whole, as this reader sees it."""
    is_own = attempt.user_id == reader.pk
    page = attempt.get_absolute_url() if is_own else reverse("run", args=[attempt.public_id])
    return f"{page}#turn-{turn}" if turn else f"{page}#coaching"


def has_turn(attempt: Attempt, number: int) -> bool:
    """Whether the number is that of a turn of the run, or 0 for the whole of it."""
    return number == 0 or attempt.turns.filter(number=number).exists()
