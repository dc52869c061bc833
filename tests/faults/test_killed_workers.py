"""Workers that end without a warning while people talk: what was answered is there afterwards."""

from __future__ import annotations

from itertools import count

from benchmarks.trials import Size, trial


def test_it_keeps_every_turn(site, servers):
    kills = count()

    def kill() -> None:
        servers[next(kills) % len(servers)].kill_worker()

    done = trial(site, servers, Size(players=12, seconds=2, turns=120), kill)
    assert done.verdict.faults == []
    assert done.faults > 0
