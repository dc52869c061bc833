from __future__ import annotations

import re
from html import unescape

import pytest

from tests.conftest import make_attempt, text_of, where
from trainer.practice.conversations import conversation_of, values_of_attempt
from trainer.practice.debrief import Debrief, debrief_of
from trainer.practice.models import Attempt
from trainer.practice.results import wrap_up


def make_done(*, user, edition, replies: tuple[str, ...]) -> Attempt:
    attempt = make_attempt(user=user, edition=edition, replies=replies)
    wrap_up(attempt, aftercare=[])
    return attempt


@pytest.fixture
def badly_ended(maya, edition) -> Attempt:
    """Three wrong replies, the last of which breaks a critical guideline."""
    return make_done(user=maya, edition=edition, replies=("calm", "sorry", "no"))


@pytest.fixture
def html(as_person, maya, badly_ended) -> str:
    return shown(as_person, maya, badly_ended)


@pytest.fixture
def explained(badly_ended) -> Debrief:
    return debrief_of(conversation_of(badly_ended), values_of_attempt(badly_ended))


def shown(as_person, person, attempt) -> str:
    return unescape(text_of(as_person(person).get(where("debrief", attempt))))


def test_it_says_how_it_ended(as_person, maya, wrapped_up):
    html = shown(as_person, maya, wrapped_up)
    assert '<span class="badge">Resolved</span>' in html
    assert "“Good. Tomorrow at eight then.”" in html


def test_it_names_what_is_critical(html):
    assert html.count('<span class="badge broken">Critical</span>') == 1
    assert re.search(r"Critical</span> Offer a real solution: \w+", html)


def test_it_calls_nothing_critical_that_is_not(as_person, maya, wrapped_up):
    assert "Critical" not in shown(as_person, maya, wrapped_up)


def test_it_goes_through_it_turn_by_turn(as_person, maya, wrapped_up):
    html = shown(as_person, maya, wrapped_up)
    assert re.findall(r'<p class="said">([^<]+)</p>', html)[::2] == [
        "Do you know how long I have been on hold?",
        "Twice you told me somebody would come.",
        "So what now?",
    ]
    assert re.findall(r"<h3>(Turn \d)</h3>", html) == ["Turn 1", "Turn 2", "Turn 3"]


def test_it_says_why_of_every_finding(html, explained):
    said = [one.finding.because for turn in explained.turns for one in turn.picked.findings]
    assert len(said) >= 3
    assert [because for because in said if f"<p>{because}</p>" not in html] == []


def test_it_names_and_links_the_guideline_of_every_finding(html, explained):
    slugs = [one.guideline.slug for turn in explained.turns for one in turn.picked.findings]
    linked = re.findall(r'<h4><a href="/handbook/([-\w]+)/">', html)
    assert linked == slugs
    assert "no-calm-down" in slugs


def test_it_cites_the_sources_of_every_finding(html, explained):
    findings = (one for turn in explained.turns for one in turn.picked.findings)
    sources = [(source.document, source.heading) for one in findings for source in one.sources]
    cited = re.findall(r"<li><cite>([^<]+)</cite>: ([^<]+)</li>", html)
    assert cited == sources
    assert ("Customer service", "Listen and Don't Tell them to Relax") in cited


def test_it_shows_the_notes(as_person, maya, wrapped_up):
    Attempt.objects.update(notes="Rosa, <third> call")
    html = text_of(as_person(maya).get(where("debrief", wrapped_up)))
    assert "<p>Rosa, &lt;third&gt; call</p>" in html


def test_it_offers_to_play_it_again(as_person, maya, wrapped_up):
    assert 'action="/scenarios/short-talk/begin/"' in shown(as_person, maya, wrapped_up)
