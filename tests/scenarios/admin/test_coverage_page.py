from __future__ import annotations

import pytest
from django.urls import reverse

from tests.conftest import make_edition, text_of
from tests.web.markup import doubled_ids, elsewhere, inline


@pytest.fixture
def shown(as_person, ada):
    return lambda: text_of(as_person(ada).get(reverse("coverage")))


def test_it_is_not_there_for_somebody_who_practises(as_person, maya):
    assert as_person(maya).get(reverse("coverage")).status_code == 404


def test_it_sends_a_stranger_to_sign_in(client, db):
    assert client.get(reverse("coverage")).status_code == 302


def test_it_says_what_to_do_where_there_is_nothing(shown):
    assert "There are no scenarios yet" in shown()


def test_it_has_a_row_for_a_guideline_and_a_column_for_a_scenario(shown, db):
    edition = make_edition()
    html = shown()
    address = reverse("admin:scenarios_scenario_change", args=[edition.scenario_id])
    assert f'<th scope="col"><a href="{address}">The third call</a>' in html
    assert '<th scope="row"><a href="/handbook/restate/">Say it back</a></th>' in html


def test_it_says_every_chance_in_words(shown, db):
    make_edition()
    assert "can never be kept, can always be broken" in shown()


def test_it_lists_what_nothing_tests(shown, db):
    make_edition()
    head, _table, _rest = shown().partition("Guidelines by scenario")
    assert "Make up for the trouble</a>" in head


def test_it_keeps_to_the_policy(shown, db):
    make_edition()
    html = shown()
    assert (inline(html), elsewhere(html), doubled_ids(html)) == ([], [], [])


def test_it_is_linked_from_the_first_page_of_the_admin(as_person, ada):
    html = text_of(as_person(ada).get(reverse("admin:index")))
    assert reverse("coverage") in html
    assert reverse("house-rules") in html
