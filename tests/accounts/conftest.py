"""People who have just said who they are: what protects an account may then be changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from trainer.accounts.models import User


@pytest.fixture
def by_password(db) -> Callable[[User], Client]:
    """A client that has signed in by the form, and has just been asked again."""

    def enter(person: User) -> Client:
        client = Client()
        client.post(reverse("sign-in"), {"login": person.email, "password": "a-long-password"})
        client.post(reverse("account_reauthenticate"), {"password": "a-long-password"})
        return client

    return enter
