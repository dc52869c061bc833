"""Letters about what somebody was asked for: who gets which, and each only once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.review.assignments import a_week, bad_replies, make_assignment, make_run
from trainer.review.models import Assignment, Extension, Reminder
from trainer.review.reminding import letters, send

pytestmark = pytest.mark.usefixtures("mail_set_up")
hour = timedelta(hours=1)


@pytest.fixture
def mail_set_up(settings):
    settings.SENDS_MAIL = True
    settings.ADDRESS = "https://steady.example.com"


def due(assignment: Assignment, within: timedelta) -> None:
    Assignment.objects.filter(pk=assignment.pk).update(due_at=timezone.now() + within)


def sent() -> list[str]:
    """What the command sends now, by subject."""
    mail.outbox.clear()
    call_command("send_reminders", verbosity=0)
    return [str(letter.subject) for letter in mail.outbox]


@pytest.mark.parametrize(
    ("within", "subject"),
    [
        (4 * timedelta(days=1), "You are asked to do something in Steady: The third call"),
        (3 * timedelta(days=1) - hour, "Due soon: The third call"),
        (hour, "Due soon: The third call"),
        (-hour, "Overdue: The third call"),
        (-13 * timedelta(days=1), "Overdue: The third call"),
    ],
)
def test_it_sends_the_most_urgent_once(assignment, within, subject):
    due(assignment, within)
    assert sent() == [subject]
    assert sent() == []


def test_it_sends_nothing_about_what_is_long_overdue(assignment):
    due(assignment, -15 * timedelta(days=1))
    assert sent() == []


def test_it_sends_one_after_the_other_as_time_passes(assignment):
    now = timezone.now()
    times = (now, assignment.due_at - hour, assignment.due_at + hour)
    kinds = []
    for time in times:
        for letter in letters(now=time):
            send(letter, now=time)
            kinds.append(str(letter.kind))
    assert kinds == ["asked", "due-soon", "overdue"]


def test_it_tells_what_is_asked_and_where(assignment, maya):
    sent()
    letter = mail.outbox[0]
    assert letter.to == ["maya@example.com"]
    for words in ("Hello Maya,", "- The third call", "https://steady.example.com/", "Due: "):
        assert words in letter.body


def test_it_tells_the_time_by_the_readers_clock(assignment, maya):
    due(assignment, 2 * timedelta(days=1))
    assignment.refresh_from_db()
    maya.time_zone = "Asia/Tokyo"
    maya.save()
    sent()
    with timezone.override("Asia/Tokyo"):
        day = timezone.localtime(assignment.due_at).strftime("%-d %B %Y")
    assert day in mail.outbox[0].body


def test_it_escapes_nothing(team, edition, maya):
    make_assignment(team=team, editions=(edition,), title="Fish & chips")
    sent()
    assert "Fish & chips" in mail.outbox[0].subject
    assert "&amp;" not in mail.outbox[0].body


def test_it_does_not_write_to_those_who_passed(assignment, maya):
    make_run(user=maya, assignment=assignment)
    assert sent() == []


def test_it_does_not_write_to_those_who_cannot_pass_any_more(team, edition, maya):
    assignment = make_assignment(team=team, editions=(edition,), attempts_allowed=1)
    make_run(user=maya, assignment=assignment, replies=bad_replies)
    assert sent() == []


def test_it_does_not_write_about_what_was_withdrawn(assignment):
    assignment.withdraw(timezone.now())
    assert sent() == []


def test_it_does_not_write_to_those_who_left(assignment, maya):
    maya.memberships.get().leave(timezone.now())
    assert sent() == []


def test_more_time_makes_a_new_letter(assignment, maya):
    due(assignment, hour)
    assert sent() == ["Due soon: The third call"]
    longer = timezone.now() + 2 * timedelta(days=1)
    Extension.objects.create(assignment=assignment, person=maya, due_at=longer)
    assert sent() == ["Due soon: The third call"]


def test_it_writes_to_one_with_more_time_when_all_others_are_long_overdue(assignment, maya):
    due(assignment, -3 * a_week)
    longer = timezone.now() + hour
    Extension.objects.create(assignment=assignment, person=maya, due_at=longer)
    assert sent() == ["Due soon: The third call"]


def test_a_dry_run_writes_to_nobody(assignment, capsys):
    call_command("send_reminders", dry_run=True)
    subject = "You are asked to do something in Steady: The third call"
    assert capsys.readouterr().out == f"Would write to maya@example.com: {subject}\n"
    assert (mail.outbox, Reminder.objects.count()) == ([], 0)


def test_a_dry_run_tells_nothing_that_was_sent(assignment, capsys):
    assert len(sent()) == 1
    capsys.readouterr()
    call_command("send_reminders", dry_run=True)
    assert capsys.readouterr().out == ""


def test_two_commands_at_once_write_once(assignment):
    (letter,), (same,) = letters(now=timezone.now()), letters(now=timezone.now())
    assert send(letter, now=timezone.now())
    assert send(same, now=timezone.now())
    assert len(mail.outbox) == 1


def test_it_tries_again_what_could_not_be_sent(assignment, monkeypatch):
    def refuse(self, fail_silently=False):
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", refuse)
        with pytest.raises(CommandError, match="Not sent: 1"):
            call_command("send_reminders", verbosity=0)
    assert len(sent()) == 1


def test_it_refuses_where_no_mail_is_set_up(assignment, settings):
    settings.SENDS_MAIL = False
    with pytest.raises(CommandError, match="EMAIL_URL"):
        call_command("send_reminders")


def test_it_asks_as_little_for_many(team, edition, maya, django_assert_num_queries):
    for _ in range(5):
        make_assignment(team=team, editions=(edition,))
    with django_assert_num_queries(7):
        assert len(letters(now=timezone.now())) == 5
