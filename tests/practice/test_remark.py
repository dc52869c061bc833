"""Saying that a line is unclear or unfair: the authors learn of the line, and of nothing else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.conftest import make_attempt, text_of, where
from tests.practice.assessed import make_assessed, monday
from trainer.practice.lapsing import give_up
from trainer.practice.models import Remark

said = {"reply": "go-on", "kind": "unfair", "words": "That is what I would say."}


def address(attempt, number: int = 1) -> str:
    return reverse("remark", args=[attempt.public_id, number])


def send(as_person, attempt, number: int = 1, **fields):
    return as_person(attempt.user).post(address(attempt, number), {**said, **fields})


def test_it_keeps_the_line_and_the_words(as_person, wrapped_up):
    answer = send(as_person, wrapped_up)
    found = Remark.objects.get()
    assert (found.edition, found.node, found.reply) == (wrapped_up.edition, "opening", "go-on")
    assert (found.kind, found.words) == ("unfair", said["words"])
    assert answer.url == reverse("remarks")


def test_it_may_be_about_the_customers_words(as_person, wrapped_up):
    send(as_person, wrapped_up, number=2, reply="")
    assert (Remark.objects.get().node, Remark.objects.get().reply) == ("story", "")


def test_it_keeps_nothing_that_leads_to_the_attempt():
    kept = {field.name for field in Remark._meta.get_fields()}
    assert "attempt" not in kept
    assert Remark._meta.get_field("made_on").get_internal_type() == "DateField"


def test_it_is_not_signed_unless_asked(as_person, wrapped_up):
    send(as_person, wrapped_up)
    send(as_person, wrapped_up, is_signed="on")
    assert [one.signature for one in Remark.objects.order_by("pk")] == ["", "Maya Okafor"]


@pytest.mark.parametrize(
    "fields", [{"kind": ""}, {"kind": "rude"}, {"words": ""}, {"words": "a" * 1001}, {"reply": "x"}]
)
def test_it_asks_again_when_something_is_missing(as_person, wrapped_up, fields):
    answer = send(as_person, wrapped_up, **fields)
    assert 'class="errorlist"' in text_of(answer)
    assert not Remark.objects.exists()


def test_it_shows_every_line_of_the_turn(as_person, maya, wrapped_up):
    html = text_of(as_person(maya).get(address(wrapped_up)))
    for line in ("Do you know how long", "Please go on.", "Please calm down.", "hanging up now"):
        assert line in html
    assert "Rosa Ortega said" in html


def test_it_chooses_what_was_said_beforehand(as_person, maya, wrapped_up):
    html = text_of(as_person(maya).get(address(wrapped_up)))
    assert 'value="go-on" id="id_reply_1" checked' in html


def test_it_is_not_there_for_a_turn_that_was_not_played(as_person, maya, wrapped_up):
    assert as_person(maya).get(address(wrapped_up, 4)).status_code == 404


def test_it_waits_until_the_conversation_does_not_go_on(as_person, maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on",))
    assert send(as_person, attempt).url == where("conversation", attempt)
    assert not Remark.objects.exists()


@pytest.mark.parametrize("left", ["stopped", "finished"])
def test_it_need_not_wait_for_the_debrief(as_person, request, left):
    send(as_person, request.getfixturevalue(left))
    assert Remark.objects.exists()


def test_it_is_open_to_a_run_that_lapsed(as_person, maya, edition):
    attempt = make_assessed(user=maya, edition=edition, replies=("go-on",))
    give_up(attempt, now=monday)
    send(as_person, attempt)
    assert Remark.objects.exists()


@pytest.mark.parametrize("page", ["conversation", "debrief"])
def test_the_pages_afterwards_lead_there(as_person, maya, wrapped_up, page):
    assert address(wrapped_up, 3) in text_of(as_person(maya).get(where(page, wrapped_up)))


def test_the_page_of_a_conversation_that_goes_on_does_not(as_person, maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on",))
    assert address(attempt) not in text_of(as_person(maya).get(where("conversation", attempt)))
