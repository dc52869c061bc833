"""A debrief of one twin beside the other: the same complaint from two people."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.conftest import make_attempt, make_edition, short_talk, text_of, where
from trainer.practice.models import Attempt
from trainer.practice.results import wrap_up

one = short_talk.replace("start: opening", "twin: other-talk\nstart: opening")
other = one.replace("short-talk", "other-talk").replace("twin: other-talk", "twin: short-talk")
other = other.replace("rosa-ortega", "rob-tranter").replace("Rosa Ortega", "Rob Tranter")
well, badly = ("go-on", "back", "fix"), ("calm", "sorry", "fix")


@pytest.fixture
def pair(db):
    return make_edition(text=one), make_edition(text=other)


@pytest.fixture
def played(maya):
    """Played and wrapped up: `played(edition, replies)`."""

    def play(edition, replies, *, user=maya) -> Attempt:
        attempt = make_attempt(user=user, edition=edition, replies=replies)
        wrap_up(attempt, aftercare=["follow-up"])
        return attempt

    return play


@pytest.fixture
def shown(as_person, maya):
    """The part of the debrief about the twin."""
    return lambda attempt: text_of(as_person(maya).get(where("debrief", attempt))).partition(
        'id="twin"'
    )[2]


def row_of(html: str, guideline: str) -> str:
    return " ".join(html.partition(guideline)[2].partition("</tr>")[0].split())


def test_it_says_nothing_where_there_is_no_twin(played, edition, shown):
    assert shown(played(edition, well)) == ""


def test_it_offers_a_twin_that_was_not_played_yet(played, pair, shown):
    html = shown(played(pair[0], well))
    assert "Rob Tranter has the same complaint" in html
    assert 'href="/scenarios/other-talk/"' in html


def test_it_offers_no_twin_that_was_archived(played, pair, shown):
    pair[1].scenario.archived_at = timezone.now()
    pair[1].scenario.save()
    assert shown(played(pair[0], well)) == ""


def test_it_lays_both_side_by_side(played, pair, shown):
    played(pair[1], badly)
    row = row_of(shown(played(pair[0], well)), "Hear them out")
    assert row.index("kept 1 of") < row.index("kept 0 of")


def test_it_marks_what_went_well_with_one_of_them_only(played, pair, shown):
    played(pair[1], badly)
    assert "One of them only" in row_of(shown(played(pair[0], well)), "Hear them out")


def test_it_marks_nothing_that_went_alike(played, pair, shown):
    played(pair[1], well)
    html = shown(played(pair[0], well))
    assert "One of them only" not in html
    assert "No guideline went well with one of them" in html


def test_it_takes_the_last_one(played, pair, shown):
    played(pair[1], badly)
    last = played(pair[1], well)
    assert str(last.public_id) in shown(played(pair[0], well))


def test_it_takes_nobody_elses(played, pair, shown, omar):
    played(pair[1], badly, user=omar)
    assert "Play both" in shown(played(pair[0], well))


def test_it_takes_none_of_another_mode(played, pair, shown):
    last = played(pair[1], badly)
    Attempt.objects.filter(pk=last.pk).update(mode=Attempt.Mode.ASSESSED)
    assert "Play both" in shown(played(pair[0], well))
