"""The debrief of a talk with slips of every size: what it shows, and what it asks the database."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scenarios.editions import _values
from tests.conftest import text_of, where
from tests.practice.after import (
    best,
    costly,
    explained,
    fair,
    lying,
    make_boiler,
    make_retry,
    make_wrapped_up,
)
from trainer.practice import recording
from trainer.practice.models import Attempt

most = 12


@pytest.fixture
def boiler(db):
    return make_boiler()


@pytest.fixture
def wrapped(maya, boiler):
    """An attempt with its wrap-up: `wrapped(replies=best)`."""
    return lambda **how: make_wrapped_up(user=maya, edition=boiler, **how)


@pytest.fixture
def shown(as_person, maya):
    """The debrief as Maya sees it, entities resolved."""
    return lambda attempt: unescape(text_of(as_person(maya).get(where("debrief", attempt))))


def cells(row: str) -> tuple[str, ...]:
    found = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
    return tuple(re.sub(r"<[^>]+>", "", cell) for cell in found)


def table(html: str, caption: str) -> list[tuple[str, ...]]:
    """The rows of the table whose region is named by the heading with this id."""
    region = html.partition(f'role="region" aria-labelledby="{caption}"')[2]
    body = region.partition("<tbody>")[2].partition("</tbody>")[0]
    return [cells(row) for row in body.split("</tr>")[:-1]]


def turn_of(html: str, number: int) -> str:
    return html.partition(f'<li class="turn" id="turn-{number}">')[2].partition("</form>")[0]


def test_it_shows_the_overall_score_and_what_it_is_made_of(shown, wrapped):
    html = shown(wrapped(replies=best, notes="Ortega"))
    assert '<p class="score"><b>95</b>' in html
    assert "The conversation counts four fifths (100), the wrap-up one fifth (75)." in html


@pytest.mark.parametrize(
    ("replies", "words"),
    [
        (best, '<span class="badge passed">Passed</span> 60 was needed.'),
        (lying, "Not passed</span> One thing was said that bars a pass, whatever the number."),
    ],
)
def test_it_says_whether_it_was_passed_and_why(shown, wrapped, replies, words):
    assert words in shown(wrapped(replies=replies))


def test_it_says_what_was_needed_where_the_number_was_too_low(shown, wrapped):
    attempt = wrapped(replies=("calm", "blame", "sorry", "sorry", "fix"), aftercare=())
    Attempt.objects.update(score=59, passed=False)
    assert "Not passed</span> 60 was needed." in shown(attempt)


def test_it_labels_every_turn_and_says_what_it_cost(shown, wrapped):
    attempt = wrapped(replies=costly)
    turns, html = explained(attempt).turns, shown(attempt)
    heads = [turn_of(html, turn.number).partition("</header>")[0] for turn in turns]
    told = [re.findall(r'<span class="(?:badge|loss)[^>]*>([^<]+)<', head) for head in heads]
    losses = [round(turn.picked.loss) for turn in turns]
    assert told[0] == ["Best", "nothing lost"]
    assert told[1:] == [["Mistake", f"cost {loss} of 100"] for loss in losses[1:]]


def test_it_does_not_round_a_small_cost_away(shown, wrapped):
    html = shown(wrapped(replies=fair))
    assert re.search(r'class="badge good">Good</span>\s*<span class="loss">cost 2 of 100', html)


def test_it_shows_each_other_reply_with_what_it_would_have_led_to(shown, wrapped):
    attempt = wrapped(replies=costly)
    lie = explained(attempt).turns[1]
    part = turn_of(shown(attempt), 2).partition('<details class="others">')[2]
    assert [one.key for one in lie.others] == ["both", "say-back", "blame"]
    assert [one.text for one in lie.others if f">{one.text}</p>" not in part] == []
    assert part.count("“And now?”") == 3


def test_it_says_of_each_other_reply_what_it_costs_and_does(shown, wrapped):
    attempt = wrapped(replies=costly)
    part = turn_of(shown(attempt), 2).partition('<details class="others">')[2]
    blame = part.rpartition("That was the other shift.")[2]
    assert re.search(r"Mistake</span> cost \d+ of 100 · anger up \d", blame)
    assert "Broken:" in blame


def test_it_puts_the_best_of_the_others_first(wrapped):
    losses = [one.loss for one in explained(wrapped(replies=costly)).turns[1].others]
    assert losses == sorted(losses)
    assert losses[0] == 0


def test_it_names_the_chances_that_were_missed(shown, wrapped):
    attempt = wrapped(replies=costly)
    missed = [one.title for one in explained(attempt).turns[1].missed]
    part = turn_of(shown(attempt), 2)
    assert missed
    assert re.findall(r"Missed</span><div><h4>([^<]+)</h4>", part) == missed


def test_it_calls_nothing_missed_that_only_a_worse_reply_would_have_kept(wrapped):
    """To apologise keeps nothing here that the solution, which loses less, does not outweigh."""
    for turn in explained(wrapped(replies=("listen", "both", "sorry", "fix"))).turns:
        assert turn.picked.loss == 0
        assert turn.missed == ()


def test_it_says_the_curve_in_a_table(shown, wrapped):
    attempt = wrapped(replies=costly)
    points = explained(attempt).points
    assert table(shown(attempt), "course") == [
        (
            str(point.turn or "start"),
            f"{point.reachable:.0f}",
            str(point.anger),
            point.label.capitalize(),
        )
        for point in points
    ]


def test_it_ends_the_curve_at_the_score_of_the_talk(wrapped):
    attempt = wrapped(replies=costly)
    last = explained(attempt).points[-1]
    assert round(last.reachable) == attempt.talk_score


def test_it_links_every_point_of_the_curve_to_its_turn(shown, wrapped):
    html = shown(wrapped(replies=costly))
    drawn = html.partition('<svg class="curve"')[2].partition("</svg>")[0]
    assert re.findall(r'href="#(turn-\d)"', drawn) == ["turn-1", "turn-2", "turn-3"]


def test_it_counts_kept_missed_and_broken_by_guideline(shown, wrapped):
    attempt = wrapped(replies=costly)
    assert table(shown(attempt), "tally") == [
        (one.guideline.title, str(one.kept), str(one.missed), str(one.broken))
        for one in explained(attempt).guidelines
    ]


def test_it_cites_the_sources_of_a_finding(shown, wrapped):
    attempt = wrapped(replies=costly)
    (finding, *_) = explained(attempt).turns[1].picked.findings
    part = turn_of(shown(attempt), 2)
    assert f"<p>{finding.finding.because}</p>" in part
    for source in finding.sources[:1]:
        assert f"<cite>{source.document}</cite>: {source.heading}</li>" in part


def test_it_offers_to_try_again_from_every_turn(shown, wrapped):
    attempt = wrapped(replies=costly)
    addresses = re.findall(r'action="([^"]*/retry/\d/)"', shown(attempt))
    assert addresses == [f"/attempts/{attempt.public_id}/retry/{turn}/" for turn in (1, 2, 3)]


def test_it_leads_to_the_costliest_mistake_first(shown, wrapped):
    html = shown(wrapped(replies=costly))
    assert "2 moments cost you most." in html
    assert "Look at turn 2" in html


def test_it_has_nothing_to_learn_where_nothing_cost_five(shown, wrapped):
    assert "No mistakes to learn from" in shown(wrapped(replies=fair))


def test_it_shows_a_retry_its_own_score_and_no_pass(shown, wrapped):
    again = make_retry(of=wrapped(replies=costly), number=2)
    for number, reply in enumerate(best[1:], 1):
        recording.take_turn(again, number=number, reply=reply)
    html = shown(again)
    assert '<p class="score"><b>100</b>' in html
    assert "Another try from the middle" in html
    assert "assed</span>" not in html


# --- What it asks of the database ----------------------------------------------------------------


@pytest.fixture
def asked(as_person, maya):
    """The statements of the debrief page of an attempt."""

    def ask(attempt: Attempt) -> list[str]:
        client = as_person(maya)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(where("debrief", attempt)).status_code == 200
        return [query["sql"] for query in seen.captured_queries]

    return ask


def test_it_asks_twelve_times_at_most(asked, wrapped):
    assert len(asked(wrapped(replies=costly, notes="Ortega"))) <= most


def test_it_asks_no_more_after_many_turns(asked, wrapped):
    few, many = wrapped(replies=costly), wrapped(replies=("calm", "lie", *["sorry"] * 20, "no"))
    asked(few), asked(many)  # the first time is noted down, and only then
    assert len(asked(many)) == len(asked(few))


def test_it_searches_no_second_time(asked, wrapped):
    """What it worked out or read once stays in the process."""
    attempt = wrapped(replies=costly)
    asked(attempt)
    found = _values.cache_info().misses
    asked(attempt)
    assert _values.cache_info().misses == found


def test_it_does_not_carry_the_stored_values_with_the_attempt(asked, wrapped):
    attempt = wrapped(replies=costly)
    asked(attempt)
    assert [sql for sql in asked(attempt) if '"scenarios_edition"."values"' in sql] == []
