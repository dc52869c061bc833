"""Words and marks for what managers see."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from scenarios import difficulty
from trainer.review.coaching import Coaching, Thread
from trainer.review.models import Dispute
from trainer.review.standing import State

register = template.Library()

states: dict[State, Promise] = {
    State.OVERDUE: _("Overdue"),
    State.NOT_PASSED: _("Not passed"),
    State.NOT_STARTED: _("Not started"),
    State.IN_PROGRESS: _("In progress"),
    State.PASSED: _("Passed"),
}
marks = {State.OVERDUE: "missed", State.NOT_PASSED: "not-passed", State.PASSED: "passed"}


@register.filter
def state(key: State) -> Promise:
    """`{{ "not-started"|state }}`: Not started."""
    return states[State(key)]


@register.filter
def state_badge(key: State) -> str:
    """The classes of a state's badge."""
    return f"badge {marks[State(key)]}" if State(key) in marks else "badge"


@register.filter
def level(random_mean: float | None) -> int | None:
    """How hard a scenario is, 1 to 3, for the data-level attribute."""
    return difficulty.level(random_mean)


@register.filter
def level_words(random_mean: float | None) -> Promise | str:
    """The same in words."""
    found = difficulty.level(random_mean)
    return difficulty.words[found] if found else ""


@register.filter
def thread(coaching: Coaching, turn: int) -> Thread:
    """`{{ feedback|thread:3 }}`: what was said at turn 3; 0 is the whole."""
    return coaching.at(turn)


@register.filter
def disputed(coaching: Coaching, turn: int) -> dict[str, Dispute]:
    """What is disputed at a turn, by guideline."""
    return {one.guideline: one for one in coaching.disputes if one.turn == turn}


@register.filter
def about(disputes: dict[str, Dispute], guideline: str) -> Dispute | None:
    """`{{ feedback|disputed:3|about:"listen" }}`."""
    return disputes.get(guideline)
