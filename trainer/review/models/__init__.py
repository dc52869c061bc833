"""What managers ask for."""

from trainer.review.models.assignments import AssignedRun, Assignment, Extension, Reminder

__all__ = ["AssignedRun", "Assignment", "Extension", "Reminder"]
