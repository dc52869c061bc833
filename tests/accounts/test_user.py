from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tests.conftest import make_person
from trainer.accounts.models import User


def test_it_keeps_the_address_in_lower_case(db):
    user = User.objects.create_user(" Maya@Example.COM ", "a-long-password", name="Maya")
    assert user.email == "maya@example.com"


def test_it_is_found_by_its_address_in_any_case(maya):
    assert User.objects.get_by_natural_key("MAYA@example.com") == maya


def test_it_has_an_address_of_its_own(maya):
    with pytest.raises(IntegrityError):
        User.objects.create(email="MAYA@example.com", name="Another Maya")


def test_it_says_so_when_an_address_is_taken(maya):
    with pytest.raises(ValidationError, match="already exists"):
        User(email="Maya@Example.com", name="Another Maya", password="x").full_clean()


def test_it_is_called_by_its_first_name(db):
    person = make_person(name="Maya Adaeze Okafor")
    assert (person.get_short_name(), str(person)) == ("Maya", "Maya Adaeze Okafor")


def test_it_may_not_enter_the_admin_unless_told(db):
    user = User.objects.create_user("x@example.com", "a-long-password", name="X")
    assert (user.is_staff, user.is_superuser) == (False, False)


def test_it_may_do_everything_as_a_superuser(db):
    user = User.objects.create_superuser("x@example.com", "a-long-password", name="X")
    assert (user.is_staff, user.is_superuser) == (True, True)
