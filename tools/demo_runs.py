#!/usr/bin/env python3
"""Fills the demo team with people and assessed runs, so that its report has something to show.

    DEBUG=1 python tools/demo_runs.py

After `manage.py load_library` and `manage.py demo_people`. The same runs every time: each person
mostly picks what costs little, some more so than others, and some get better. Refused without
DEBUG=1, and where the team has been assessed already.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenarios.models import Edition
    from trainer.accounts.models import Team, User

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainer.settings")

PEOPLE = ("Priya Shah", "Tomasz Zielak", "Grace Obi", "Ben Hurst", "Yuki Mori")
TALKS = 6
TIMES = 2


def main() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from scenarios.models import Edition
    from trainer.accounts.models import Membership, Team, User
    from trainer.practice.models import Attempt

    if not settings.DEBUG:
        sys.exit("demo_runs: only with DEBUG=1.")
    if Attempt.objects.assessed().exists():
        sys.exit("demo_runs: somebody has been assessed already; this is for a fresh demo.")
    team = Team.objects.get(name="Service line")
    maya = User.objects.get(email="maya@example.com")
    people = [maya, *(_person(name) for name in PEOPLE)]
    team.memberships.update(joined_at=timezone.now() - timedelta(days=120))
    for person in people:
        team.take_in(person, Membership.Role.MEMBER, now=timezone.now() - timedelta(days=120))
    editions = [*Edition.objects.light().playable().order_by("scenario__slug")[:TALKS]]
    for place, person in enumerate(people):
        _play_all(person, editions, chance=Random(place), care=0.45 + 0.1 * place)
    _ask(team, editions[:2])
    print(f"{len(people) * TALKS * TIMES} assessed runs of {len(people)} people.")


def _person(name: str) -> "User":
    from trainer.accounts.models import User

    email = f"{name.split(maxsplit=1)[0].lower()}@example.com"
    return User.objects.create_user(email, "steady-demo", name=name)


def _ask(team: "Team", editions: "list[Edition]") -> None:
    """An assignment that these runs were made for."""
    from django.utils import timezone

    from trainer.practice.models import Attempt
    from trainer.review.models import AssignedRun, Assignment

    now = timezone.now()
    asked = Assignment.objects.create(
        team=team,
        title="Before the season",
        for_whole_team=True,
        due_at=now + timedelta(days=6),
        attempts_allowed=3,
        assigned_at=now - timedelta(days=100),
    )
    asked.scenarios.set(edition.scenario for edition in editions)
    runs = Attempt.objects.assessed().filter(edition__in=editions)
    AssignedRun.objects.bulk_create(AssignedRun(attempt=run, assignment=asked) for run in runs)


def _play_all(person: "User", editions: "list[Edition]", *, chance: Random, care: float) -> None:
    for round_ in range(TIMES):
        for number, edition in enumerate(editions):
            if chance.random() < 0.85:
                days = 80 - 40 * round_ - 5 * number - chance.random()
                _play(person, edition, days=days, chance=chance, care=care + 0.2 * round_)


def _play(person: "User", edition: "Edition", *, days: float, chance: Random, care: float) -> None:
    """A run in which every reply is, by chance, one of the good ones or any."""
    from django.utils import timezone

    from trainer.practice import recording, results
    from trainer.practice.conversations import conversation_of, values_of_attempt
    from trainer.practice.debrief import choice

    begun = timezone.now() - timedelta(days=days)
    run = recording.begin_assessed(person, edition, now=begun)
    talk, values = conversation_of(run), values_of_attempt(run)
    while talk.offered:
        offered = talk.offered
        if chance.random() < care:
            losses = {one: choice(values, talk.state, one).loss for one in offered}
            offered = tuple(one for one in offered if losses[one] == min(losses.values()))
        reply = chance.choice(offered).key
        recording.take_turn(run, number=len(talk.turns) + 1, reply=reply)
        talk = talk.then(reply)
    run.refresh_from_db()
    results.wrap_up(run, aftercare=["follow-up"], now=begun)


if __name__ == "__main__":
    main()
