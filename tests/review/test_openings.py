"""Who opened whose run is noted, and whose it is sees that."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from tests.review.coaching import debrief, run_page
from trainer.review.models import Opening


def test_it_is_noted_and_shown(as_person, poor_run, omar):
    run_page(as_person, omar, poor_run)
    html = debrief(as_person, poor_run)
    assert "Opened once by somebody else" in html
    assert "Omar Haddad" in html


def test_once_an_hour_is_enough(as_person, poor_run, omar):
    run_page(as_person, omar, poor_run)
    run_page(as_person, omar, poor_run)
    assert Opening.objects.count() == 1
    Opening.objects.update(opened_at=Opening.objects.get().opened_at - timedelta(minutes=61))
    run_page(as_person, omar, poor_run)
    assert Opening.objects.count() == 2


def test_each_is_noted_for_themselves(as_person, poor_run, omar, ruth):
    run_page(as_person, omar, poor_run)
    run_page(as_person, ruth, poor_run)
    assert set(Opening.objects.values_list("viewer", flat=True)) == {omar.pk, ruth.pk}


def test_ones_own_looking_is_nobodys_business(as_person, poor_run, maya):
    debrief(as_person, poor_run)
    run_page(as_person, maya, poor_run)
    assert not Opening.objects.exists()


def test_who_was_refused_has_opened_nothing(as_person, poor_run, lena, other_team):
    run_page(as_person, lena, poor_run)
    assert not Opening.objects.exists()


def test_nobody_has_opened_it(as_person, poor_run):
    assert "Nobody but you has opened this run so far." in debrief(as_person, poor_run)


def take_table(as_person, who, team) -> None:
    answer = as_person(who).get(reverse("export-turns", args=[team.public_id]))
    assert b"".join(answer.streaming_content)


def test_a_table_of_turns_is_noted_too(as_person, team, poor_run, omar):
    take_table(as_person, omar, team)
    take_table(as_person, omar, team)
    assert Opening.objects.values_list("viewer", "in_a_table").get() == (omar.pk, True)
    assert "(in a table)" in debrief(as_person, poor_run)


def test_a_table_of_runs_has_no_words_in_it(as_person, team, poor_run, omar):
    as_person(omar).get(reverse("export-runs", args=[team.public_id]))
    assert not Opening.objects.exists()
