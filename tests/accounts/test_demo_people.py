from __future__ import annotations

import pytest
from django.core.management import call_command

from trainer.accounts.models import Membership, Team, User


@pytest.fixture
def made(db, settings, capsys):
    settings.DEBUG = True
    for _time in range(2):
        call_command("demo_people", address="http://127.0.0.1:8000/")
    return capsys.readouterr().out


def test_it_makes_a_team_with_its_manager_once(made):
    roles = Membership.objects.values_list("person__email", "role")
    assert sorted(roles) == [("maya@example.com", "member"), ("omar@example.com", "manager")]
    assert Team.objects.count() == 1


def test_it_says_how_to_sign_in(made):
    assert "http://127.0.0.1:8000/" in made
    assert all(email in made for email in User.objects.values_list("email", flat=True))
