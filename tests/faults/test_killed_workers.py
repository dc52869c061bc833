"""Workers that end without a warning while people talk: what was answered is there afterwards."""

from __future__ import annotations

from itertools import cycle

from benchmarks.trials import Size, trial

size = Size(players=8, seconds=1, turns=60, between_faults=20)


def test_it_keeps_every_turn(place):
    servers = cycle(place.servers)
    done = trial(place, size, lambda: next(servers).kill_workers())
    assert done.verdict.faults == []
    assert done.faults > 1
