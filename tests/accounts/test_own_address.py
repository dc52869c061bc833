from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.conftest import text_of
from trainer.accounts.models import User

where = "account_email"


@pytest.fixture
def as_maya(by_password, maya):
    return by_password(maya)


@pytest.fixture
def link(as_maya, mailoutbox) -> str:
    """The one sent to Maya's new address."""
    as_maya.post(reverse(where), {"email": "New@Example.com", "action_add": ""})
    (mail,) = mailoutbox
    found = re.search(r"http://testserver(/\S+)", mail.body)
    assert mail.to == ["new@example.com"]
    assert found
    return found[1]


def email() -> str:
    return User.objects.get(name="Maya Okafor").email


def test_it_asks_who_it_is_first(as_person, maya):
    answer = as_person(maya).post(reverse(where), {"email": "new@example.com", "action_add": ""})
    assert answer.url.startswith(reverse("account_reauthenticate"))


def test_it_stays_as_it_is_until_the_link_is_opened(as_maya, link):
    assert email() == "maya@example.com"
    assert "new@example.com" in text_of(as_maya.get(reverse(where)))


def test_it_is_changed_by_the_link(as_maya, link):
    assert "Is <strong>new@example.com</strong> your address?" in text_of(as_maya.get(link))
    as_maya.post(link)
    assert email() == "new@example.com"


def test_it_signs_in_with_the_new_one_only(as_maya, link, client):
    as_maya.post(link)
    as_maya.post(reverse("sign-out"))
    for address, status in (("maya@example.com", 200), ("new@example.com", 302)):
        form = {"login": address, "password": "a-long-password"}
        assert client.post(reverse("sign-in"), form).status_code == status


def test_it_is_not_forgotten_when_something_else_is_changed(as_maya, link):
    as_maya.post(reverse("you"), {"name": "Maya Okafor", "time_zone": "Asia/Tokyo"})
    as_maya.post(link)
    assert email() == "new@example.com"


def test_it_tells_the_old_address(as_maya, link, mailoutbox):
    as_maya.post(link)
    assert ("Your e-mail address was changed", ["maya@example.com"]) in [
        (mail.subject, mail.to) for mail in mailoutbox
    ]


def test_it_is_given_up(as_maya, link):
    as_maya.post(reverse(where), {"email": "new@example.com", "action_remove": ""})
    as_maya.post(link)
    assert email() == "maya@example.com"


def test_it_refuses_that_of_somebody_else(as_maya, omar, mailoutbox):
    answer = as_maya.post(reverse(where), {"email": "OMAR@example.com", "action_add": ""})
    assert "That address cannot be used." in text_of(answer)
    assert mailoutbox == []


def test_it_never_takes_that_of_somebody_else(as_maya, omar, mailoutbox):
    as_maya.post(reverse(where), {"email": "omar@example.com", "action_add": ""})
    for mail in mailoutbox:
        for path in re.findall(r"http://testserver(/\S+)", mail.body):
            as_maya.post(path)
    assert email() == "maya@example.com"
    assert User.objects.filter(email="omar@example.com").get() == omar
