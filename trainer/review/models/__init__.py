"""What managers ask for, and what they say to what was played."""

from trainer.review.models.assignments import AssignedRun, Assignment, Extension, Reminder
from trainer.review.models.coaching import Comment, Dispute, Opening, Rating, longest_words
from trainer.review.models.privacy import Erasure

__all__ = [
    "AssignedRun",
    "Assignment",
    "Comment",
    "Dispute",
    "Erasure",
    "Extension",
    "Opening",
    "Rating",
    "Reminder",
    "longest_words",
]
