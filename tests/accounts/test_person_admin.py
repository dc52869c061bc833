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


@pytest.fixture
def change(admin):
    """Saves a person's page in the admin with these boxes ticked and no others."""

    def post(person: User, *ticked: str, **more):
        form = {"email": person.email, "name": person.name, **dict.fromkeys(ticked, "on")}
        address = reverse("admin:accounts_user_change", args=[person.pk])
        return admin.post(address, form | more)

    return post


def test_it_signs_out_whom_it_closes(change, as_person, maya):
    hers = as_person(maya)
    change(maya)
    User.objects.filter(pk=maya.pk).update(is_active=True)
    assert hers.get(reverse("home")).status_code == 302


@pytest.mark.parametrize("ticked", [(), ("is_active",), ("is_superuser",)])
def test_it_keeps_the_last_administrator(change, ticked):
    root = User.objects.get()
    assert "This is the last administrator" in change(root, *ticked).content.decode()
    root.refresh_from_db()
    assert (root.is_active, root.is_superuser) == (True, True)


def test_it_deletes_nobody_who_is_the_last_administrator(admin):
    root = User.objects.get()
    admin.post(reverse("admin:accounts_user_delete", args=[root.pk]), {"post": "yes"})
    action = {"action": "delete_selected", "_selected_action": [root.pk], "post": "yes"}
    admin.post(reverse("admin:accounts_user_changelist"), action)
    assert User.objects.get() == root


def test_it_leaves_an_administrator_when_all_are_deleted_at_once(admin, ruth):
    everybody = [one.pk for one in User.objects.administrators()]
    action = {"action": "delete_selected", "_selected_action": everybody, "post": "yes"}
    admin.post(reverse("admin:accounts_user_changelist"), action)
    assert [one.name for one in User.objects.administrators()] == ["Root"]


def test_it_lets_in_by_the_new_address_only(change, client, maya):
    change(maya, "is_active", email="new@example.com")
    for address, is_in in (("maya@example.com", False), ("new@example.com", True)):
        client.post(reverse("sign-in"), {"login": address, "password": "a-long-password"})
        assert ("_auth_user_id" in client.session) is is_in
