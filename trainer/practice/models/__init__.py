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
from trainer.practice.models.remarks import Remark, RemarkQuerySet, longest_remark

__all__ = [
    "Attempt",
    "AttemptQuerySet",
    "GuidelineResult",
    "Remark",
    "RemarkQuerySet",
    "Review",
    "Turn",
    "TurnQuerySet",
    "kept_apart",
    "longest_notes",
    "longest_remark",
    "time_to_finish",
]
