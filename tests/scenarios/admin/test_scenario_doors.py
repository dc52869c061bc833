"""Who gets to the pages of a scenario: authors and administrators, and nobody else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.conftest import make_person

pages = ("scenario-report", "scenario-publish", "scenario-duplicate")
deeds = ("scenario-archive", "scenario-bring-back")


@pytest.mark.parametrize("page", pages)
def test_it_opens_for_authors(as_person, ada, scenario, page):
    assert as_person(ada).get(reverse(page, args=[scenario.pk])).status_code == 200


@pytest.mark.parametrize("page", pages)
def test_it_opens_for_administrators(as_person, scenario, page):
    root = make_person(name="Root", is_staff=True, is_superuser=True)
    assert as_person(root).get(reverse(page, args=[scenario.pk])).status_code == 200


@pytest.mark.parametrize("page", [*pages, *deeds])
def test_it_is_not_there_for_trainees(as_person, maya, scenario, page):
    assert as_person(maya).post(reverse(page, args=[scenario.pk])).status_code in {404, 405}
    scenario.refresh_from_db()
    assert scenario.archived_at is None


@pytest.mark.parametrize("page", pages)
def test_it_is_not_there_for_staff_who_do_not_write(as_person, scenario, page):
    clerk = make_person(name="Clerk", is_staff=True)
    assert as_person(clerk).get(reverse(page, args=[scenario.pk])).status_code == 404


@pytest.mark.parametrize("page", [*pages, *deeds])
def test_it_asks_strangers_to_sign_in(client, scenario, page):
    answer = client.get(reverse(page, args=[scenario.pk]))
    assert answer.status_code in {302, 405}
    assert answer.status_code == 405 or answer.url.startswith(reverse("sign-in"))


@pytest.mark.parametrize("page", pages)
def test_it_is_not_there_without_a_scenario(as_person, ada, db, page):
    assert as_person(ada).get(reverse(page, args=[999])).status_code == 404


@pytest.mark.parametrize("deed", deeds)
def test_it_changes_nothing_by_a_link(as_person, ada, scenario, deed):
    assert as_person(ada).get(reverse(deed, args=[scenario.pk])).status_code == 405


def test_it_shows_authors_no_attempts(as_person, ada, finished):
    html = as_person(ada).get(reverse("admin:index")).content.decode()
    assert "ttempt" not in html
