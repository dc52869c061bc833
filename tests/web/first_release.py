"""Run by test_upgrade.py on an empty database: the first release, data in it, then this release.

Every app begins with its first migration; the rows are made by the models of that time.
"""

from __future__ import annotations

import json
from typing import Any

import django

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from scenarios.exchange.writing import canonical  # noqa: E402
from scenarios.publishing import content_hash  # noqa: E402
from tests.conftest import read_document  # noqa: E402
from trainer.guidance.loading import shipped_rulebook  # noqa: E402

first = [("accounts", "0001_initial"), ("practice", "0001_initial"), ("scenarios", "0001_initial")]
then = ("review", "0001_assignments")


def migrated_to(*targets: tuple[str, str]) -> Any:
    """The models as they were at these migrations, with their tables."""
    executor = MigrationExecutor(connection)
    executor.migrate(list(targets))
    return MigrationExecutor(connection).loader.project_state(list(targets)).apps


def play(models: Any) -> None:
    """Maya has played the short talk to its end."""
    person = models.get_model("accounts", "User").objects.create(
        email="maya@example.com", name="Maya Okafor", password=make_password("a-long-password")
    )
    document: Any = read_document()
    frozen = {
        "scenario": canonical(document),
        "persona": canonical(document.persona),
        "rulebook": shipped_rulebook().as_data(),
    }
    about = {"slug": "short-talk", "title": "A short talk", "channel": "phone", "anger": 7}
    persona = models.get_model("scenarios", "Persona").objects.create(slug="rosa", name="Rosa")
    scenario = models.get_model("scenarios", "Scenario").objects.create(persona=persona, **about)
    edition = models.get_model("scenarios", "Edition").objects.create(
        scenario=scenario, number=1, script=frozen, content_hash=content_hash(frozen)
    )
    finished = {"finished_at": timezone.now(), "wrapped_up_at": timezone.now(), "score": 100}
    attempt = models.get_model("practice", "Attempt").objects.create(
        user=person,
        edition=edition,
        seed=1,
        start_node="opening",
        start_anger=7,
        **finished,
    )
    for number, reply in enumerate(("go-on", "back", "fix"), 1):
        attempt.turns.create(number=number, reply=reply)


def ask(models: Any) -> None:
    """She is asked to pass it."""
    person = models.get_model("accounts", "User").objects.get()
    team = models.get_model("accounts", "Team").objects.create(name="Service line")
    assignment = models.get_model("review", "Assignment").objects.create(
        team=team, due_at=timezone.now()
    )
    assignment.people.add(person)


def seen() -> dict[str, Any]:
    """What this release makes of it."""
    from trainer.accounts.models import User
    from trainer.practice.models import Attempt
    from trainer.review.models import Assignment

    client, person, attempt = (
        Client(headers={"host": "localhost"}),
        User.objects.get(),
        Attempt.objects.get(),
    )
    client.post(reverse("sign-in"), {"login": person.email, "password": "a-long-password"})
    debrief = client.get(reverse("debrief", args=[attempt.public_id]))
    return {
        "debrief": debrief.status_code,
        "quoted": "Two mornings and nobody came." in debrief.content.decode(),
        "asked": [one.name for one in Assignment.objects.get().people.all()],
    }


if __name__ == "__main__":
    play(migrated_to(*first))
    ask(migrated_to(then))
    call_command("migrate", verbosity=0)
    print(json.dumps(seen()))  # noqa: T201
