from __future__ import annotations

import re
from html import unescape

import pytest

from tests.conftest import make_attempt, text_of, where
from trainer.practice.conversations import conversation_of
from trainer.practice.debrief import debrief_of
from trainer.practice.models import Attempt


@pytest.fixture
def badly_ended(maya, edition) -> Attempt:
    """Three wrong replies, the last of which breaks a critical guideline."""
    return make_attempt(user=maya, edition=edition, replies=("calm", "sorry", "no"))


def shown(as_person, person, attempt) -> str:
    return unescape(text_of(as_person(person).get(where("debrief", attempt))))


@pytest.mark.parametrize("left", ["attempt", "stopped"])
def test_it_is_not_there_before_the_end(as_person, maya, request, left):
    attempt = request.getfixturevalue(left)
    answer = as_person(maya).get(where("debrief", attempt))
    assert (answer.status_code, answer.url) == (302, where("conversation", attempt))


def test_it_says_how_it_ended(as_person, maya, finished):
    html = shown(as_person, maya, finished)
    assert '<span class="badge">Resolved</span>' in html
    assert "“Good. Tomorrow at eight then.”" in html


def test_it_says_where_the_anger_went(as_person, maya, badly_ended):
    debrief = debrief_of(conversation_of(badly_ended))
    words = (
        f"The anger went from 7 to {debrief.end_anger}; at its highest it was {debrief.peak_anger}."
    )
    assert words in shown(as_person, maya, badly_ended)


def test_it_goes_through_it_turn_by_turn(as_person, maya, finished):
    html = shown(as_person, maya, finished)
    assert re.findall(r'<p class="said">([^<]+)</p>', html) == [
        "Do you know how long I have been on hold?",
        "Please go on.",
        "Twice you told me somebody would come.",
        "Two mornings and nobody came.",
        "So what now?",
        "A technician tomorrow at eight.",
    ]
    assert re.findall(r"<h3>(Turn \d)</h3>", html) == ["Turn 1", "Turn 2", "Turn 3"]


def test_it_says_why_of_every_finding(as_person, maya, badly_ended):
    html = shown(as_person, maya, badly_ended)
    turns = debrief_of(conversation_of(badly_ended)).turns
    said = [one.finding.because for turn in turns for one in turn.findings]
    assert len(said) >= 3
    assert [because for because in said if f"<p>{because}</p>" not in html] == []


def test_it_names_the_guideline_of_every_finding(as_person, maya, badly_ended):
    html = shown(as_person, maya, badly_ended)
    turns = debrief_of(conversation_of(badly_ended)).turns
    titles = [one.guideline.title for turn in turns for one in turn.findings]
    assert re.findall(r"<h4>([^<]+)</h4>", html) == titles
    assert "Never say calm down" in titles


def test_it_cites_the_sources_of_every_finding(as_person, maya, badly_ended):
    html = shown(as_person, maya, badly_ended)
    turns = debrief_of(conversation_of(badly_ended)).turns
    sources = [source for turn in turns for one in turn.findings for source in one.sources]
    cited = re.findall(r"<li><cite>([^<]+)</cite>: ([^<]+)</li>", html)
    assert cited == [(source.document, source.heading) for source in sources]
    assert ("Customer service", "Listen and Don't Tell them to Relax") in cited


def test_it_names_what_is_critical(as_person, maya, badly_ended):
    html = shown(as_person, maya, badly_ended)
    assert html.count('<span class="badge broken">Critical</span>') == 1
    assert "Offer a real solution: breaking this one weighs more than any number." in html


def test_it_calls_nothing_critical_that_is_not(as_person, maya, finished):
    assert "Critical" not in shown(as_person, maya, finished)


def test_it_counts_what_was_kept_and_broken(as_person, maya, badly_ended):
    html = shown(as_person, maya, badly_ended)
    rows = re.findall(
        r'<th scope="row">([^<]+)</th>\s*<td class="amount">(\d+)</td>\s*<td class="amount">(\d+)<',
        html,
    )
    assert ("Never say calm down", "0", "1") in rows


def test_it_says_when_the_guidance_has_nothing_to_say(as_person, maya, edition):
    replies = ("stay", "go-on", "back", "fix")
    attempt = make_attempt(user=maya, edition=edition, replies=replies)
    html = shown(as_person, maya, attempt)
    assert html.count("The guidance has nothing to say about this reply.") == 1


def test_it_shows_the_notes(as_person, maya, finished):
    Attempt.objects.update(notes="Rosa, <third> call")
    html = text_of(as_person(maya).get(where("debrief", finished)))
    assert "<p>Rosa, &lt;third&gt; call</p>" in html


def test_it_offers_to_play_it_again(as_person, maya, finished):
    html = shown(as_person, maya, finished)
    assert 'action="/scenarios/short-talk/begin/"' in html


def test_it_is_nobody_elses(as_person, omar, finished):
    assert as_person(omar).get(where("debrief", finished)).status_code == 404
