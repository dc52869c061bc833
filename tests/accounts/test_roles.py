from __future__ import annotations

import pytest
from django.urls import reverse


@pytest.mark.parametrize("model", ["persona", "scenario", "node", "reply", "route", "fact"])
def test_it_lets_authors_write_scenarios(ada, model):
    actions = ["view", "add", "change", "delete"]
    assert [one for one in actions if not ada.has_perm(f"scenarios.{one}_{model}")] == []


def test_it_lets_authors_look_at_editions_and_no_more(ada):
    assert ada.has_perm("scenarios.view_edition")
    assert not ada.has_perm("scenarios.change_edition")
    assert not ada.has_perm("scenarios.delete_edition")


def test_it_keeps_authors_from_people_and_their_practice(ada):
    others = {one for one in ada.get_all_permissions() if not one.startswith("scenarios.")}
    assert others == {"practice.view_remark", "practice.change_remark"}


def test_it_gives_a_trainee_nothing(maya):
    assert maya.get_all_permissions() == set()


def test_it_shows_the_admin_to_authors(as_person, ada):
    assert as_person(ada).get(reverse("admin:index")).status_code == 200


def test_it_hides_the_admin_from_trainees(as_person, maya):
    assert as_person(maya).get(reverse("admin:index")).status_code == 302
    assert "Admin" not in as_person(maya).get(reverse("home")).content.decode()
