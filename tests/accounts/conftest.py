"""People who have just said who they are, and somebody who is invited."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from trainer.accounts.invitations import invite
from trainer.accounts.models import Invitation, Membership, Team, User


@pytest.fixture
def by_password(db) -> Callable[[User], Client]:
    """A client that has signed in by the form, and has just been asked again."""

    def enter(person: User) -> Client:
        client = Client()
        client.post(reverse("sign-in"), {"login": person.email, "password": "a-long-password"})
        client.post(reverse("account_reauthenticate"), {"password": "a-long-password"})
        return client

    return enter


def make_invitation(
    *, team: Team | None, by: User, email: str = "zoe@example.com", **more
) -> Invitation:
    """Somebody is invited into the team, as a member."""
    places = [(team, Membership.Role.MEMBER)] if team else []
    told = {"name": "Zoe Marsh", "now": timezone.now(), **more}
    return invite(email, places=places, by=by, **told)


@pytest.fixture
def invitation(team, omar) -> Invitation:
    """Omar's, for Zoe, into his team."""
    return make_invitation(team=team, by=omar)
