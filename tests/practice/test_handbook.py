"""The handbook: who may open it, what stands on each page, and where its links lead."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scenarios.editions import script_of
from scenarios.models import GuidelineChange
from scenarios.rulebook import shipped_books
from tests.conftest import make_edition, short_talk, text_of
from tests.practice.scripts import make_past, make_talk
from tests.scenarios.house import make_guideline, make_rule
from tests.web.markup import doubled_ids, elsewhere, inline
from trainer.conversation.practising import practises
from trainer.guidance.handbook import shipped_handbook
from trainer.guidance.loading import shipped_rulebook
from trainer.practice.handbook import page_of

rulebook = shipped_rulebook()
slugs = list(rulebook.guidelines)
addresses = ["/handbook/", "/handbook/decisions/", "/handbook/hear-out/"]
most = 8  # session, person, what they manage, three of the house rules, two of the gallery


@pytest.fixture
def shown(as_person, maya):
    """A page as Maya reads it."""

    def show(name: str, *args: str) -> str:
        return unescape(text_of(as_person(maya).get(reverse(name, args=args))))

    return show


def hrefs(html: str) -> set[str]:
    return set(re.findall(r'href="([^"]+)"', html))


# Who may open it


@pytest.mark.parametrize("address", addresses)
def test_it_asks_a_stranger_to_sign_in_and_come_back(client, db, address):
    answer = client.get(address)
    assert (answer.status_code, answer.url) == (302, f"/accounts/sign-in/?next={address}")


@pytest.mark.parametrize("address", addresses)
@pytest.mark.parametrize("person", ["maya", "ada"])
def test_it_opens_to_whoever_signed_in(as_person, request, person, address):
    answer = as_person(request.getfixturevalue(person)).get(address)
    assert answer.status_code == 200


@pytest.mark.parametrize("address", addresses)
def test_it_can_only_be_read(as_person, maya, address):
    assert as_person(maya).post(address).status_code == 405


@pytest.mark.parametrize("slug", ["no-such-guideline", "listen"])
def test_it_has_no_page_for_what_is_no_guideline(as_person, maya, slug):
    assert as_person(maya).get(f"/handbook/{slug}/").status_code == 404


def test_it_says_that_a_guideline_of_the_house_is_gone(as_person, maya):
    made = make_guideline()
    make_rule(made, moves=["listen"])
    assert as_person(maya).get("/handbook/offer-call-back/").status_code == 200
    made.delete()
    assert "This is not in the handbook" in text_of(
        as_person(maya).get("/handbook/offer-call-back/")
    )


def test_it_has_a_chapter_for_the_house_rules(shown):
    make_rule(make_guideline(), moves=["listen"])
    html = shown("handbook")
    assert '<h2 id="house-rules">House rules</h2>' in html
    assert "<cite>Our policy</cite>" in html


def test_it_says_what_the_house_counts_differently(shown):
    GuidelineChange.objects.create(guideline="no-calm-down", weight=1, critical=True)
    html = shown("guideline", "no-calm-down")
    assert "Your organisation lets it count differently" in html
    assert "Each time it is broken, it costs 1 point." in html
    assert "Breaking it weighs more than points" in html


def test_it_says_no_more_that_it_is_critical(shown):
    assert "One way to break it weighs more" in shown("guideline", "be-truthful")
    GuidelineChange.objects.create(guideline="be-truthful", critical=False)
    assert "weighs more than points" not in shown("guideline", "be-truthful")


# Every page


@pytest.mark.parametrize("address", addresses)
def test_it_keeps_to_the_policy_and_uses_an_id_once(as_person, maya, edition, address):
    html = text_of(as_person(maya).get(address))
    assert (inline(html), elsewhere(html), doubled_ids(html)) == ([], [], [])


@pytest.mark.parametrize("address", addresses)
def test_it_asks_the_database_eight_times_at_most(as_person, maya, edition, address):
    make_talk(slug="chatty")
    client = as_person(maya)
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    assert len(seen) <= most


@pytest.mark.parametrize("address", addresses)
def test_it_is_marked_in_the_navigation(as_person, maya, address):
    html = text_of(as_person(maya).get(address))
    assert '<a href="/handbook/" aria-current="page">Handbook</a>' in html


# The first page


def test_it_leads_to_every_guideline_in_the_order_of_the_catalogue(shown):
    found = re.findall(r'<h3><a href="/handbook/([-\w]+)/">', shown("handbook"))
    assert found == slugs


def test_it_gives_the_advice_of_every_guideline(shown):
    html = shown("handbook")
    assert [one.slug for one in rulebook.guideline if one.advice not in html] == []


def test_it_groups_them_under_plain_headings(shown):
    found = re.findall(r"<h2 id=[^>]+>([^<]+)</h2>", shown("handbook"))
    assert found[:-2] == [one.title for one in shipped_handbook().chapter]


def test_it_names_the_documents(shown):
    html = shown("handbook")
    assert [one.title for one in rulebook.documents.values() if one.title not in html] == []


@pytest.mark.parametrize(
    ("page", "args"), [("handbook", ()), ("decisions", ()), ("guideline", ("warn-twice",))]
)
def test_it_puts_safety_first_where_that_may_be_looked_for(shown, page, args):
    html = shown(page, *args)
    assert "Safety comes first." in html
    assert "Stop, and get help." in html


def test_it_leaves_that_out_where_nothing_calls_for_it(shown):
    assert "Safety comes first." not in shown("guideline", "restate")


@pytest.mark.parametrize("page", ["handbook", "decisions"])
def test_every_link_within_the_handbook_leads_somewhere(shown, page):
    within = {tuple(href.split("#")) for href in hrefs(shown(page)) if "#" in href}
    pages = {"": page, "/handbook/": "handbook", "/handbook/decisions/": "decisions"}
    lost = [(at, to) for at, to in within if f'id="{to}"' not in shown(pages[at])]
    assert lost == []


# The decisions


@pytest.mark.parametrize("decision", shipped_handbook().decision, ids=lambda one: one.slug)
def test_it_says_what_pulls_which_way_and_what_is_decided(shown, decision):
    html = shown("decisions")
    told = (decision.title, decision.one.says, decision.other.says, decision.decision)
    assert [words for words in told if words not in html] == []


# A guideline


@pytest.mark.parametrize("slug", slugs)
def test_it_tells_everything_about_a_guideline(shown, slug):
    entry, guideline = shipped_handbook().guideline[slug], rulebook.guidelines[slug]
    html = shown("guideline", slug)
    told = (guideline.title, guideline.advice, entry.why, entry.good, entry.bad, entry.remember)
    assert [words for words in told if words not in html] == []


@pytest.mark.parametrize("slug", slugs)
def test_it_names_every_source_of_a_guideline(shown, slug):
    html = shown("guideline", slug)
    told = [
        words
        for source in rulebook.guidelines[slug].sources
        for words in (rulebook.documents[source.document].title, source.heading)
    ]
    assert [words for words in told if words not in html] == []


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("apologise-once-cooled", "Kept, it earns 3 points. Each time it is broken"),
        ("warm-close", "Kept, it earns 1 point. Each time it is broken"),
        ("no-calm-down", "Each time it is broken, it costs 3 points. Leaving it out earns nothing"),
        ("record-it", "No reply can show it, so it earns no points"),
        ("grow-mindset", "It is a way of looking at the work"),
        ("be-truthful", "weighs more than points: telling a lie."),
    ],
)
def test_it_says_in_plain_words_how_a_guideline_counts(shown, slug, words):
    assert words in shown("guideline", slug)


def test_it_calls_nothing_critical_that_is_not(shown):
    assert "Critical" not in shown("guideline", "restate")


def test_it_tells_the_decisions_that_concern_a_guideline(shown):
    html = shown("guideline", "same-service")
    assert 'href="/handbook/decisions/#service-and-exit"' in html
    assert "Your good conduct has no conditions" in html


def test_it_leads_to_the_neighbours(shown):
    html = shown("guideline", "restate")
    assert 'rel="prev" href="/handbook/empathise/"' in html
    assert 'rel="next" href="/handbook/open-questions/"' in html


def test_it_stops_at_both_ends():
    assert page_of(slugs[0], shipped_books()).before is None
    assert page_of(slugs[-1], shipped_books()).after is None


# Where to practise it


def test_it_leads_to_the_conversations_that_practise_it(shown, edition):
    html = shown("guideline", "hear-out")
    assert '<a href="/scenarios/short-talk/">The third call</a>' in html
    assert "Not played yet" in html


def test_it_counts_what_was_played(shown, maya, edition):
    make_past(user=maya, edition=edition)
    assert "Played once" in shown("guideline", "hear-out")


def test_it_leaves_out_those_that_do_not(shown, edition):
    html = shown("guideline", "name-behaviour")
    assert "/scenarios/short-talk/" not in html
    assert "No conversation practises it yet." in html


def test_it_says_so_where_no_conversation_is_judged_by_it(shown, edition):
    assert "No conversation is judged by it." in shown("guideline", "record-it")


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("hear-out", True),  # kept by a reply
        ("no-calm-down", True),  # can only be broken
        ("name-behaviour", False),  # no reply makes its moves
        ("no-such-guideline", False),
    ],
)
def test_it_practises_what_can_be_kept_or_broken(edition, slug, expected):
    assert practises(script_of(edition), slug) is expected


def test_it_does_not_practise_what_is_only_remarked_upon(db):
    text = short_talk.replace("[solve]", "[agree-follow-up]")
    assert not practises(script_of(make_edition(text=text)), "follow-up")


@pytest.mark.parametrize(("behaviour", "expected"), [("mistaken", False), ("demanding", True)])
def test_it_asks_the_rules_in_their_order(db, behaviour, expected):
    """Holding firm with somebody who is mistaken is remarked upon, so no later rule speaks."""
    text = short_talk.replace("[solve]", "[hold-firm]").replace("[upset]", f"[{behaviour}]")
    assert practises(script_of(make_edition(text=text)), "firm-when-needed") is expected
