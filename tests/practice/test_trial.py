from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from scenarios.exchange.rows import store_scenario
from scenarios.models import Node, Reply, Route, Scenario
from tests.conftest import read_document, text_of
from trainer.practice.models import Attempt

htmx = {"HX-Request": "true"}
pages = {"trial": "get", "trial-talk": "get", "trial-reply": "post"}


@pytest.fixture
def draft(db) -> Scenario:
    """The short talk, which nobody has published."""
    return store_scenario(read_document())


@pytest.fixture
def author(as_person, ada):
    return as_person(ada)


def address(page: str = "trial-talk", **query) -> str:
    start = {"node": "opening", "anger": 7, "turn": 0}
    return reverse(page, args=["short-talk"], query={**start, **query})


def played(client, *said: str, **query) -> str:
    return text_of(client.get(address(said=said, **query)))


def query_of(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


@pytest.mark.parametrize("page", pages)
def test_it_is_there_for_those_who_write_scenarios(author, draft, page):
    answer = author.generic(pages[page], address(page))
    assert answer.status_code in {200, 302}


@pytest.mark.parametrize("page", pages)
def test_it_is_not_there_for_anybody_else(as_person, maya, draft, page):
    assert as_person(maya).generic(pages[page], address(page)).status_code == 404


@pytest.mark.parametrize("page", pages)
def test_it_is_not_there_without_a_draft(author, page):
    assert author.generic(pages[page], address(page)).status_code == 404


@pytest.mark.parametrize("page", pages)
def test_it_refuses_another_method(author, draft, page):
    other = "post" if pages[page] == "get" else "get"
    assert author.generic(other, address(page)).status_code == 405


def test_it_asks_where_to_begin_and_proposes_the_start(author, draft):
    html = text_of(author.get(reverse("trial", args=["short-talk"])))
    assert '<option value="opening" selected>' in html
    assert 'name="anger" value="7"' in html
    assert "Leaves room for the whole grievance" in html


def test_it_proposes_what_the_address_says(author, draft):
    html = text_of(author.get(address("trial", node="plan", anger=2, made=["listen", "restate"])))
    assert '<option value="plan" selected>' in html
    assert 'name="anger" value="2"' in html
    assert re.findall(r'value="([-\w]+)" checked', html) == ["listen", "restate"]


def proposed(client, node: str) -> tuple[list[str], list[str]]:
    """The numbers and the moves that are filled in for a node."""
    html = text_of(client.get(reverse("trial", args=["short-talk"], query={"node": node})))
    numbers = re.findall(r'name="(?:anger|turn)" value="(\d+)"', html)
    return numbers, re.findall(r'value="([-\w]+)" checked', html)


def test_it_proposes_how_the_best_conversation_comes_there(author, draft):
    assert proposed(author, "plan") == (["5", "2"], ["listen", "restate"])


def test_it_proposes_how_one_comes_there_soonest(author, draft):
    Route.objects.filter(reply__key="calm").update(node=Node.objects.get(key="plan"))
    Route.objects.filter(reply__key__in=["back", "sorry"]).update(
        node=Node.objects.get(key="mended")
    )
    numbers, made = proposed(author, "plan")
    assert (numbers[1], made) == ("1", ["tell-to-calm-down"])


def test_it_proposes_the_start_where_nothing_leads(author, draft):
    Node.objects.create(scenario=draft, key="apart", says="Hello?", position=9)
    assert proposed(author, "apart") == (["7", "0"], [])


def test_it_begins_in_the_middle(author, draft):
    html = played(author, node="plan", anger=2)
    assert "<p>So what now?</p>" in html
    assert "<strong>2 of 10 · calm</strong>" in html
    assert sorted(re.findall(r'name="reply" value="([-\w]+)"', html)) == ["fix", "no", "not-yet"]


def test_it_knows_the_moves_already_made(author, draft):
    html = played(author, node="story", made=["listen", "restate", "apologised-well"])
    assert "<dd>2 of 4</dd>" in html
    assert "<dd>Let them finish, Say it back, apologised-well</dd>" in html


def test_it_asks_again_where_the_start_makes_no_sense(author, draft):
    html = text_of(author.get(address(node="lost-and-gone", anger=12)))
    assert "lost-and-gone is not one of the available choices" in html
    assert "less than or equal to 10" in html


def test_it_carries_a_reply_in_its_address(author, draft):
    answer = author.post(address("trial-reply", anger=6), {"turn": 1, "reply": "go-on"})
    query = query_of(answer.url)
    assert urlsplit(answer.url).path == reverse("trial-talk", args=["short-talk"])
    assert (query["said"], query["anger"]) == (["go-on"], ["6"])
    assert "<p>Please go on.</p>" in text_of(author.get(answer.url))


def test_it_answers_htmx_with_the_stage_and_the_new_address(author, draft):
    answer = author.post(address("trial-reply"), {"reply": "go-on"}, headers=htmx)
    html = text_of(answer)
    assert html.lstrip().startswith('<section class="stage" id="stage"')
    assert query_of(answer.headers["HX-Push-Url"])["said"] == ["go-on"]
    assert 'id="behind" open hx-swap-oob="true"' in html


def test_it_says_a_line_of_the_coach_unless_told_not_to(author, draft):
    assert 'class="coach"' in played(author, "go-on")
    assert 'class="coach"' not in played(author, "go-on", coach="off")


def test_it_shows_the_inner_thought(author, draft):
    assert "If this one reads from a script I hang up." in played(author)


def test_it_says_what_would_be_scored(author, draft):
    html = played(author, "go-on", "back", "fix")
    assert "<b>100 of 100</b>" in html
    assert html.count('class="badge best"') == 3
    assert "Resolved" in html


def test_it_scores_from_where_it_began(author, draft):
    html = played(author, "no", node="plan")
    assert "<b>0 of 100</b>" in html
    assert "bars a pass" in html


def test_it_leads_back_to_the_node_and_to_the_same_start(author, draft):
    html = played(author, "fix", node="plan", made=["listen"])
    [again] = re.findall(r'href="([^"]+)">Start again', unescape(html))
    plan = Node.objects.get(key="plan")
    assert f'href="{reverse("admin:scenarios_node_change", args=[plan.pk])}">Back' in html
    assert query_of(again).keys() == {"node", "anger", "turn", "made", "draft"}
    assert "<p>So what now?</p>" in text_of(author.get(again))


def test_it_leaves_nothing_behind(author, draft):
    played(author, "go-on", "back", "fix")
    author.post(address("trial-reply"), {"reply": "go-on"})
    assert not Attempt.objects.exists()


def test_it_plays_the_draft_as_it_is_now(author, draft):
    Node.objects.filter(key="plan").update(says=[{"text": "And then?"}])
    assert "<p>And then?</p>" in played(author, node="plan")


def test_it_says_that_the_draft_was_changed_meanwhile(author, draft):
    begun = author.post(address("trial-reply"), {"reply": "go-on"}).url
    begun = re.sub(r"draft=\w+", "draft=0123456789abcdef", begun)
    html = text_of(author.get(begun))
    assert "The draft was changed while you were playing it." in html
    assert "Start again" in html
    assert 'name="reply"' not in html


def test_it_notices_a_change_by_itself(author, draft):
    begun = author.post(address("trial-reply"), {"reply": "go-on"}).url
    Reply.objects.filter(key="go-on").update(text="Do go on.")
    assert "The draft was changed while" not in text_of(author.get(address()))
    assert "The draft was changed while" in text_of(author.get(begun))


def test_it_says_where_the_draft_does_not_lead_on(author, draft):
    Route.objects.filter(reply__key="go-on").update(node=None, missing_node="nowhere")
    answer = author.post(address("trial-reply"), {"reply": "go-on"}, follow=True)
    html = text_of(answer)
    assert "The draft does not lead on from there." in html
    assert "&#x27;nowhere&#x27;, which is no node" in html
    assert 'name="reply" value="go-on"' in html


def test_it_says_why_there_is_no_score(author, draft):
    Route.objects.filter(reply__key="calm").update(node=None, missing_node="nowhere")
    html = played(author, "go-on", "back", "fix")
    assert "and no score:" in html
    assert "which is no node" in html


def test_it_says_why_a_draft_cannot_be_played(author, draft):
    Node.objects.filter(key="lost").update(ending="fled")
    html = text_of(author.get(address()))
    assert "This draft cannot be played yet" in html
    assert "&#x27;fled&#x27; is no ending" in html


def test_it_begins_at_an_ending_too(author, draft):
    html = played(author, node="mended")
    assert "Nothing was said." in html


def test_it_counts_the_turns_already_taken(author, draft):
    html = played(author, "stay", turn=29)
    assert "Walked out" in html


def test_it_takes_few_statements(author, draft, django_assert_max_num_queries):
    address_of_end = address(said=["go-on", "back", "fix"])
    with django_assert_max_num_queries(15):
        author.get(address_of_end)
