from __future__ import annotations

import pytest
from django.urls import reverse

from trainer.accounts.models import User


@pytest.fixture
def admin(as_person, db):
    root = User.objects.create_superuser("root@example.com", "a-long-password", name="Root")
    return as_person(root)


def test_it_lists_people(admin, maya):
    answer = admin.get(reverse("admin:accounts_user_changelist"), {"q": "okafor"})
    assert "maya@example.com" in answer.content.decode()


def test_it_adds_a_person(admin):
    form = {"email": "New@Example.com", "name": "New Person", "usable_password": "true"}
    passwords = {"password1": "quite-a-long-one", "password2": "quite-a-long-one"}
    admin.post(reverse("admin:accounts_user_add"), form | passwords)
    person = User.objects.get(email="new@example.com")
    assert person.check_password("quite-a-long-one")


def test_it_opens_a_person(admin, maya):
    answer = admin.get(reverse("admin:accounts_user_change", args=[maya.pk]))
    assert answer.status_code == 200


def test_it_is_not_for_authors(as_person, ada, maya):
    assert as_person(ada).get(reverse("admin:accounts_user_changelist")).status_code == 403
