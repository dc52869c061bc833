"""The page of one assignment, and what can be done there."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.conftest import make_person, text_of, where
from tests.practice.after import fair, lying, make_boiler
from tests.practice.assessed import a_day
from tests.review.assignments import a_week, bad_replies, line_of, make_assignment, make_run
from trainer.practice.lapsing import give_up
from trainer.practice.models import Attempt
from trainer.review.assigned import begin
from trainer.review.models import Extension

pages = [("assignment", "get"), ("assign-again", "get"), ("extend", "get"), ("withdraw", "get")]


def address(name: str, assignment, person=None) -> str:
    public_id = getattr(assignment, "public_id", assignment)
    more = [person.pk] if name == "extend" else []
    return reverse(name, args=[public_id, *more])


def shown(as_person, person, assignment) -> str:
    return text_of(as_person(person).get(address("assignment", assignment)))


@pytest.fixture
def opened(as_person, request, assignment, maya, other_team):
    """How a page of the assignment answers somebody."""

    def ask(who: str, name: str, *, method: str = "get") -> int:
        client = as_person(request.getfixturevalue(who))
        status: int = client.generic(method, address(name, assignment, maya)).status_code
        return status

    return ask


@pytest.mark.parametrize(("name", "method"), [*pages, ("extend", "post"), ("withdraw", "post")])
@pytest.mark.parametrize("who", ["maya", "lena", "ada"])
def test_it_is_not_there_for_anybody_else(opened, who, name, method):
    assert opened(who, name, method=method) == 404


@pytest.mark.parametrize(("name", "method"), pages)
@pytest.mark.parametrize("who", ["omar", "ruth"])
def test_it_opens_to_those_who_look_after_the_team(opened, who, name, method):
    assert opened(who, name, method=method) == 200


@pytest.mark.parametrize(("name", "method"), pages)
def test_it_asks_a_stranger_to_sign_in(client, maya, assignment, name, method):
    answer = client.generic(method, address(name, assignment, maya))
    assert answer.url.startswith("/accounts/sign-in/")


@pytest.mark.parametrize("name", ["assignment", "assign-again", "extend", "withdraw"])
def test_an_unknown_one_is_not_there(as_person, omar, maya, team, name):
    assert as_person(omar).get(address(name, uuid4(), maya)).status_code == 404


def test_it_says_who_stands_where(as_person, omar, maya, assignment):
    run = make_run(user=maya, assignment=assignment)
    html = shown(as_person, omar, assignment)
    assert "Maya Okafor" in html
    assert ">Passed</span>" in html
    assert f'<b class="number">{run.score}</b>' in html


def test_it_leads_to_the_run(as_person, omar, maya, assignment):
    run = make_run(user=maya, assignment=assignment)
    target = reverse("run", args=[run.public_id])
    assert f'href="{target}"' in shown(as_person, omar, assignment)
    assert as_person(omar).get(target).status_code == 200


@pytest.mark.parametrize(
    ("replies", "mark", "barred"), [(lying, 0, True), (lying, 100, False), (fair, 100, False)]
)
def test_it_says_when_the_number_would_have_passed(ask_for_the_boiler, replies, mark, barred):
    """What bars a pass never changes the number, so the number alone would puzzle."""
    html = ask_for_the_boiler(replies, pass_mark=mark)
    assert ">Passed</span>" not in html
    assert ("something said bars a pass" in html) is barred


@pytest.fixture
def ask_for_the_boiler(as_person, omar, maya, team):
    """The page of an assignment after Maya has played the boiler in a certain way."""

    def page(replies: tuple[str, ...], *, pass_mark: int) -> str:
        asked = make_assignment(team=team, editions=(make_boiler(),), pass_mark=pass_mark)
        make_run(user=maya, assignment=asked, replies=replies)
        return shown(as_person, omar, asked)

    return page


def test_it_does_not_lead_to_a_run_that_goes_on(as_person, omar, maya, assignment):
    run = begin(maya, assignment, assignment.scenarios.get(), now=timezone.now())
    assert run
    assert str(run.public_id) not in shown(as_person, omar, assignment)


def test_it_says_that_the_solutions_were_seen_before(as_person, omar, maya, assignment):
    first = make_run(user=maya, assignment=assignment, replies=bad_replies)
    assert "solutions seen before" not in shown(as_person, omar, assignment)
    as_person(maya).get(where("debrief", first))
    make_run(user=maya, assignment=assignment)
    assert "solutions seen before" in shown(as_person, omar, assignment)


def test_it_says_that_a_run_lapsed(as_person, omar, maya, assignment):
    run = begin(maya, assignment, assignment.scenarios.get(), now=timezone.now())
    assert run
    give_up(run, now=timezone.now())
    assert "Lapsed" in shown(as_person, omar, assignment)


def test_it_notices_a_run_whose_time_is_over(as_person, omar, maya, assignment):
    begin(maya, assignment, assignment.scenarios.get(), now=timezone.now() - a_day)
    assert "Lapsed" in shown(as_person, omar, assignment)


def test_it_says_that_it_was_passed_late(as_person, omar, maya, team, edition):
    over = timezone.now() - timedelta(days=2)
    assignment = make_assignment(team=team, editions=(edition,), due_at=over)
    make_run(user=maya, assignment=assignment)
    assert ">late</span>" in shown(as_person, omar, assignment)


def test_it_shows_nothing_of_practice(as_person, omar, maya, assignment, wrapped_up):
    html = shown(as_person, omar, assignment)
    assert ">Not started</span>" in html
    assert str(wrapped_up.score) + "</b>" not in html


def test_it_asks_as_little_for_many(
    as_person, omar, team, assignment, django_assert_max_num_queries
):
    client = as_person(omar)
    for number in range(10):
        person = make_person(name=f"Person{number} Smith")
        assignment.team.take_in(person, "member", now=timezone.now())
        make_run(user=person, assignment=assignment, replies=bad_replies)
    with django_assert_max_num_queries(10):
        client.get(address("assignment", assignment))


def extend(as_person, omar, maya, assignment, **fields):
    day = timezone.localdate() + timedelta(days=30)
    form = {"due_on": day.isoformat(), **fields}
    return as_person(omar).post(address("extend", assignment, maya), form)


def test_it_gives_one_person_more_time(as_person, omar, maya, assignment):
    answer = extend(as_person, omar, maya, assignment)
    assert answer.url == assignment.get_absolute_url()
    assert line_of(maya, assignment).due_at > assignment.due_at + 2 * a_week
    assert "has until" in shown(as_person, omar, assignment)


def test_it_gives_more_attempts_where_they_are_counted(as_person, omar, maya, team, edition):
    assignment = make_assignment(team=team, editions=(edition,), attempts_allowed=1)
    extend(as_person, omar, maya, assignment, more_attempts=2)
    assert line_of(maya, assignment).cells[0].standing.attempts_left == 3


def test_the_last_extension_counts(as_person, omar, maya, assignment):
    extend(as_person, omar, maya, assignment)
    soon = timezone.localdate() + timedelta(days=2)
    extend(as_person, omar, maya, assignment, due_on=soon.isoformat())
    assert timezone.localdate(Extension.objects.get().due_at) == soon


def test_it_gives_no_time_in_the_past(as_person, omar, maya, assignment):
    answer = extend(as_person, omar, maya, assignment, due_on="2020-01-01")
    assert "That day is over." in text_of(answer)
    assert not Extension.objects.exists()


def test_it_gives_no_time_to_who_is_not_asked(as_person, omar, noah, assignment):
    assert extend(as_person, omar, noah, assignment).status_code == 404


def test_it_gives_no_time_once_it_is_withdrawn(as_person, omar, maya, assignment):
    assignment.withdraw(timezone.now())
    assert extend(as_person, omar, maya, assignment).status_code == 404


def test_withdrawing_asks_first(as_person, omar, assignment):
    html = text_of(as_person(omar).get(address("withdraw", assignment)))
    assert "is asked of 1 person." in html
    assignment.refresh_from_db()
    assert assignment.withdrawn_at is None


def test_withdrawing_loses_no_attempt(as_person, omar, maya, assignment):
    run = make_run(user=maya, assignment=assignment)
    answer = as_person(omar).post(address("withdraw", assignment), follow=True)
    assert "Nobody is asked any more; what was played is kept." in text_of(answer)
    assert f'<b class="number">{run.score}</b>' in text_of(answer)


def test_withdrawing_throws_nobody_out(as_person, omar, maya, assignment):
    run = begin(maya, assignment, assignment.scenarios.get(), now=timezone.now())
    assert run
    as_person(omar).post(address("withdraw", assignment))
    client = as_person(maya)
    for number, reply in enumerate(("go-on", "back", "fix"), 1):
        client.post(where("reply", run), {"turn": number, "reply": reply})
    assert Attempt.objects.get().finished_at


def test_withdrawing_twice_changes_nothing(as_person, omar, assignment):
    as_person(omar).post(address("withdraw", assignment))
    assignment.refresh_from_db()
    first = assignment.withdrawn_at
    as_person(omar).post(address("withdraw", assignment))
    assignment.refresh_from_db()
    assert assignment.withdrawn_at == first
