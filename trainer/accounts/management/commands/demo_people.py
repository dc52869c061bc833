"""Makes the demo people and their team, and prints how to sign in as them. Only with DEBUG=1."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from trainer.accounts.models import Membership, Team, User
from trainer.accounts.roles import AUTHORS

password = "steady-demo"  # noqa: S105  (everybody knows it; that is why DEBUG=1 is demanded)


class Person(NamedTuple):
    email: str
    name: str
    does: str
    is_staff: bool = False
    is_superuser: bool = False
    roles: tuple[str, ...] = ()
    in_team_as: tuple[Membership.Role, ...] = ()


MEMBER, MANAGER = Membership.Role.MEMBER, Membership.Role.MANAGER
team_name = "Service line"

people = (
    Person("maya@example.com", "Maya Okafor", "trains", in_team_as=(MEMBER,)),
    Person("omar@example.com", "Omar Haddad", "manages Maya's team", in_team_as=(MANAGER,)),
    Person("ada@example.com", "Ada Lindqvist", "writes scenarios", is_staff=True, roles=(AUTHORS,)),
    Person("root@example.com", "Ruth Adeyemi", "administers", is_staff=True, is_superuser=True),
)


class Command(BaseCommand):
    help = "Make the demo people and print how to sign in. Refused without DEBUG=1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--address", default="", help="Where the server answers, to print.")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "Demo people have a password that everybody knows, so they are made only with "
                "DEBUG=1. `manage.py createsuperuser` makes the first administrator."
            )
        team, _made = Team.objects.get_or_create(name=team_name)
        for person in people:
            if not User.objects.filter(email=person.email).exists():
                self._make(person, team)
        self._tell(options["address"])

    def _make(self, person: Person, team: Team) -> None:
        user = User.objects.create_user(
            person.email,
            password,
            name=person.name,
            is_staff=person.is_staff,
            is_superuser=person.is_superuser,
        )
        user.groups.set(Group.objects.filter(name__in=person.roles))
        for role in person.in_team_as:
            team.take_in(user, role, now=timezone.now())

    def _tell(self, address: str) -> None:
        if address:
            self.stdout.write(f"\nSteady answers at {address}")
        self.stdout.write(f"Sign in with the password {password} as")
        for person in people:
            self.stdout.write(f"  {person.email:<18} {person.does}")
        self.stdout.write("")
