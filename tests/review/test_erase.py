"""Erasing a person: nothing leads to them any more, and every count stays right."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from scenarios.rulebook import current_rulebook
from tests.conftest import make_attempt, text_of
from tests.practice.assessed import make_assessed
from tests.review.coaching import comment, dispute, run_page
from tests.review.people import places_that_name_people
from tests.review.runs import days_ago, make_run
from trainer.accounts.models import Membership, User
from trainer.practice import recording
from trainer.practice.models import Attempt, Remark, Review, Turn
from trainer.review.erasing import erase, policy
from trainer.review.models import Comment, Dispute, Erasure, Opening
from trainer.review.reports.heatmap import heatmap
from trainer.review.reports.period import Period


def forget(person: User, by: User) -> None:
    erase(person, reason="Asked for it.", by=by, now=timezone.now())


def post(as_person, who: User, person: User, **said):
    return as_person(who).post(reverse("person-erase", args=[person.pk]), said)


sure = {"reason": "Asked for it.", "sure": "on"}


def test_every_place_that_names_a_person_is_decided_about():
    assert places_that_name_people() == set(policy)


def everything_stored() -> str:
    """The whole database as text."""
    rows: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [str(row) for row in cursor.fetchall()]
    return "\n".join(rows)


def test_nothing_leads_to_them_any_more(as_person, poor_run, maya, omar, ruth):
    practised = make_attempt(user=maya, edition=poor_run.edition, replies=("go-on",))
    recording.keep_notes(practised, "Maya was here", version=0)
    comment(as_person, omar, poor_run, "Why, Maya?", turn=1)
    dispute(as_person, poor_run, words="Because Maya says so.")
    run_page(as_person, omar, poor_run)
    forget(maya, ruth)
    left = everything_stored()
    assert [word for word in ("Maya", "Okafor", "maya@example.com") if word in left] == []


def test_the_words_are_gone_and_the_results_are_not(poor_run, maya, ruth):
    make_run(user=maya, edition=poor_run.edition, mode=Attempt.Mode.PRACTICE)
    before = Attempt.objects.assessed().values("score", "passed", "outcome").get()
    forget(maya, ruth)
    assert Attempt.objects.values("score", "passed", "outcome").get() == before
    assert not Turn.objects.exists()
    assert not Review.objects.exists()


def test_the_report_of_the_team_counts_the_same(poor_run, team, maya, ruth):
    period = Period(days_ago(10), timezone.now())
    before = heatmap(team, period, current_rulebook())
    forget(maya, ruth)
    after = heatmap(team, period, current_rulebook())
    assert after.cells == before.cells
    assert [str(one.user) for one in after.people] == ["Somebody who was erased"]


def test_nobody_gets_in_as_them(as_person, maya, ruth):
    client = as_person(maya)
    forget(maya, ruth)
    maya.refresh_from_db()
    assert client.get("/").status_code == 302
    assert authenticate(email="maya@example.com", password="a-long-password") is None
    assert (maya.is_active, maya.has_usable_password()) == (False, False)


def test_the_address_is_free_again(maya, ruth):
    forget(maya, ruth)
    again = User.objects.create_user("maya@example.com", "another-password", name="Maya Again")
    assert again.pk != maya.pk


def test_they_have_left_their_teams(team, maya, ruth):
    forget(maya, ruth)
    assert not Membership.objects.open().filter(person=maya).exists()
    assert Membership.objects.filter(person=maya).exists()


def test_a_run_that_goes_on_is_closed(maya, edition, ruth):
    make_assessed(user=maya, edition=edition, replies=("go-on",))
    forget(maya, ruth)
    assert Attempt.objects.get().lapsed_at


def test_what_they_said_of_the_runs_of_others_stays(as_person, poor_run, omar, ruth):
    comment(as_person, omar, poor_run, "Well done.")
    run_page(as_person, omar, poor_run)
    forget(omar, ruth)
    found = Comment.objects.get()
    assert (found.words, str(found.author)) == ("Well done.", "Somebody who was erased")
    assert Opening.objects.count() == 1


def test_remarks_lose_their_name(edition, maya, ruth):
    Remark.objects.create(
        edition=edition, node="opening", kind="unfair", words="Hm.", person=maya, is_signed=True
    )
    forget(maya, ruth)
    found = Remark.objects.get()
    assert (found.words, found.person, found.is_signed) == ("Hm.", None, False)


def test_it_asks_first_and_why(as_person, maya, ruth):
    page = text_of(as_person(ruth).get(reverse("person-erase", args=[maya.pk])))
    assert "Erase Maya Okafor?" in page
    for said in ({"reason": "Asked for it."}, {"sure": "on"}):
        assert 'class="errorlist"' in text_of(post(as_person, ruth, maya, **said))
    assert User.objects.filter(name="Maya Okafor").exists()


def test_it_is_on_record_by_whom_and_why(as_person, maya, ruth):
    answer = post(as_person, ruth, maya, **sure)
    found = Erasure.objects.get()
    assert (found.person, found.erased_by, found.reason) == (maya, ruth, "Asked for it.")
    assert "This person was erased." in text_of(as_person(ruth).get(answer.url))


def test_a_second_time_there_is_nobody(as_person, maya, ruth):
    post(as_person, ruth, maya, **sure)
    assert post(as_person, ruth, maya, **sure).status_code == 404


def test_nobody_erases_themselves(as_person, ruth):
    assert post(as_person, ruth, ruth, **sure).status_code == 409
    assert User.objects.filter(name="Ruth Adeyemi").exists()


@pytest.mark.parametrize("who", ["maya", "omar", "lena", "ada"])
def test_nobody_but_administrators_erases(as_person, request, maya, who):
    for teams in ("team", "other_team"):
        request.getfixturevalue(teams)
    answer = post(as_person, request.getfixturevalue(who), maya, **sure)
    assert (answer.status_code, Erasure.objects.count()) == (404, 0)


def test_their_disputes_wait_for_nobody(as_person, poor_run, maya, omar, ruth):
    dispute(as_person, poor_run)
    forget(maya, ruth)
    assert not Dispute.objects.exists()
    assert "disputed finding" not in text_of(as_person(omar).get("/"))


def test_retention_has_nothing_left_to_do(poor_run, maya, ruth, capsys):
    forget(maya, ruth)
    call_command("retention", "--yes")
    assert "Reduced to their results: 0" in capsys.readouterr().out
