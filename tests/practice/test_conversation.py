from __future__ import annotations

import re

import pytest

from tests.conftest import make_attempt, text_of, where
from tests.practice.scripts import make_talk
from trainer.practice.models import Attempt


def shown(as_person, person, attempt) -> str:
    return text_of(as_person(person).get(where("conversation", attempt)))


def offered(html: str) -> list[str]:
    return re.findall(r'name="reply" value="([-\w]+)"', html)


def test_it_shows_what_the_customer_says_now(as_person, maya, attempt):
    html = shown(as_person, maya, attempt)
    assert "<p>Do you know how long I have been on hold?</p>" in html
    assert "Twice you told me somebody would come." not in html


def test_it_offers_the_replies_for_the_next_turn(as_person, maya, attempt):
    html = shown(as_person, maya, attempt)
    assert sorted(offered(html)) == ["calm", "go-on", "hang-up", "stay"]
    assert '<input type="hidden" name="turn" value="1">' in html


def test_it_keeps_their_order_when_opened_again(as_person, maya, attempt):
    first, second = (offered(shown(as_person, maya, attempt)) for _ in range(2))
    assert first == second


def test_it_resumes_where_it_was_left(as_person, maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on", "back"))
    html = shown(as_person, maya, attempt)
    assert "<p>So what now?</p>" in html
    assert '<input type="hidden" name="turn" value="3">' in html


def test_it_says_the_anger_in_words(as_person, maya, attempt):
    html = shown(as_person, maya, attempt)
    assert "<strong>7 of 10 · angry</strong>" in html
    assert 'aria-label="Rosa Ortega, angry"' in html
    assert "since you spoke" not in html


def test_it_says_how_the_anger_moved(as_person, maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on",))
    assert 'data-way="down">down 1 since you spoke</span>' in shown(as_person, maya, attempt)


def test_it_says_what_the_customer_can_be_heard_to_do(as_person, maya, attempt):
    assert "<small>is shouting</small>" in shown(as_person, maya, attempt)


def test_it_keeps_what_was_said_in_order(as_person, maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on", "back"))
    html = shown(as_person, maya, attempt)
    transcript = html[html.index('<ol id="transcript"') :]
    assert re.findall(r"<p>([^<]+)</p></li>", transcript) == [
        "Do you know how long I have been on hold?",
        "Please go on.",
        "Twice you told me somebody would come.",
        "Two mornings and nobody came.",
    ]


def test_it_holds_the_notes_and_their_version(as_person, maya, attempt):
    Attempt.objects.update(notes="Rosa, <third> call", notes_version=4)
    html = shown(as_person, maya, attempt)
    assert ">Rosa, &lt;third&gt; call</textarea>" in html
    assert 'name="notes_version" value="4"' in html


def test_it_tells_what_the_customer_thinks_in_practice(as_person, maya, attempt):
    assert "If this one reads from a script I hang up." in shown(as_person, maya, attempt)


def test_it_keeps_their_thoughts_to_themselves_when_assessed(as_person, maya, attempt):
    Attempt.objects.update(mode=Attempt.Mode.ASSESSED)
    assert "If this one reads from a script" not in shown(as_person, maya, attempt)


@pytest.mark.parametrize(("mode", "times"), [("practice", 1), ("assessed", 0)])
def test_it_has_a_coach_in_practice_alone(as_person, maya, edition, mode, times):
    maya.wants_coach = True
    maya.save()
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on",))
    Attempt.objects.update(mode=mode)
    html = shown(as_person, maya, attempt)
    assert html.count("<b>Coach.</b>") == times
    assert html.count("Coach: on") == times


def test_it_has_no_word_of_the_coach_unless_wanted(as_person, maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on",))
    html = shown(as_person, maya, attempt)
    assert "<b>Coach.</b>" not in html
    assert "Coach: off" in html


def test_it_leads_to_the_wrap_up_once_it_has_ended(as_person, maya, finished):
    html = shown(as_person, maya, finished)
    assert "Good. Tomorrow at eight then." in html
    assert ">To the wrap-up</button>" in html
    assert '<span class="badge">Resolved</span>' in html


@pytest.mark.parametrize("left", ["stopped", "finished"])
def test_it_offers_no_replies_once_it_was_left(as_person, maya, request, left):
    html = shown(as_person, maya, request.getfixturevalue(left))
    assert offered(html) == []
    assert "Stop here" not in html


def test_it_offers_to_carry_on_once_it_was_stopped(as_person, maya, stopped):
    html = shown(as_person, maya, stopped)
    assert f'action="{where("carry-on", stopped)}"' in html
    assert "Twice you told me somebody would come." in html


def test_it_ends_when_the_patience_is_used_up(as_person, maya, db):
    impatient = make_talk(slug="impatient", more="patience: 3\n")
    attempt = make_attempt(user=maya, edition=impatient, replies=("stay",) * 3)
    html = shown(as_person, maya, attempt)
    assert "I have had enough of this. Goodbye." in html
    assert '<span class="badge">Walked out</span>' in html


def test_it_is_fetched_anew_each_time(as_person, maya, attempt):
    answer = as_person(maya).get(where("conversation", attempt))
    assert "no-store" in answer.headers["Cache-Control"]
