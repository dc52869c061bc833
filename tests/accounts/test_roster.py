"""A file of people: what it would do, what is wrong with it, and doing it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.accounts.conftest import make_invitation
from tests.conftest import make_person, text_of
from trainer.accounts.models import Invitation, Membership, User
from trainer.accounts.roster import Plan, plan_of

heading = "e-mail,name,team,role\n"
zoe = "zoe@example.com,Zoe Marsh,Service line,member\n"


@pytest.fixture
def plan(ruth, team, other_team):
    """What a file would do if Ruth asked for it, or somebody else."""

    def make(text: str, *, by: User = ruth) -> Plan:
        return plan_of(text, by=by, now=timezone.now())

    return make


@pytest.fixture
def upload(as_person, team, other_team):
    """Uploads a file; or says yes to it."""

    def send(person: User, content: bytes | str, *, confirmed: bool = False):
        client, address = as_person(person), reverse("roster")
        if confirmed:
            return client.post(address, {"text": content, "confirmed": ""})
        raw = content if isinstance(content, bytes) else content.encode()
        return client.post(address, {"file": SimpleUploadedFile("people.csv", raw)})

    return send


def deeds(plan: Plan) -> list[str]:
    return [str(step.deed) for step in plan.steps]


@pytest.mark.parametrize(
    "text",
    [
        heading + zoe,
        (heading + zoe).replace(",", ";"),
        (heading + zoe).replace(",", "\t"),
        (heading + zoe).replace("\n", "\r\n"),
        "Role;Team;Name;E-Mail\r\nMember;SERVICE LINE;Zoe Marsh;zoe@example.com",
        "email,team\nzoe@example.com,Service line\n\n,\n",
        'e-mail,name,team\nzoe@example.com,"Marsh, Zoe",Service line\n',
    ],
)
def test_it_reads_what_spreadsheets_write(plan, text, team):
    (step,) = plan(text).steps
    assert (step.line.email, step.team, str(step.deed)) == ("zoe@example.com", team, "invite")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("zoe,Zoe,Service line,", "“zoe” is no e-mail address."),
        ("z@example.com,,Servce line,", "There is no team “Servce line”. Is it “Service line”?"),
        ("z@example.com,,Nowhere,", "There is no team “Nowhere” that you look after."),
        ("z@example.com,,Service line,boss", "“boss” is no role. Write member or manager."),
        ("z@example.com,,,manager", "A manager needs a team. Write which."),
        (f"z@example.com,{'z' * 151},Service line,", "The name is too long. 150 letters fit."),
        ("paul@example.com,,Service line,", "This account is closed."),
    ],
)
def test_it_says_what_is_wrong_and_how_to_mend_it(plan, line, problem):
    make_person(name="Paul Left", is_active=False)
    found = plan(heading + zoe + line)
    assert next(step.problem for step in found.steps if step.problem).startswith(problem)
    assert (found.problems, found.can_be_done, found.steps[1].line.number) == (1, False, 3)


def test_it_finds_the_same_line_twice(plan):
    found = plan(heading + zoe + zoe.upper().replace("MEMBER", ""))
    assert found.steps[1].problem == "The same stands in line 2. Take one of them out."


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "The first line must name the columns: e-mail, name, team, role."),
        ("zoe@example.com,Zoe\n", "The first line must name the columns"),
        (heading, "There is nobody in it."),
        (
            heading + "".join(f"p{n}@example.com,,,\n" for n in range(201)),
            "It has over 200 people.",
        ),
        (heading + '"zoe', "A quotation mark is out of place."),
        (heading + "\x00" + zoe, "There are signs in it that belong to no text."),
    ],
)
def test_it_says_what_is_wrong_with_the_file(plan, text, problem):
    assert problem in plan(text).problem


def test_it_knows_who_is_here_already(plan, omar):
    text = "e-mail,team\nmaya@example.com,Service line\nnoah@example.com,Service line\n"
    assert deeds(plan(text)) == ["nothing", "take-in"]
    assert deeds(plan(text, by=omar)) == ["nothing", "ask"]


def test_it_lets_managers_into_their_own_teams_only(plan, omar):
    found = plan(heading + zoe + zoe.replace("Service line", "Front desk"), by=omar)
    assert [step.problem for step in found.steps] == [
        "",
        "There is no team “Front desk” that you look after.",
    ]


def test_it_lets_managers_make_no_managers(plan, omar):
    (step,) = plan(heading + zoe.replace("member", "manager"), by=omar).steps
    assert step.problem == "Managers are made by an administrator. Write member."


def test_it_lets_managers_invite_nobody_into_no_team(plan, omar):
    (step,) = plan("e-mail\nzoe@example.com", by=omar).steps
    assert step.problem == "The team is missing. Write the name of one of yours."


def test_it_shows_what_would_happen_and_does_nothing(upload, omar, mailoutbox):
    html = text_of(upload(omar, heading + zoe))
    assert all(words in html for words in ("Nothing has been done yet", "is invited", "Do it: 1"))
    assert not Invitation.objects.exists()
    assert mailoutbox == []


def test_it_does_it_when_told_so(upload, ruth, team, noah, mailoutbox):
    text = heading + zoe + "noah@example.com,,Service line,manager\n"
    upload(ruth, text, confirmed=True)
    assert [mail.to for mail in mailoutbox] == [["zoe@example.com"]]
    assert noah.memberships.open().as_managers().filter(team=team).exists()


def test_it_changes_nothing_the_second_time(upload, ruth, mailoutbox):
    text = heading + zoe + "noah@example.com,,Service line,\n"
    upload(ruth, text, confirmed=True)
    before = [*Invitation.objects.values()], Membership.objects.count(), len(mailoutbox)
    html = text_of(upload(ruth, text, confirmed=True))
    assert "Nothing: all of it is so already." in html
    assert ([*Invitation.objects.values()], Membership.objects.count(), len(mailoutbox)) == before


def test_it_invites_into_two_teams_with_one_mail_that_works(upload, ruth, client, mailoutbox):
    upload(ruth, heading + zoe + zoe.replace("Service line", "Front desk"), confirmed=True)
    (mail,) = mailoutbox
    path = Invitation.objects.get().path
    assert path in mail.body
    assert Invitation.objects.get().places.count() == 2


def test_it_does_all_or_nothing(upload, ruth, monkeypatch):
    def fails_for_yan(email: str, **how) -> Invitation | None:
        if email.startswith("yan"):
            raise RuntimeError("the database went away")
        return make_invitation(team=None, by=ruth, email=email)

    monkeypatch.setattr("trainer.accounts.roster.bring", fails_for_yan)
    with pytest.raises(RuntimeError, match="went away"):
        upload(ruth, heading + zoe + "yan@example.com,,Service line,\n", confirmed=True)
    assert not Invitation.objects.exists()


def test_it_does_nothing_while_a_line_is_wrong(upload, ruth):
    html = text_of(upload(ruth, heading + zoe + "yan,,,\n", confirmed=True))
    assert "1 line is not right" in html
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf" + (heading + zoe).encode()])
def test_it_reads_a_byte_order_mark(upload, omar, content):
    assert "is invited" in text_of(upload(omar, content))


def test_it_keeps_letters_of_all_kinds(upload, omar):
    html = text_of(upload(omar, heading + zoe.replace("Zoe Marsh", "Zoë Mårsh")))
    assert "Zoë Mårsh" in html


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("Zoë".encode("latin-1"), "Save it as “CSV UTF-8” and try again."),
        (b"", "The submitted file is empty."),
        (b"x" * 200_001, "That file is too large"),
    ],
)
def test_it_says_which_file_it_wants(upload, omar, content, complaint):
    assert complaint in text_of(upload(omar, content))


def test_it_asks_the_database_as_often_for_many_lines(plan, django_assert_max_num_queries):
    many = heading + "".join(f"p{n}@example.com,,Service line,\n" for n in range(100))
    with django_assert_max_num_queries(5):
        plan(many)


cells = [heading, zoe, "e-mail;team\n", "zoe@example.com", "Service line", "manager", "=1+1", "é"]
marks = ['"', ",", ";", "\t", "\n", "\r", "\x00", "@", " "]
pieces = st.sampled_from(cells) | st.sampled_from(marks) | st.text(max_size=5)


@settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(pieces, max_size=12).map("".join))
def test_it_reads_or_refuses_whatever_there_is(plan, text):
    """Whole files, and lines below a good heading: a sentence for each, and nothing is done."""
    for made in (plan(text), plan(heading + text)):
        assert made.problem or all(step.problem or step.deed for step in made.steps)
    assert not Invitation.objects.exists()
