from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from scenarios.models import Scenario
from tests.conftest import make_edition, make_team, short_talk, text_of
from tests.practice.scripts import make_talk
from tests.review.assignments import make_assignment
from trainer.accounts.models import Membership
from trainer.review.boards import board_of
from trainer.review.models import Assignment

next_week = timezone.localdate() + timedelta(days=7)


@pytest.fixture
def fill_in(edition, team):
    """What a manager fills in: the short talk, for the whole service line, within a week."""

    def form(**fields) -> dict[str, object]:
        usual = {
            "scenarios": [edition.scenario_id],
            "teams": [team.pk],
            "due_on": next_week.isoformat(),
            "passes_in_a_row": 1,
            "sure": "1",
        }
        return {name: said for name, said in {**usual, **fields}.items() if said is not None}

    return form


def send(as_person, person, form):
    return as_person(person).post(reverse("assign"), form)


def membership(person) -> int:
    return Membership.objects.get(person=person, role="member").pk


def test_it_asks_the_whole_team(as_person, omar, team, fill_in):
    answer = send(as_person, omar, fill_in())
    found = Assignment.objects.get()
    assert (found.team, found.for_whole_team, found.assigned_by) == (team, True, omar)
    assert answer.url == found.get_absolute_url()


def test_it_asks_for_several_scenarios(as_person, omar, edition, fill_in):
    both = [edition.scenario_id, make_talk(slug="another", title="Another call").scenario_id]
    send(as_person, omar, fill_in(scenarios=both))
    assert Assignment.objects.get().scenarios.count() == 2


def test_it_takes_the_terms(as_person, omar, fill_in):
    terms = {"pass_mark": 80, "attempts_allowed": 3, "passes_in_a_row": 2, "title": "Season"}
    send(as_person, omar, fill_in(**terms))
    found = Assignment.objects.get()
    assert {name: getattr(found, name) for name in terms} == terms


def test_it_is_due_at_the_end_of_the_day_by_the_managers_clock(as_person, omar, fill_in):
    omar.time_zone = "America/New_York"
    omar.save()
    send(as_person, omar, fill_in())
    new_york = ZoneInfo("America/New_York")
    assert Assignment.objects.get().due_at == datetime.combine(next_week, time.max, new_york)


def test_it_asks_some_people_by_name(as_person, omar, noah, team, fill_in):
    team.take_in(noah, Membership.Role.MEMBER, now=timezone.now())
    send(as_person, omar, fill_in(teams=None, people=[membership(noah)]))
    found = Assignment.objects.get()
    assert (found.for_whole_team, list(found.people.all())) == (False, [noah])


def test_it_makes_one_for_each_team(as_person, omar, noah, team, fill_in):
    night = make_team(name="Night shift", managers=(omar,), members=(noah,))
    answer = send(as_person, omar, fill_in(teams=[team.pk, night.pk]))
    assert {one.team for one in Assignment.objects.all()} == {team, night}
    assert answer.url == reverse("assignments")


def test_it_asks_nobody_twice_who_is_in_the_team(as_person, omar, maya, fill_in):
    send(as_person, omar, fill_in(people=[membership(maya)]))
    found = Assignment.objects.get()
    assert len(board_of(found, now=timezone.now()).asked) == 1


def test_it_first_shows_who_would_be_asked(as_person, omar, fill_in):
    html = text_of(send(as_person, omar, fill_in(sure=None)))
    assert "1 person would be asked" in html
    assert "Maya Okafor" in html
    assert not Assignment.objects.exists()


def test_it_carries_the_form_through_that_page(as_person, omar, edition, team, fill_in):
    html = text_of(send(as_person, omar, fill_in(sure=None, pass_mark=80)))
    assert f'type="hidden" name="scenarios" value="{edition.scenario_id}"' in html
    assert f'type="hidden" name="teams" value="{team.pk}"' in html
    assert 'type="hidden" name="pass_mark" value="80"' in html


def test_it_leads_back_to_the_form_as_it_was(as_person, omar, fill_in):
    html = text_of(send(as_person, omar, fill_in(sure=None, change="1", title="Season")))
    assert 'value="Season"' in html
    assert "See who would be asked" in html


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"scenarios": None}, "Choose one conversation or more."),
        ({"teams": None}, "Choose a team, or some people."),
        ({"due_on": "2020-01-01"}, "That day is over."),
        ({"due_on": "soon"}, "Enter a valid date."),
        ({"pass_mark": 101}, "less than or equal to 100"),
        ({"attempts_allowed": 0}, "greater than or equal to 1"),
        ({"attempts_allowed": 1, "passes_in_a_row": 2}, "nobody could pass"),
        ({"scenarios": [0]}, "not one of the available choices"),
    ],
)
def test_it_says_what_is_wrong(as_person, omar, fill_in, fields, words):
    assert words in text_of(send(as_person, omar, fill_in(**fields)))
    assert not Assignment.objects.exists()


def test_it_does_not_ask_another_team(as_person, omar, other_team, fill_in):
    send(as_person, omar, fill_in(teams=[other_team.pk]))
    assert not Assignment.objects.exists()


def test_it_does_not_ask_people_of_another_team(as_person, omar, noah, other_team, fill_in):
    send(as_person, omar, fill_in(teams=None, people=[membership(noah)]))
    assert not Assignment.objects.exists()


def test_an_administrator_may_ask_any_team(as_person, ruth, fill_in):
    send(as_person, ruth, fill_in())
    assert Assignment.objects.exists()


@pytest.mark.parametrize("who", ["maya", "ada"])
def test_it_is_not_there_for_those_who_manage_nobody(as_person, request, fill_in, who):
    person = request.getfixturevalue(who)
    assert send(as_person, person, fill_in()).status_code == 404
    assert as_person(person).get(reverse("assign")).status_code == 404


def shown(as_person, person, query: str = "") -> str:
    return text_of(as_person(person).get(reverse("assign") + query))


def test_it_offers_what_can_be_played(as_person, omar, team, edition):
    make_talk(slug="archived", title="An old call")
    Scenario.objects.filter(slug="archived").update(archived_at=timezone.now())
    html = shown(as_person, omar)
    assert "The third call" in html
    assert "An old call" not in html


def test_it_says_how_hard_each_is(as_person, omar, team, db):
    make_edition(text=short_talk)
    assert 'data-level="' in shown(as_person, omar)


def test_it_offers_only_ones_own_people(as_person, omar, team, other_team, edition):
    html = shown(as_person, omar)
    assert "Maya Okafor" in html
    assert "Noah Weber" not in html


def again(as_person, person, assignment) -> str:
    return text_of(as_person(person).get(reverse("assign-again", args=[assignment.public_id])))


def test_it_can_be_filled_in_as_another_was(as_person, omar, team, edition):
    before = make_assignment(team=team, editions=(edition,), title="Season", pass_mark=81)
    html = again(as_person, omar, before)
    assert html.count("checked") == 2
    assert [f'value="{said}"' in html for said in ("Season", 81)] == [True, True]


def test_it_is_filled_in_with_the_people_who_were_named(as_person, omar, maya, team, edition):
    html = again(as_person, omar, make_assignment(team=team, editions=(edition,), people=(maya,)))
    assert f'name="people" value="{membership(maya)}"' in html
    assert html.count("checked") == 2


def test_it_can_be_filled_in_by_its_address(as_person, omar, team, edition):
    html = shown(as_person, omar, f"?scenarios={edition.scenario_id}&teams={team.pk}")
    assert html.count("checked") == 2
