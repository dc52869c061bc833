"""What reports ask of the database with ten thousand and with a million attempts in it.

Run with `python -m benchmarks.reports`, and under tools/with_postgres.py for PostgreSQL. It makes
a database of its own (DATABASE_URL, else a file in a folder that is gone afterwards). A team of
thirty was assessed ten times each in the last ninety days and as often before; all other attempts
are those of other people, a hundred each. So what grows is the company, and what the reports are
about stays the same. Times are the best of several, warm. Nothing here decides a test.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import perf_counter

in_team, of_team, each, days, guidelines = 30, 600, 100, 730, 8
sizes = (10_000, 1_000_000)
tries = 25


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="steady-reports-") as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainer.settings")
        os.environ |= {"DEBUG": "1", "DATA_DIR": folder}
        import django

        django.setup()
        told(Path(folder))


def told(folder: Path) -> None:
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    there, first = 0, dict[str, float]()
    print(f"{connection.vendor}: {'attempts':>10}{'report':>26}{'ms':>8}{'ratio':>7}{'queries':>9}")
    team, edition = _company()
    for size in sizes:
        _fill(edition, there, size)
        there = size
        for name, report in _reports(team, edition).items():
            took, queries = _measured(report)
            first.setdefault(name, took)
            ratio = took / first[name]
            print(f"{'':10}{size:>12,}{name:>26}{took:>8.1f}{ratio:>7.1f}{queries:>9}")


def _measured(report: Callable[[], object]) -> tuple[float, int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    best = float("inf")
    for _ in range(tries):
        with CaptureQueriesContext(connection) as asked:
            begun = perf_counter()
            report()
            best = min(best, perf_counter() - begun)
    return best * 1000, len(asked)


def _company():
    """People enough for all attempts, of whom thirty are in the team; the library."""
    from django.core.management import call_command
    from django.utils import timezone

    from scenarios.models import Edition
    from trainer.accounts.models import Membership, Team, User

    call_command("load_library", verbosity=0)
    User.objects.bulk_create(
        (
            User(email=f"p{number}@example.com", name=f"Person {number}", password="!")
            for number in range(in_team + sizes[-1] // each)
        ),
        batch_size=2000,
    )
    team = Team.objects.create(name="Service line")
    joined = timezone.now() - timedelta(days=days + 1)
    Membership.objects.bulk_create(
        Membership(team=team, person=person, joined_at=joined)
        for person in User.objects.order_by("pk")[:in_team]
    )
    return team, Edition.objects.order_by("pk")[0]


def _reports(team, edition):
    from django.utils import timezone

    from scenarios.rulebook import current_rulebook
    from trainer.review.reports.heatmap import heatmap
    from trainer.review.reports.improvement import improvements
    from trainer.review.reports.period import Period
    from trainer.review.reports.scenario import scenario_report

    period, rulebook = Period.of_days(90, today=timezone.localdate()), current_rulebook()
    return {
        "team heatmap": lambda: heatmap(team, period, rulebook).rows,
        "first to best": lambda: improvements(team, period),
        "scenario, one team": lambda: scenario_report(edition, [team], hides_small=False),
        "scenario, everybody": lambda: scenario_report(edition, None, hides_small=False),
    }


def _fill(edition, there: int, wanted: int) -> None:
    """The team's attempts by hand, and everybody else's copied from those by the database."""
    from trainer.practice.models import Attempt

    if not there:
        _by_hand(edition)
        there = Attempt.objects.count()
    while there < wanted:
        there += _copied(min(there, wanted - there), there)
    _analyse()


def _by_hand(edition) -> None:
    """Every one whole, assessed, by the script's best replies; half of them in the period."""
    from django.utils import timezone

    from scenarios.editions import script_of
    from trainer.accounts.models import User
    from trainer.conversation.analysis import analyse
    from trainer.practice.models import Attempt, GuidelineResult, Turn

    script, now = script_of(edition), timezone.now()
    path = analyse(script).best_path
    slugs = [one.slug for one in script.rulebook.guideline if one.scored][:guidelines]
    ids = list(User.objects.order_by("pk").values_list("pk", flat=True)[:in_team])
    attempts = Attempt.objects.bulk_create(
        Attempt(
            user_id=ids[number % in_team],
            edition=edition,
            mode=Attempt.Mode.ASSESSED,
            seed=number,
            start_node=script.start.node,
            start_anger=script.start.anger,
            started_at=(at := now - timedelta(days=number % 60 * (1.4 if number % 2 else 12))),
            finished_at=at,
            wrapped_up_at=at,
            outcome="resolved",
            score=number % 101,
            passed=number % 101 >= 75,
            is_first=number < in_team,
        )
        for number in range(of_team)
    )
    GuidelineResult.objects.bulk_create(
        GuidelineResult(
            attempt=one, guideline=slug, opportunities=3, kept=place % 4, broken=place % 2
        )
        for place, one in enumerate(attempts)
        for slug in slugs
    )
    Turn.objects.bulk_create(
        Turn(attempt=one, number=number, reply=reply)
        for one in attempts
        for number, reply in enumerate(path, 1)
    )


def _copied(count: int, there: int) -> int:
    """So many of the attempts once more, with all that hangs on them, for people in turn."""
    from django.db import connection

    unique = "lower(hex(randomblob(16)))" if connection.vendor == "sqlite" else "gen_random_uuid()"
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(id), max(id) FROM practice_attempt")
        first, last = cursor.fetchone()
        cursor.execute("SELECT min(id) FROM accounts_user")
        others = cursor.fetchone()[0] + in_team
        shift, place = last - first + 1, f"({there} + id - {first})"
        attempt = {
            "id": f"id + {shift}",
            "public_id": unique,
            "user_id": f"{others} + {place} / {each}",
            "is_first": f"{place} % {each} = 0",
        }
        _insert(cursor, "practice_attempt", attempt, f"id < {first + count}")
        below = f"attempt_id < {first + count}"
        for table in ("practice_guidelineresult", "practice_turn"):
            _insert(cursor, table, {"attempt_id": f"attempt_id + {shift}"}, below)
    return count


def _insert(cursor, table: str, new: dict[str, str], where: str) -> None:
    """Rows of a table once more, with something new in some columns."""
    from django.db import connection

    columns = [one.name for one in connection.introspection.get_table_description(cursor, table)]
    if "id" not in new:
        columns.remove("id")
    values = ", ".join(new.get(name, name) for name in columns)
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {where}"
    )
    if connection.vendor == "postgresql" and "id" in new:
        cursor.execute(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")


def _analyse() -> None:
    """What every database does by itself now and then."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main()
