"""What every turn asks, put together once, says the same as the query sets it was made of."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.conftest import make_attempt
from trainer.practice.models import Attempt, Turn
from trainer.practice.models.attempts import read_by_a_turn
from trainer.practice.models.prepared import attempt_for_a_turn, reply_keys

said = ("go-on", "back")


@pytest.fixture
def spoken_in(maya, edition) -> Attempt:
    return make_attempt(user=maya, edition=edition, replies=said)


@pytest.mark.parametrize("name", read_by_a_turn)
def test_it_reads_what_a_turn_needs(maya, spoken_in, name, django_assert_num_queries):
    whole = Attempt.objects.get(pk=spoken_in.pk)
    with django_assert_num_queries(1):
        found = attempt_for_a_turn(spoken_in.public_id, maya)
        assert getattr(found, name) == getattr(whole, name)


def test_it_knows_the_edition_s_hash_without_asking_again(
    maya, spoken_in, edition, django_assert_num_queries
):
    found = attempt_for_a_turn(spoken_in.public_id, maya)
    assert found
    with django_assert_num_queries(0):
        assert (found.edition, found.edition.content_hash) == (edition, edition.content_hash)


def test_it_knows_what_was_said_in_order(maya, edition):
    attempt = make_attempt(user=maya, edition=edition)
    for number in (2, 1):
        Turn.objects.create(attempt=attempt, number=number, reply=said[number - 1])
    assert reply_keys(attempt) == list(said)


def test_it_has_nothing_of_anybody_else(omar, spoken_in):
    assert attempt_for_a_turn(spoken_in.public_id, omar) is None


def test_it_has_nothing_that_is_not_there(maya, spoken_in):
    assert attempt_for_a_turn(uuid4(), maya) is None
