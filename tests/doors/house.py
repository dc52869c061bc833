"""A house with everything in it that an address can lead to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group
from django.db import models
from django.test import Client

from scenarios.models import Edition, HouseGuideline, HouseMove, Node, Persona, Scenario
from tests.accounts.conftest import make_invitation
from tests.conftest import make_edition, make_person, make_team
from tests.practice.after import lying, make_wrapped_up, talk
from tests.review.assignments import make_assignment
from tests.review.coaching import broken_at
from tests.review.runs import days_ago, make_run
from trainer.accounts.models import User
from trainer.accounts.roles import AUTHORS
from trainer.practice.models import Attempt, Remark
from trainer.review.models import Comment, Dispute

ANYBODY = "anybody"  # who has not signed in
TRAINEE, OTHER = "trainee", "other trainee"
MANAGER, OTHER_MANAGER = "their manager", "another team's manager"
AUTHOR, ADMINISTRATOR = "author", "administrator"


@dataclass
class House:
    """Maya trains, Omar manages her; Noah and Lena in another team; Ada writes, Ruth administers.

    clients: who comes to the door. things: what stands in an address, by the name it has there;
    those of a page come before those of all.
    """

    clients: dict[str, Client] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)
    of_page: dict[str, dict[str, Any]] = field(default_factory=dict)

    def of(self, name: str) -> dict[str, Any]:
        """What a page's address names differently; one of the admin may say it for its model."""
        return self.of_page.get(name.rpartition("_")[0], {}) | self.of_page.get(name, {})


def build(*, text: str = talk) -> House:
    """All of it, once, around this scenario."""
    people = _people()
    house = House(clients=_clients(people))
    maya, omar, ruth = (people[who] for who in (TRAINEE, MANAGER, ADMINISTRATOR))
    team = make_team(name="Service line", managers=(omar,), members=(maya,))
    make_team(name="Front desk", managers=(people[OTHER_MANAGER],), members=(people[OTHER],))
    team.memberships.update(joined_at=days_ago(30))
    edition = make_edition(text=text)
    practised = make_wrapped_up(user=maya, edition=edition, replies=lying)
    run = make_run(user=maya, edition=edition, replies=("calm", "blame", "no"))
    house.things = {
        "slug": edition.scenario.slug,
        "attempt": practised.public_id,
        "number": 1,
        "team": team.public_id,
        "person": maya.pk,
        "membership": team.memberships.get(person=maya).pk,
        "invitation": make_invitation(team=team, by=omar).pk,
        "assignment": make_assignment(team=team, editions=(edition,)).public_id,
        "id": maya.pk,
        **elsewhere,
    }
    house.of_page = _of_page(run, edition, people) | {
        "person-second-step-off": {"pk": ruth.pk},
        "person-sign-out": {"pk": maya.pk},
    }
    return house


# What stands in addresses that lead to nothing of the house.
elsewhere = {
    "token": "no-such-token",
    "key": "no-such-key",
    "uidb36": "1",
    "pk": 10**9,
    "object_id": 10**9,
    "content_type_id": 1,
    "app_label": "scenarios",
    "form": "yaml",
}


def _people() -> dict[str, User]:
    return {
        TRAINEE: make_person(name="Maya Okafor"),
        OTHER: make_person(name="Noah Weber"),
        MANAGER: make_person(name="Omar Haddad"),
        OTHER_MANAGER: make_person(name="Lena Brandt"),
        AUTHOR: make_person(name="Ada Lindqvist", roles=(AUTHORS,), is_staff=True),
        ADMINISTRATOR: make_person(name="Ruth Adeyemi", is_staff=True, is_superuser=True),
    }


def _clients(people: dict[str, User]) -> dict[str, Client]:
    clients = {ANYBODY: Client()}
    for who, person in people.items():
        clients[who] = Client()
        clients[who].force_login(person)
    return clients


def _of_page(run: Attempt, edition: Edition, people: dict[str, User]) -> dict[str, dict[str, Any]]:
    """Where a name stands for something else than on most pages."""
    maya, omar = people[TRAINEE], people[MANAGER]
    comment = Comment.objects.create(attempt=run, turn=1, words="Why?", author=omar)
    open_one = Dispute.objects.create(attempt=run, turn=1, guideline=broken_at(run, 1), words="No.")
    Remark.objects.create(edition=edition, node="opening", kind="unfair", words="Hm.", person=maya)
    of_the_run = {"attempt": run.public_id, "guideline": broken_at(run, 3)}
    guideline = run.guideline_results.order_by("guideline")[0].guideline
    on_people = ("person", "person-deactivate", "person-reactivate", "person-erase")
    return {
        **{name: {**of_the_run, "number": 1} for name in ("run", "comment", "rate")},
        "dispute": {**of_the_run, "number": 3},
        **{name: {"comment": comment.pk} for name in ("comment-edit", "comment-delete")},
        **{name: {"dispute": open_one.pk} for name in ("dispute-withdraw", "dispute-decide")},
        **{name: {"pk": maya.pk} for name in on_people},
        "guideline": {"slug": guideline},
        "learn-turn": {"number": 2},
        "evidence": {"guideline": guideline},
        "scenarios_node_duplicate": {"pk": _first(Node)},
        **{f"scenario-{do}": {"pk": _first(Scenario)} for do in scenario_pages},
        **{name: {"object_id": _first(model)} for name, model in admins.items() if _has(model)},
    }


scenario_pages = ("export", "report", "publish", "duplicate", "archive", "bring-back")
admins: dict[str, type[models.Model]] = {
    "scenarios_scenario": Scenario,
    "scenarios_persona": Persona,
    "scenarios_node": Node,
    "scenarios_edition": Edition,
    "practice_remark": Remark,
    "accounts_user": User,
    "auth_group": Group,
    "scenarios_housemove": HouseMove,
    "scenarios_houseguideline": HouseGuideline,
}


def _has(model: type[models.Model]) -> bool:
    return model._default_manager.exists()


def _first(model: type[models.Model]) -> int:
    return int(model._default_manager.order_by("pk").values_list("pk", flat=True)[0])
