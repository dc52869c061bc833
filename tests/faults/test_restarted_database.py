"""The database is stopped and started under load: in order, in the middle, and from within."""

from __future__ import annotations

import pytest

from benchmarks.postgres import in_order, in_the_middle
from benchmarks.trials import Size, trial

size = Size(players=12, seconds=2, turns=120)


@pytest.fixture(scope="module")
def site(postgres_site):
    return postgres_site


@pytest.fixture
def faults(database):
    return {
        "in order": lambda: database.restart(in_order),
        "in the middle": lambda: database.restart(in_the_middle),
        "one of its processes killed": database.kill_backend,
    }


@pytest.mark.parametrize("how", ["in order", "in the middle", "one of its processes killed"])
def test_it_keeps_every_turn(site, servers, faults, how):
    done = trial(site, servers, size, faults[how])
    assert done.verdict.faults == []
    assert done.faults > 0
