"""Where the values of an edition come from: read where they were stored, else worked out."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest

from scenarios.editions import _values, script_of, values_for, values_format, values_to_store
from scenarios.models import Edition
from trainer.conversation.replay import replay
from trainer.conversation.state import State, opening
from trainer.conversation.values import values_of


@pytest.fixture(autouse=True)
def nothing_kept():
    """Values are kept in the process; what one test stored is not for the next."""
    _values.cache_clear()
    yield
    _values.cache_clear()


def store(edition: Edition, data: dict[str, Any]) -> None:
    Edition.objects.update(values=zlib.compress(json.dumps(data).encode()))
    edition.refresh_from_db()


def stored(edition: Edition) -> dict[str, Any]:
    """What publishing would store, as plain data."""
    data: dict[str, Any] = json.loads(zlib.decompress(values_to_store(script_of(edition))))
    return data


def start(edition: Edition) -> State:
    return opening(script_of(edition))


def store_another_best(edition: Edition, **changes: Any) -> None:
    """Store values that a search would never find, to be known by them."""
    data = stored(edition)
    data["starts"]["opening:7"]["best"] = 999
    store(edition, {**data, **changes})


def test_it_is_stored_at_publishing(edition):
    frozen = Edition.objects.get().values
    assert frozen is not None
    assert bytes(frozen) == values_to_store(script_of(edition))


def test_it_reads_what_is_stored_instead_of_searching(edition):
    store_another_best(edition)
    assert values_for(edition, start(edition)).best == 999


def test_it_searches_where_nothing_is_stored(edition):
    Edition.objects.update(values=None)
    searched = values_of(script_of(edition), start(edition))
    assert values_for(edition, start(edition)).best == searched.best


def test_it_reads_nothing_of_another_format(edition):
    store_another_best(edition, format=values_format + 1)
    assert values_for(edition, start(edition)).best < 999


def test_it_searches_for_a_start_in_the_middle(edition):
    store_another_best(edition)
    middle = replay(script_of(edition), ["go-on"]).state
    assert values_for(edition, middle).best < 999


def test_it_searches_for_a_start_at_another_anger(edition):
    store_another_best(edition)
    calmer = start(edition)._replace(anger=3)
    assert values_for(edition, calmer).best < 999


def test_it_stores_the_values_of_every_start(edition):
    assert [*stored(edition)["starts"]] == ["opening:7"]


def test_it_reads_back_what_a_search_finds(edition):
    Edition.objects.update(values=values_to_store(script_of(edition)))
    values, talk = (
        values_for(edition, start(edition)),
        replay(script_of(edition), ["calm", "sorry"]),
    )
    searched = values_of(script_of(edition), start(edition))
    assert values.losses(talk) == searched.losses(talk)
    assert (values.best, values.worst) == (searched.best, searched.worst)


def test_it_is_asked_of_the_database_once(edition, django_assert_num_queries):
    values_for(edition, start(edition))
    with django_assert_num_queries(0):
        values_for(edition, start(edition))
