"""What to practise next: what is most overdue and can be practised, with the reason."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tests.practice.after import costly, make_boiler, make_wrapped_up
from tests.practice.scripts import make_past, make_talk
from trainer.practice.advice import Advice, next_up
from trainer.practice.gallery import cards
from trainer.practice.models import GuidelineResult, Review

now = timezone.now()
untested = "end-fairly"


@pytest.fixture
def advised(maya, edition):
    """What Maya is advised: `advised()`."""
    return lambda: next_up(maya, cards(maya), now=now)


def make_due(*, user, guideline: str, due: datetime | None = None, days_ago: int = 1) -> Review:
    due_at = due or now - timedelta(days=days_ago)
    return Review.objects.create(user=user, guideline=guideline, due_at=due_at, card={})


def make_met(*, user, edition, guideline: str, broken: int = 0, **how) -> None:
    """A conversation that asked for a guideline."""
    attempt = make_past(user=user, edition=edition, wrapped_up_at=now, **how)
    GuidelineResult.objects.create(
        attempt=attempt, guideline=guideline, opportunities=1, kept=0, broken=broken
    )


def slug(advice: Advice | None) -> str:
    return advice.guideline.slug if advice else ""


def test_it_has_nothing_to_say_at_first(advised):
    assert advised() is None


def test_it_names_what_is_most_overdue(maya, advised):
    make_due(user=maya, guideline="hear-out", days_ago=1)
    make_due(user=maya, guideline="real-solution", days_ago=3)
    assert slug(advised()) == "real-solution"


def test_it_names_nothing_that_is_not_due(maya, advised):
    make_due(user=maya, guideline="hear-out", due=now + timedelta(minutes=1))
    assert advised() is None


def test_it_names_what_is_due_this_very_moment(maya, advised):
    make_due(user=maya, guideline="hear-out", due=now)
    assert slug(advised()) == "hear-out"


def test_it_names_nothing_of_somebody_else(lena, advised):
    make_due(user=lena, guideline="hear-out")
    assert advised() is None


def test_it_passes_over_what_no_conversation_practises(maya, advised):
    make_due(user=maya, guideline=untested, days_ago=9)
    make_due(user=maya, guideline="hear-out", days_ago=1)
    assert slug(advised()) == "hear-out"


def test_it_passes_over_a_guideline_that_is_no_more(maya, advised):
    make_due(user=maya, guideline="of-long-ago")
    assert advised() is None


def test_it_offers_the_conversation_played_least(maya, edition, advised):
    make_talk(slug="another-talk", title="Zzz")
    make_past(user=maya, edition=edition)
    make_due(user=maya, guideline="hear-out")
    advice = advised()
    assert advice
    assert advice.script.slug == "another-talk"


def test_it_says_how_often_it_was_broken_lately(maya, edition, advised):
    for number, broken in enumerate((1, 0, 2)):
        make_met(user=maya, edition=edition, guideline="hear-out", broken=broken, days_ago=number)
    make_due(user=maya, guideline="hear-out")
    advice = advised()
    assert advice
    words = "You broke it in 2 of the last 3 conversations that asked for it."
    assert str(advice.why) == words


def test_it_says_it_in_the_singular(maya, edition, advised):
    make_met(user=maya, edition=edition, guideline="hear-out", broken=1)
    make_due(user=maya, guideline="hear-out")
    advice = advised()
    assert advice
    assert str(advice.why) == "You broke it in 1 of the last 1 conversation that asked for it."


def test_it_says_so_where_it_was_not_broken(maya, edition, advised):
    make_met(user=maya, edition=edition, guideline="hear-out")
    make_due(user=maya, guideline="hear-out")
    advice = advised()
    assert advice
    assert str(advice.why) == "It has been a while: about now it is worth meeting again."


def test_it_forgets_what_was_broken_six_conversations_ago(maya, edition, advised):
    make_met(user=maya, edition=edition, guideline="hear-out", broken=1, days_ago=9)
    for number in range(5):
        make_past(user=maya, edition=edition, wrapped_up_at=now, days_ago=number)
    make_due(user=maya, guideline="hear-out")
    advice = advised()
    assert advice
    assert str(advice.why).startswith("It has been a while")


def test_it_comes_from_what_a_conversation_showed(maya):
    make_wrapped_up(user=maya, edition=make_boiler(), replies=costly)
    later = timezone.now() + timedelta(days=2)
    advice = next_up(maya, cards(maya), now=later)
    broken = Review.objects.filter(user=maya).order_by("due_at", "guideline").first()
    assert broken
    assert slug(advice) == broken.guideline
    assert slug(advice) in {"be-truthful", "real-solution"}
