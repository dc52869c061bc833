from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.conftest import text_of


@pytest.fixture
def as_maya(as_person, maya):
    return as_person(maya)


def test_it_shows_what_is_known_and_the_own_teams(as_maya, team, other_team):
    html = text_of(as_maya.get(reverse("you")))
    assert all(words in html for words in ("Maya Okafor", "maya@example.com", "Service line"))
    assert "Front desk" not in html


def test_it_shows_both_roles_of_a_manager_who_trains(as_person, team, omar):
    team.take_in(omar, "member", now=timezone.now())
    html = text_of(as_person(omar).get(reverse("you")))
    assert html.count("Service line") == 2


def test_it_changes_name_and_time_zone(as_maya, maya):
    as_maya.post(reverse("you"), {"name": "Maya Berg", "time_zone": "Asia/Tokyo"})
    maya.refresh_from_db()
    assert (maya.name, maya.time_zone) == ("Maya Berg", "Asia/Tokyo")


def test_it_wants_a_name(as_maya, maya):
    assert "This field is required" in text_of(as_maya.post(reverse("you"), {"name": ""}))


def test_it_refuses_a_place_that_is_none(as_maya, maya):
    as_maya.post(reverse("you"), {"name": "Maya", "time_zone": "Atlantis/Centre"})
    maya.refresh_from_db()
    assert maya.time_zone == ""


def test_it_changes_nothing_else(as_maya, maya):
    as_maya.post(reverse("you"), {"name": "Maya", "is_superuser": "1", "email": "x@example.com"})
    maya.refresh_from_db()
    assert (maya.is_superuser, maya.email) == (False, "maya@example.com")


def test_it_signs_out_everywhere_else(as_person, as_maya, maya):
    elsewhere = as_person(maya)
    as_maya.post(reverse("sign-out-elsewhere"))
    assert elsewhere.get(reverse("you")).status_code == 302
    assert as_maya.get(reverse("you")).status_code == 200


@pytest.mark.parametrize(
    "name", ["you", "mfa_index", "mfa_list_webauthn", "account_change_password"]
)
def test_it_is_for_those_who_are_signed_in(client, db, name):
    answer = client.get(reverse(name))
    assert answer.url == f"/accounts/sign-in/?next={reverse(name)}"


def test_its_labels_have_no_colon(as_maya):
    assert ">Time zone</label>" in text_of(as_maya.get(reverse("you")))
