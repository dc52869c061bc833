"""The database is stopped and started under load: in order, in the middle, and from within."""

from __future__ import annotations

import pytest

from benchmarks.postgres import in_order, in_the_middle
from benchmarks.trials import Size, trial

size = Size(players=8, seconds=1, turns=50, between_faults=20)


@pytest.fixture
def faults(database):
    return {
        "in order": lambda: database.restart(in_order),
        "in the middle": lambda: database.restart(in_the_middle),
        "one of its processes killed": database.kill_backend,
    }


@pytest.mark.parametrize("place", ["postgres"], indirect=True)
@pytest.mark.parametrize("how", ["in order", "in the middle", "one of its processes killed"])
def test_it_keeps_every_turn(place, faults, how):
    done = trial(place, size, faults[how])
    assert done.verdict.faults == []
    assert done.faults > 1


@pytest.mark.parametrize("place", ["postgres"], indirect=True)
def test_it_is_found_again_at_once(place, trainee, database):
    """However long it was away: the first request at each server is answered."""
    database.stop()
    away = [trainee.browser.get("/") for _ in place.servers]
    database.start()
    back = [trainee.browser.get("/") for _ in place.servers]
    assert {answer.status for answer in away} == {503}
    assert {answer.status for answer in back} == {200}
