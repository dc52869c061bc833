"""Everything that is kept about oneself, in one file."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import make_attempt
from tests.review.coaching import comment, decide, dispute, run_page
from tests.review.people import places_that_name_people
from trainer.practice import recording

# Every place that names a person, and the section that tells of it; or why none does.
told = {
    "accounts.User.groups": "you",
    "accounts.Membership.person": "teams",
    "accounts.Invitation.accepted_by": "invitations",
    "account.EmailAddress.user": "addresses",
    "mfa.Authenticator.user": "second_steps",
    "practice.Attempt.user": "conversations",
    "practice.Review.user": "due_again",
    "practice.Remark.person": "remarks_on_lines",
    "review.Comment.author": "comments",
    "review.Opening.viewer": "runs_that_you_opened",
    "review.Extension.person": "extensions",
    "review.Reminder.person": "letters",
}
of_their_work = {
    *("scenarios.Edition.published_by", "scenarios.SafetyText.written_by"),
    *("accounts.Invitation.invited_by", "practice.Remark.answered_by"),
    *("review.Dispute.decided_by", "review.Rating.rater", "review.Assignment.assigned_by"),
    *("review.Extension.given_by", "review.Erasure.erased_by", "admin.LogEntry.user"),
}
not_of_them = {"review.Erasure.person", "accounts.User.user_permissions"}  # of nobody who signs in
asked_of_them = {"review.Assignment.people"}  # stands on their home page, with its due date


def download(as_person, person) -> dict[str, list[dict[str, Any]]]:
    answer = as_person(person).get(reverse("my-data"))
    found: dict[str, list[dict[str, Any]]] = json.loads(b"".join(answer.streaming_content))
    return found


def test_no_place_is_forgotten(as_person, maya):
    decided = told.keys() | of_their_work | not_of_them | asked_of_them
    assert places_that_name_people() == decided
    assert set(told.values()) <= download(as_person, maya).keys()


def test_it_says_who_one_is(as_person, team, maya):
    found = download(as_person, maya)
    assert found["you"][0]["email"] == "maya@example.com"
    assert found["teams"][0]["team_name"] == "Service line"


def test_it_has_the_words_of_every_conversation(as_person, maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on",))
    recording.keep_notes(attempt, "Rosa, “third” call", version=0)
    (told_of,) = download(as_person, maya)["conversations"]
    assert told_of["notes"] == "Rosa, “third” call"
    assert told_of["turns"][0]["you"] == "Please go on."
    assert told_of["turns"][0]["customer"].startswith("Do you know how long")


def test_it_has_what_others_said_and_who_looked(as_person, poor_run, maya, omar):
    comment(as_person, omar, poor_run, "Why?", turn=1)
    dispute(as_person, poor_run, words="No.")
    decide(as_person, omar, poor_run, "stands", reason="Too early.")
    run_page(as_person, omar, poor_run)
    found = download(as_person, maya)
    assert found["comments"][0]["words"] == "Why?"
    assert found["disputes"][0]["reason"] == "Too early."
    assert found["who_opened_your_runs"][0]["viewer_name"] == "Omar Haddad"


def test_it_has_nothing_of_anybody_else(as_person, poor_run, noah, other_team):
    found = download(as_person, noah)
    assert "Maya" not in json.dumps(found)
    assert found["conversations"] == []


def test_no_secret_is_in_it(as_person, maya):
    found = download(as_person, maya)
    assert not {"password", "data"} & found["you"][0].keys()


def test_it_asks_no_more_for_more_conversations(as_person, maya, edition):
    counts = []
    for _ in range(2):
        make_attempt(user=maya, edition=edition, replies=("go-on", "back", "fix"))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            download(as_person, maya)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_it_is_a_file_that_nobody_keeps(as_person, maya):
    answer = as_person(maya).get(reverse("my-data"))
    assert answer["Content-Disposition"] == 'attachment; filename="steady.json"'
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get(reverse("my-data")).status_code == 302
