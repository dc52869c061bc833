from __future__ import annotations

from django.urls import reverse

from scenarios.exchange.rows import store_scenario
from tests.conftest import (
    good_replies,
    make_attempt,
    make_edition,
    read_document,
    short_talk,
    where,
)
from tests.practice.scripts import make_call_back, make_talk
from trainer.practice.models import Attempt


def begin(as_person, person, slug: str = "short-talk"):
    return as_person(person).post(reverse("begin", args=[slug]))


def test_it_starts_a_conversation_and_goes_there(as_person, maya, edition):
    answer = begin(as_person, maya)
    attempt = Attempt.objects.get()
    assert (attempt.user, attempt.edition, attempt.mode) == (maya, edition, "practice")
    assert answer.url == where("conversation", attempt)


def test_it_starts_where_the_script_says(as_person, maya, edition):
    begin(as_person, maya)
    attempt = Attempt.objects.get()
    assert (attempt.start_node, attempt.start_anger) == ("opening", 7)


def test_it_starts_one_when_clicked_twice(as_person, maya, edition):
    client = as_person(maya)
    first, second = (client.post(reverse("begin", args=["short-talk"])) for _ in range(2))
    assert Attempt.objects.count() == 1
    assert first.url == second.url


def test_it_stops_what_was_open_when_started_afresh(as_person, maya, edition):
    before = make_attempt(user=maya, edition=edition, replies=("go-on",))
    begin(as_person, maya)
    before.refresh_from_db()
    assert before.stopped_at
    assert Attempt.objects.count() == 2


def test_it_stops_what_was_open_in_an_earlier_edition(as_person, maya, attempt):
    newer = make_edition(text=short_talk.replace("third", "fourth"))
    begin(as_person, maya)
    attempt.refresh_from_db()
    assert attempt.stopped_at
    assert Attempt.objects.get(stopped_at=None).edition == newer


def test_it_leaves_another_scenario_alone(as_person, maya, attempt):
    make_talk(slug="another")
    begin(as_person, maya, "another")
    attempt.refresh_from_db()
    assert attempt.stopped_at is None


def test_it_leaves_other_people_alone(as_person, maya, omar, attempt):
    begin(as_person, omar)
    attempt.refresh_from_db()
    assert attempt.stopped_at is None
    assert Attempt.objects.count() == 2


def test_it_leaves_what_was_finished_alone(as_person, maya, finished):
    begin(as_person, maya)
    finished.refresh_from_db()
    assert finished.stopped_at is None


def test_it_does_not_take_up_what_was_stopped(as_person, maya, stopped):
    begin(as_person, maya)
    assert Attempt.objects.in_progress().exclude(pk=stopped.pk).count() == 1


def test_it_is_not_there_for_a_draft(as_person, maya, db):
    store_scenario(read_document())
    assert begin(as_person, maya).status_code == 404


def test_it_begins_anew_when_a_first_call_was_made_meanwhile(as_person, maya, edition):
    make_call_back("{when: {outcome: [resolved]}, node: plan}", "{node: story}")
    begin(as_person, maya, "call-back")
    make_attempt(user=maya, edition=edition, replies=good_replies)
    begin(as_person, maya, "call-back")
    assert Attempt.objects.newest_first()[0].start_node == "plan"
