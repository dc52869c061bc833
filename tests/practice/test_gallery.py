from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scenarios.exchange.rows import store_scenario
from scenarios.models import Edition
from tests.conftest import make_edition, read_document, short_talk, text_of
from tests.practice.scripts import make_past, make_talk
from trainer.practice.gallery import cards


@pytest.fixture
def three(db):
    """Of different channels, not in the order of their titles."""
    make_talk(slug="chatty", title="Winter", channel="chat")
    make_talk(slug="at-the-desk", title="autumn", channel="in-person")
    return make_talk(slug="on-the-line", title="Spring", channel="phone")


def guess(edition: Edition, mean: float) -> None:
    """As if picking at random scored this on average."""
    analysis = {**(edition.analysis or {}), "random": {"mean": mean}}
    Edition.objects.filter(pk=edition.pk).update(analysis=analysis)


def make_other(old: str, new: str) -> Edition:
    """Like the short talk, but for this."""
    text = short_talk.replace("short-talk", "other").replace("The third call", "Other")
    return make_edition(text=text.replace(old, new))


def shown(as_person, person, **wanted) -> str:
    return text_of(as_person(person).get(reverse("gallery"), wanted))


def titles(html: str) -> list[str]:
    return re.findall(r'<h2><a href="/scenarios/[-\w]+/">([^<]+)</a></h2>', html)


def test_it_says_when_there_is_nothing_to_practise_yet(as_person, maya):
    html = shown(as_person, maya)
    assert "There is nothing to practise yet" in html
    assert 'role="search"' not in html


def test_it_shows_every_conversation_by_title(as_person, maya, three):
    html = shown(as_person, maya)
    assert titles(html) == ["autumn", "Spring", "Winter"]
    assert "3 conversations" in html


def test_its_labels_have_no_colon(as_person, maya, edition):
    assert ">Channel</label>" in text_of(as_person(maya).get(reverse("gallery")))


def test_it_says_who_they_are_and_how_angry(as_person, maya, edition):
    assert "Rosa Ortega · angry" in shown(as_person, maya)


def test_it_leads_to_the_briefing(as_person, maya, edition):
    assert 'href="/scenarios/short-talk/"' in shown(as_person, maya)


def test_it_leaves_out_what_is_not_published(as_person, maya, db):
    store_scenario(read_document())
    assert titles(shown(as_person, maya)) == []


def test_it_shows_the_newest_edition_alone(as_person, maya, edition):
    make_edition(text=short_talk.replace("The third call", "The fourth call"))
    assert titles(shown(as_person, maya)) == ["The fourth call"]


def test_it_shows_one_channel(as_person, maya, three):
    assert titles(shown(as_person, maya, channel="chat")) == ["Winter"]


def test_it_keeps_what_was_chosen(as_person, maya, three):
    html = shown(as_person, maya, channel="chat", unplayed="on")
    assert '<option value="chat" selected>' in html
    assert 'id="id_unplayed" checked' in html


def test_it_shows_what_was_not_played_yet(as_person, maya, three):
    make_past(user=maya, edition=three)
    assert titles(shown(as_person, maya, unplayed="on")) == ["autumn", "Winter"]


def test_it_combines_what_was_chosen(as_person, maya, three):
    make_past(user=maya, edition=three)
    html = shown(as_person, maya, unplayed="on", channel="phone")
    assert titles(html) == []
    assert "None of them fits" in html


def test_it_shows_all_for_a_channel_that_does_not_exist(as_person, maya, three):
    assert len(titles(shown(as_person, maya, channel="telepathy"))) == 3


@pytest.mark.parametrize(
    ("times", "words"), [(0, "Not played yet"), (1, "Played once"), (2, "Played 2 times")]
)
def test_it_says_how_often_it_was_played(as_person, maya, edition, times, words):
    for _ in range(times):
        make_past(user=maya, edition=edition)
    assert f">{words}</span>" in shown(as_person, maya)


def test_it_counts_what_was_played_in_an_earlier_edition(as_person, maya, finished):
    make_edition(text=short_talk.replace("The third call", "The fourth call"))
    assert "Played once" in shown(as_person, maya)


def test_it_counts_what_was_finished_only(as_person, maya, stopped):
    assert ">Not played yet</span>" in shown(as_person, maya)


def test_it_counts_nobody_elses(as_person, omar, finished):
    assert ">Not played yet</span>" in shown(as_person, omar)


def test_it_gives_the_best_score(as_person, maya, edition):
    make_past(user=maya, edition=edition, score=61)
    make_past(user=maya, edition=edition, score=84)
    assert ">Played 2 times, best 84</span>" in shown(as_person, maya)


def test_it_gives_nobody_elses_best_score(as_person, maya, omar, edition):
    make_past(user=omar, edition=edition, score=99)
    assert "best 99" not in shown(as_person, maya)


def test_it_gives_no_score_of_a_try_from_the_middle(as_person, maya, edition):
    make_past(user=maya, edition=edition, score=99, is_retry=True)
    assert ">Not played yet</span>" in shown(as_person, maya)


@pytest.mark.parametrize(
    ("guessing", "word"), [(55, "easier"), (40, "easier"), (39.9, "middling"), (31.9, "harder")]
)
def test_it_says_how_hard_it_is(as_person, maya, edition, guessing, word):
    guess(edition, guessing)
    assert f'<span class="visually-hidden">Difficulty:</span> {word}</span>' in shown(
        as_person, maya
    )


def test_it_says_nothing_of_what_was_not_analysed(as_person, maya, edition):
    Edition.objects.update(analysis=None)
    assert 'class="level"' not in shown(as_person, maya)


def test_it_names_the_guidelines_that_tell_it_from_the_others(as_person, maya, edition):
    make_other("moves: [restate]", "moves: [empathise]")
    found = {card.slug: [one.slug for one in card.telling] for card in cards(maya)}
    assert (found["short-talk"][0], found["other"][0]) == ("restate", "empathise")
    assert "Practises: Say it back · " in shown(as_person, maya)


def test_it_shows_one_guideline(as_person, maya, three):
    make_other("moves: [restate]", "moves: [empathise]")
    assert titles(shown(as_person, maya, guideline="empathise")) == ["Other"]


def test_it_shows_one_difficulty(as_person, maya, three):
    guess(three, 80)
    assert titles(shown(as_person, maya, level="1")) == ["Spring"]


@pytest.mark.parametrize("wanted", [{"guideline": "no-such"}, {"level": "9"}, {"level": "x"}])
def test_it_shows_all_for_what_cannot_be_chosen(as_person, maya, three, wanted):
    assert len(titles(shown(as_person, maya, **wanted))) == 3


def test_it_offers_the_guidelines_that_are_practised_and_no_others(as_person, maya, edition):
    html = shown(as_person, maya)
    assert '<option value="restate">Say it back</option>' in html
    assert 'value="follow-up"' not in html


def test_it_counts_what_is_shown(as_person, maya, three):
    html = shown(as_person, maya, channel="chat")
    assert "1 of 3 conversations" in html
    assert '<a class="button quiet" href="/scenarios/">Show all</a>' in html


def test_it_asks_the_database_as_often_for_three_as_for_one(as_person, maya, edition):
    client = as_person(maya)
    counts = []
    for more in ((), ("chatty", "at-the-desk")):
        for slug in more:
            make_talk(slug=slug)
        client.get(reverse("gallery"))
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("gallery"))
        counts.append(len(seen))
    assert counts[0] == counts[1]
