"""What trainees did, and what it came to."""

from trainer.practice.models.attempts import (
    Attempt,
    AttemptQuerySet,
    GuidelineResult,
    Review,
    Turn,
    TurnQuerySet,
    kept_apart,
    longest_notes,
    time_to_finish,
)

__all__ = [
    "Attempt",
    "AttemptQuerySet",
    "GuidelineResult",
    "Review",
    "Turn",
    "TurnQuerySet",
    "kept_apart",
    "longest_notes",
    "time_to_finish",
]
