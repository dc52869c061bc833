"""Many at once, each on two application servers by turns: no error, and every turn once."""

from __future__ import annotations

from benchmarks.trials import Size, trial


def test_it_serves_many_at_once(place):
    done = trial(place, Size(players=16, seconds=1, turns=120))
    assert done.troubles == []
    assert done.verdict.faults == []
