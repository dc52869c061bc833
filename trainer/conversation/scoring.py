"""From losses to words and marks."""

from __future__ import annotations

from trainer.conversation.values import Values

# A loss below the bound (on the 0-100 scale of the score, unrounded) has the label.
slight = 1e-9
labels = ((slight, "best"), (5.0, "good"), (10.0, "slip"), (15.0, "mistake"))
worst_label = "turning point"


def label(loss: float) -> str:
    """What a loss is called: best, good, slip, mistake or turning point."""
    return next((name for bound, name in labels if loss < bound), worst_label)


def rounded(values: Values, total: int) -> int | None:
    """A total as a score of 0 to 100; None where every conversation comes out the same."""
    score = values.score(total)
    return None if score is None else round(score)
