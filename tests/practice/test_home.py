from __future__ import annotations

from django.urls import reverse

from tests.conftest import make_attempt, text_of, where
from tests.practice.scripts import make_past, make_talk


def shown(as_person, person) -> str:
    return text_of(as_person(person).get(reverse("home")))


def test_it_greets_by_the_first_name(as_person, maya):
    assert "Hello, Maya</h1>" in shown(as_person, maya)


def test_it_tells_a_newcomer_what_this_is(as_person, maya):
    assert "Here you rehearse hard conversations" in shown(as_person, maya)


def test_it_says_when_there_is_nothing_to_practise(as_person, maya):
    html = shown(as_person, maya)
    assert "There is nothing to practise yet" in html
    assert "Write or import one" not in html


def test_it_shows_an_author_the_way_out(as_person, ada):
    assert reverse("admin:scenarios_scenario_changelist") in shown(as_person, ada)


def test_it_says_that_no_more_to_those_who_have_played(as_person, maya, wrapped_up):
    assert "Here you rehearse hard conversations" not in shown(as_person, maya)


def test_it_offers_to_carry_on_with_what_is_open(as_person, maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on",))
    html = shown(as_person, maya)
    assert f'href="{where("conversation", attempt)}"' in html
    assert f'action="{where("stop", attempt)}"' in html


def test_it_leaves_out_what_was_opened_and_not_spoken_in(as_person, maya, attempt):
    assert where("conversation", attempt) not in shown(as_person, maya)


def test_it_leaves_out_what_was_stopped(as_person, maya, stopped):
    assert where("conversation", stopped) not in shown(as_person, maya)


def test_it_leads_from_a_finished_conversation_to_its_wrap_up(as_person, maya, finished):
    html = shown(as_person, maya)
    assert f'href="{where("wrap-up", finished)}"' in html
    assert "Finish the wrap-up" in html


def test_it_leads_from_a_conversation_that_is_done_to_its_debrief(as_person, maya, wrapped_up):
    html = shown(as_person, maya)
    assert f'href="{where("debrief", wrapped_up)}"' in html
    assert "Resolved" in html


def test_it_shows_the_last_five_newest_first(as_person, maya, edition):
    past = [make_past(user=maya, edition=edition, days_ago=days) for days in range(6)]
    html = shown(as_person, maya)
    places = [html.find(where("debrief", attempt)) for attempt in past]
    assert places[:5] == sorted(places[:5])
    assert places[0] > 0
    assert places[5] == -1


def test_it_shows_nothing_of_anybody_else(as_person, omar, finished):
    html = shown(as_person, omar)
    assert str(finished.public_id) not in html
    assert "Your last conversations" not in html


def test_it_offers_what_is_new_to_them(as_person, maya, edition):
    html = shown(as_person, maya)
    assert "New to you" in html
    assert f'href="{reverse("briefing", args=["short-talk"])}"' in html


def test_it_offers_three_new_ones_at_most(as_person, maya, db):
    for number in range(4):
        make_talk(slug=f"talk-{number}", title=f"Call {number}")
    html = shown(as_person, maya)
    assert [f"talk-{number}" in html for number in range(4)] == [True, True, True, False]


def test_it_does_not_call_new_what_was_played(as_person, maya, finished):
    assert "New to you" not in shown(as_person, maya)
