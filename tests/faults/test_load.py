"""Many at once, each on two application servers by turns: no error, and every turn once."""

from __future__ import annotations

from benchmarks.trials import Size, trial


def test_it_serves_many_at_once(site, servers):
    done = trial(site, servers, Size(players=12, seconds=2, turns=120))
    complaints = [line for server in servers for line in server.complaints()]
    assert (done.troubles, complaints) == ([], [])
    assert done.verdict.faults == []
