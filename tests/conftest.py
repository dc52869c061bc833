"""The cast, and what every test may lean on.

Maya trains. Omar trains too, and sees nothing of hers, unless a test asks for `team`: then he
manages her. Lena is somebody else; in `other_team` she manages Noah. Ada writes scenarios, Ruth
administers.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scenarios.exchange.document import ScenarioDocument
from scenarios.exchange.reading import read_scenario
from scenarios.exchange.rows import store_scenario
from scenarios.models import Edition
from scenarios.publishing import publish
from trainer.accounts.models import Membership, Team, User
from trainer.accounts.roles import AUTHORS
from trainer.practice import recording
from trainer.practice.models import Attempt
from trainer.practice.results import wrap_up


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What uses the database is marked: that, and nothing else, runs on PostgreSQL too."""
    for item in items:
        used = {"db", "transactional_db", "django_db_setup"} & set(
            getattr(item, "fixturenames", ())
        )
        if used or item.get_closest_marker("django_db"):
            item.add_marker("database")


# A whole conversation in little: three turns, three ways to end, a wrong reply at each node.
short_talk = """
scenario: short-talk
title: The third call
summary: The same fault, for the third time.
channel: phone
persona: {persona: rosa-ortega, name: Rosa Ortega, looks: {hair: dark-bun}}
anger: 7
briefing: You answer the service line.
start: opening
nodes:
  opening:
    behaviour: [shouting]
    says: Do you know how long I have been on hold?
    thinks: If this one reads from a script I hang up.
    replies:
      - {key: go-on, text: Please go on., moves: [listen], goto: story}
      - {key: calm, text: Please calm down., moves: [tell-to-calm-down], goto: story}
      - {key: stay, text: Let us look at it again., moves: [], goto: opening}
      - {key: hang-up, text: I am hanging up now., moves: [end-call], goto: lost}
  story:
    behaviour: [upset]
    says: Twice you told me somebody would come.
    replies:
      - {key: back, text: Two mornings and nobody came., moves: [restate], goto: plan}
      - {key: sorry, text: I am sorry., moves: [apologise], goto: plan}
  plan:
    behaviour: [upset]
    says: So what now?
    replies:
      - {key: fix, text: A technician tomorrow at eight., moves: [solve], goto: mended}
      - {key: no, text: There is nothing we can do., moves: [dead-end], goto: lost}
      - {key: not-yet, text: I cannot say yet., moves: [], goto: lost}
  mended: {ending: resolved, says: Good. Tomorrow at eight then.}
  lost: {ending: walked-out, says: Then we are done.}
"""


@pytest.fixture(autouse=True)
def quick(settings):
    """Passwords hashed for speed."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def make_person(*, name: str, roles: tuple[str, ...] = (), **fields) -> User:
    email = f"{name.split(maxsplit=1)[0].lower()}@example.com"
    person = User.objects.create_user(email, "a-long-password", name=name, **fields)
    person.groups.set(Group.objects.filter(name__in=roles))
    return person


@pytest.fixture
def maya(db) -> User:
    return make_person(name="Maya Okafor")


@pytest.fixture
def omar(db) -> User:
    return make_person(name="Omar Haddad")


@pytest.fixture
def lena(db) -> User:
    return make_person(name="Lena Brandt")


@pytest.fixture
def ada(db) -> User:
    return make_person(name="Ada Lindqvist", roles=(AUTHORS,), is_staff=True)


@pytest.fixture
def ruth(db) -> User:
    return make_person(name="Ruth Adeyemi", is_staff=True, is_superuser=True)


@pytest.fixture
def noah(db) -> User:
    return make_person(name="Noah Weber")


def make_team(
    *, name: str, managers: tuple[User, ...] = (), members: tuple[User, ...] = ()
) -> Team:
    """A team with these people in it, from now on."""
    team, now = Team.objects.create(name=name), timezone.now()
    for role, people in ((Membership.Role.MANAGER, managers), (Membership.Role.MEMBER, members)):
        for person in people:
            team.take_in(person, role, now=now)
    return team


@pytest.fixture
def team(omar, maya) -> Team:
    """The service line: Omar manages it, Maya is in it."""
    return make_team(name="Service line", managers=(omar,), members=(maya,))


@pytest.fixture
def other_team(lena, noah) -> Team:
    """The front desk: Lena manages it, Noah is in it. Nothing of the service line is theirs."""
    return make_team(name="Front desk", managers=(lena,), members=(noah,))


@pytest.fixture
def as_person() -> Callable[[User], Client]:
    """A client that is signed in: `as_person(maya).get(...)`."""

    def sign_in(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in


def read_document(text: str = short_talk) -> ScenarioDocument:
    return read_scenario(text.encode(), "test.yaml")


def make_edition(*, text: str = short_talk) -> Edition:
    return publish(store_scenario(read_document(text)))


@pytest.fixture
def edition(db) -> Edition:
    """The short talk, published."""
    return make_edition()


def make_attempt(*, user: User, edition: Edition, replies: tuple[str, ...] = ()) -> Attempt:
    """An attempt in which these replies were given."""
    attempt = recording.begin(user, edition)
    for number, reply in enumerate(replies, 1):
        taken = recording.take_turn(attempt, number=number, reply=reply)
        assert taken.recorded, f"{reply} was not recorded"
    return attempt


def where(page: str, attempt: Attempt) -> str:
    """The address of a page of an attempt: `where("notes", attempt)`."""
    return reverse(page, args=[attempt.public_id])


def text_of(answer) -> str:
    """A page as its HTML."""
    html: str = answer.content.decode()
    return html


# Three good replies to the short talk; the last of them ends it.
good_replies = ("go-on", "back", "fix")


@pytest.fixture
def attempt(maya, edition) -> Attempt:
    """Maya's, in which nothing has been said yet."""
    return make_attempt(user=maya, edition=edition)


@pytest.fixture
def finished(maya, edition) -> Attempt:
    """Maya's, played to its end; the wrap-up is still to come."""
    return make_attempt(user=maya, edition=edition, replies=good_replies)


@pytest.fixture
def wrapped_up(finished: Attempt) -> Attempt:
    """Maya's, with nothing left to do."""
    wrap_up(finished, aftercare=["follow-up"])
    return finished


@pytest.fixture
def stopped(maya, edition) -> Attempt:
    """Maya's, left after the first reply."""
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on",))
    recording.stop(attempt)
    return attempt
