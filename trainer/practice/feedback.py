"""What others say of an assessed run: shown in its debrief.

Practice gives it a place there and does not know who says what: whoever coaches joins the `givers`
when the application starts. The same pieces of page stand in the run as a manager sees it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Protocol

from trainer.practice.models import Attempt

if TYPE_CHECKING:
    from trainer.accounts.models import User


class Feedback(Protocol):
    """The templates that show it: beside the whole, under a turn, under a finding.

    They find it as `feedback`; the second also has `turn`, the third `turn` and `explained`.
    """

    whole_template: ClassVar[str]
    turn_template: ClassVar[str]
    finding_template: ClassVar[str]


Giver = Callable[[Attempt, "User", datetime], Feedback | None]
givers: list[Giver] = []


def feedback_on(attempt: Attempt, reader: User, *, now: datetime) -> Feedback | None:
    """What is said of a run to whoever reads it now. Of practice nothing is."""
    if not attempt.is_assessed:
        return None
    found = (give(attempt, reader, now) for give in givers)
    return next((one for one in found if one), None)
