"""An assessed run that was left, from the outside of its pages. See docs/how/assessed.md."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.conftest import good_replies, make_attempt, text_of, where
from tests.practice.assessed import a_day, a_minute, make_assessed, monday
from trainer.practice import recording
from trainer.practice.lapsing import give_up, lapse, lapse_all
from trainer.practice.models import Attempt, Turn


def left(attempt: Attempt, *, hours_ago: int) -> Attempt:
    """The attempt, begun so long ago."""
    Attempt.objects.update(started_at=timezone.now() - timedelta(hours=hours_ago))
    attempt.refresh_from_db()
    return attempt


def test_it_lapses_24_hours_after_it_began(maya, edition):
    attempt = make_assessed(user=maya, edition=edition, replies=("go-on",), at=monday)
    assert not lapse(attempt, now=monday + a_day - a_minute)
    assert lapse(attempt, now=monday + a_day)
    attempt.refresh_from_db()
    assert (attempt.lapsed_at, attempt.score, attempt.passed) == (monday + a_day, None, None)


def test_it_is_dated_the_same_whenever_somebody_notices(maya, edition):
    attempt = make_assessed(user=maya, edition=edition, at=monday)
    lapse(attempt, now=monday + 9 * a_day)
    assert attempt.lapsed_at == monday + a_day


def test_it_closes_a_talk_that_lacks_only_its_wrap_up(maya, edition):
    attempt = make_assessed(user=maya, edition=edition, replies=good_replies, at=monday)
    lapse(attempt, now=monday + 2 * a_day)
    attempt.refresh_from_db()
    assert (attempt.lapsed_at, attempt.wrapped_up_at) == (None, monday + a_day)
    assert attempt.score is not None


def test_practice_never_lapses(maya, edition):
    attempt = make_attempt(user=maya, edition=edition)
    assert not lapse(attempt, now=timezone.now() + 99 * a_day)
    assert lapse_all(now=timezone.now() + 99 * a_day) == 0


def test_it_lapses_once(maya, edition):
    attempt = make_assessed(user=maya, edition=edition, at=monday)
    assert lapse_all(now=monday + a_day) == 1
    assert lapse_all(now=monday + 2 * a_day) == 0
    assert not lapse(Attempt.objects.get(pk=attempt.pk), now=monday + 2 * a_day)


def test_it_asks_nothing_of_the_database_before_its_time(assessed, django_assert_num_queries):
    with django_assert_num_queries(0):
        lapse(assessed, now=timezone.now())


def test_a_last_reply_written_at_that_moment_goes_first(maya, edition):
    attempt = make_assessed(user=maya, edition=edition, replies=good_replies[:2], at=monday)
    seen_before = Attempt.objects.get(pk=attempt.pk)
    recording.take_turn(attempt, number=3, reply="fix")
    lapse(seen_before, now=monday + a_day)
    attempt.refresh_from_db()
    assert (attempt.lapsed_at, attempt.wrapped_up_at) == (None, monday + a_day)


def test_a_last_reply_after_that_moment_is_not_recorded(maya, edition):
    attempt = make_assessed(user=maya, edition=edition, replies=good_replies[:2], at=monday)
    lapse(Attempt.objects.get(pk=attempt.pk), now=monday + a_day)
    taken = recording.take_turn(attempt, number=3, reply="fix")
    assert not taken.recorded
    assert Turn.objects.count() == 2


def test_no_practice_can_lapse_even_by_mistake(attempt):
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.update(lapsed_at=monday)


def test_giving_up_ends_it_at_once(assessed):
    give_up(assessed, now=monday)
    assert Attempt.objects.get().lapsed_at == monday


def test_what_has_ended_cannot_be_given_up(over):
    give_up(over, now=monday)
    assert Attempt.objects.get().lapsed_at is None


@pytest.mark.parametrize("page", ["home", "attempts"])
def test_it_lapses_when_its_maker_looks(as_person, maya, assessed, page):
    left(assessed, hours_ago=25)
    assert "Lapsed" in text_of(as_person(maya).get(reverse(page)))


def test_its_page_says_that_it_has_lapsed(as_person, maya, assessed):
    left(assessed, hours_ago=25)
    html = text_of(as_person(maya).get(where("conversation", assessed)))
    assert "It counts as an attempt and has no score" in html
    assert 'class="reply"' not in html


def test_nothing_more_is_said_in_it(as_person, maya, assessed):
    left(assessed, hours_ago=25)
    as_person(maya).post(where("reply", assessed), {"turn": 1, "reply": "go-on"})
    assert not Turn.objects.exists()


def test_the_command_closes_them_and_counts(assessed, capsys):
    left(assessed, hours_ago=25)
    call_command("lapse_runs")
    assert capsys.readouterr().out == "Lapsed: 1\n"
    assert Attempt.objects.get().lapsed_at
