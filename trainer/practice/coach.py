"""The coach: of all that could be said of a reply, the one thing to say now. Pure."""

from __future__ import annotations

from trainer.conversation.step import Turn
from trainer.guidance.rulebook import Finding, Rulebook


def one_line(turn: Turn, rulebook: Rulebook) -> Finding | None:
    """The finding to show when there is room for one.

    What bars a pass comes first, then what was broken, then what was kept and counted, then what
    is only explained; among equals the weightier guideline, then the stronger effect on the
    anger, then the order of the moves.
    """

    def urgency(finding: Finding) -> tuple[int, int, int]:
        return (
            _rank(finding),
            rulebook.guidelines[finding.guideline].weight,
            abs(finding.anger),
        )

    return max(turn.findings, key=urgency, default=None)


def _rank(finding: Finding) -> int:
    if finding.verdict == "broken":
        return 4 if finding.critical else 3
    if finding.verdict == "kept":
        return 2 if finding.points else 1
    return 0
