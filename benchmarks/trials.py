"""Many play at once, something breaks meanwhile, and afterwards every turn is accounted for.

The tests run these in little, `make soak` for minutes: see `benchmarks.soak`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import quantiles

from benchmarks.players import Log, Over, Trainee, for_seconds, play_together
from benchmarks.served import Person, Server, Site
from benchmarks.verdict import Verdict, verdict

scenarios = ("four-letter-friday", "the-sofa-that-never-came")

Fault = Callable[[], object]


@dataclass(frozen=True)
class Size:
    """How many play, for how many seconds and turns at least, and how often there is a fault.

    Counted in turns it is the same on a fast machine and on a busy one.
    """

    players: int
    seconds: float
    turns: int = 0
    between_faults: int = 40  # turns

    def over(self, logs: Sequence[Log]) -> Over:
        """Told anew each time: whether it has been enough."""
        late = for_seconds(self.seconds)
        return lambda: late() and answered(logs) >= self.turns


@dataclass(frozen=True)
class Outcome:
    """What became of a trial."""

    verdict: Verdict
    faults: int
    troubles: list[str]
    seconds: list[float]  # of each turn that was answered, sorted

    def percentile(self, hundredth: int) -> float:
        """In milliseconds; 0 if there were too few turns to tell."""
        return quantiles(self.seconds, n=100)[hundredth - 1] * 1000 if self.seconds[1:] else 0.0


@dataclass
class Place:
    """A site, the servers on it, and people who have not played yet."""

    site: Site
    servers: Sequence[Server]
    people: list[Person]

    def trainees(self, count: int) -> list[Trainee]:
        """So many of them, each on all servers by turns."""
        ports = [server.port for server in self.servers]
        taken, self.people = self.people[:count], self.people[count:]
        return [
            Trainee(ports, person, scenarios=scenarios, seed=number)
            for number, person in enumerate(taken)
        ]


def trial(place: Place, size: Size, fault: Fault | None = None) -> Outcome:
    """Play, and break something every now and then."""
    players = place.trainees(size.players)
    logs = [player.log for player in players]
    faults = 0

    def meanwhile() -> None:
        nonlocal faults
        if fault and answered(logs) >= (faults + 1) * size.between_faults:
            faults += 1
            fault()

    play_together(players, size.over(logs), meanwhile=meanwhile)
    return outcome(
        logs, verdict(logs, place.site.recorded([player.person for player in players])), faults
    )


def answered(logs: Sequence[Log]) -> int:
    """How many turns, by now."""
    return sum(len(log.seconds) for log in logs)


def outcome(logs: Sequence[Log], found: Verdict, faults: int) -> Outcome:
    return Outcome(
        verdict=found,
        faults=faults,
        troubles=[trouble for log in logs for trouble in log.troubles],
        seconds=sorted(seconds for log in logs for seconds in log.seconds),
    )
