"""The letter about what was said of a run: kind, short, and only with the first news."""

from __future__ import annotations

import pytest

from tests.review.coaching import comment, debrief


@pytest.fixture
def letters(settings, mailoutbox):
    """What is sent while mail is set up."""
    settings.SENDS_MAIL, settings.ADDRESS = True, "https://steady.example.com"
    return mailoutbox


@pytest.fixture
def say(as_person, poor_run, omar, django_capture_on_commit_callbacks):
    """Omar comments on Maya's run."""

    def comment_so(words: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            comment(as_person, omar, poor_run, words)

    return comment_so


def test_it_goes_to_who_made_the_run(say, letters, poor_run):
    say("Well done.")
    (letter,) = letters
    assert letter.to == ["maya@example.com"]
    assert f"https://steady.example.com/attempts/{poor_run.public_id}/debrief/" in letter.body


def test_what_was_said_is_not_in_it(say, letters):
    say("You sounded tired.")
    assert "tired" not in letters[0].body + letters[0].subject


def test_more_of_it_is_no_reason_to_write_again(say, letters):
    say("First.")
    say("Second.")
    assert len(letters) == 1


def test_after_they_have_looked_there_is_another(say, letters, as_person, poor_run):
    say("First.")
    debrief(as_person, poor_run)
    say("Second.")
    assert len(letters) == 2


def test_an_answer_sends_none(say, letters, as_person, poor_run, maya):
    say("First.")
    comment(as_person, maya, poor_run, "Thank you.")
    assert len(letters) == 1


def test_without_a_mail_server_there_is_none(say, settings, mailoutbox):
    settings.SENDS_MAIL = False
    say("First.")
    assert mailoutbox == []


def test_a_closed_account_gets_none(say, letters, poor_run):
    poor_run.user.deactivate()
    say("First.")
    assert letters == []


def test_a_server_that_refuses_stops_nobody(say, letters, monkeypatch):
    def refuse(self, **how) -> None:
        raise OSError

    monkeypatch.setattr("trainer.review.telling.EmailMessage.send", refuse)
    say("First.")
    assert letters == []
