from __future__ import annotations

import pytest

from tests.conftest import make_attempt, text_of, where
from trainer.practice.models import Attempt, Turn

htmx = {"HX-Request": "true"}


@pytest.fixture
def say(as_person, maya, attempt):
    """Posts a reply of Maya's; by htmx when asked for."""
    client = as_person(maya)

    def post(reply: str, *, turn: int = 1, by_htmx: bool = False, **more):
        form = {"turn": turn, "reply": reply, **more}
        return client.post(where("reply", attempt), form, headers=htmx if by_htmx else {})

    return post


def said() -> list[str]:
    return Turn.objects.all().reply_keys()


def test_it_records_a_reply_and_shows_the_conversation(as_person, maya, attempt):
    form = {"turn": 1, "reply": "go-on"}
    answer = as_person(maya).post(where("reply", attempt), form, follow=True)
    assert answer.redirect_chain == [(where("conversation", attempt), 302)]
    assert said() == ["go-on"]
    assert "Twice you told me somebody would come." in text_of(answer)


def test_it_answers_htmx_with_the_stage_alone(say):
    html = text_of(say("go-on", by_htmx=True))
    assert "<html" not in html
    assert html.lstrip().startswith('<section class="stage" id="stage"')
    assert "Twice you told me somebody would come." in html


def test_it_adds_the_turn_to_the_transcript(say):
    html = text_of(say("go-on", by_htmx=True))
    added = html[html.index('<ol hx-swap-oob="beforeend:#transcript">') :]
    assert "<p>Do you know how long I have been on hold?</p>" in added
    assert "<p>Please go on.</p>" in added


def test_it_adds_no_turn_that_is_there_already(say):
    say("go-on")
    added = text_of(say("back", turn=2, by_htmx=True)).partition("hx-swap-oob")[2]
    assert "Please go on." not in added


@pytest.mark.parametrize("by_htmx", [False, True])
def test_it_records_a_number_once(say, by_htmx):
    say("stay")  # which leads to where all is offered again
    say("stay", by_htmx=by_htmx)
    say("go-on", by_htmx=by_htmx)
    assert said() == ["stay"]


def test_it_shows_a_stale_window_how_things_stand(say):
    say("go-on")
    html = text_of(say("calm", by_htmx=True))
    transcript = html[html.index('<ol id="transcript" hx-swap-oob="true"') :]
    assert 'name="turn" value="2"' in html
    assert "Please go on." in transcript
    assert "Please calm down." not in html


def test_it_records_no_number_ahead_of_the_conversation(say):
    say("go-on", turn=2)
    assert said() == []


def test_it_records_no_reply_that_is_not_offered(say):
    html = text_of(say("fix", by_htmx=True))
    assert said() == []
    assert "Do you know how long I have been on hold?" in html


@pytest.mark.parametrize(
    "form", [{}, {"turn": "1"}, {"reply": "go-on"}, {"turn": "one", "reply": "go-on"}]
)
def test_it_records_nothing_of_half_a_form(as_person, maya, attempt, form):
    answer = as_person(maya).post(where("reply", attempt), form)
    assert answer.url == where("conversation", attempt)
    assert said() == []


def test_it_records_nothing_once_it_was_stopped(as_person, maya, stopped):
    form = {"turn": 2, "reply": "back"}
    html = text_of(as_person(maya).post(where("reply", stopped), form, headers=htmx))
    assert said() == ["go-on"]
    assert "You stopped here." in html


def test_it_records_nothing_once_it_has_ended(as_person, maya, finished):
    form = {"turn": 4, "reply": "fix"}
    html = text_of(as_person(maya).post(where("reply", finished), form, headers=htmx))
    assert len(said()) == 3
    assert "To the wrap-up" in html


def test_it_records_nothing_of_anybody_else(as_person, omar, attempt):
    answer = as_person(omar).post(where("reply", attempt), {"turn": 1, "reply": "go-on"})
    assert answer.status_code == 404
    assert said() == []


def test_it_finishes_the_conversation_with_the_last_reply(as_person, maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on", "back"))
    as_person(maya).post(where("reply", attempt), {"turn": 3, "reply": "no"})
    attempt.refresh_from_db()
    assert attempt.outcome == "walked-out"
    assert attempt.finished_at == attempt.turns.get(number=3).made_at


def test_it_leaves_an_unfinished_conversation_open(say, attempt):
    say("go-on")
    attempt.refresh_from_db()
    assert (attempt.finished_at, attempt.outcome) == (None, "")


def test_it_takes_away_what_can_be_done_only_before_the_end(as_person, maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on", "back"))
    form = {"turn": 3, "reply": "fix"}
    html = text_of(as_person(maya).post(where("reply", attempt), form, headers=htmx))
    assert 'id="actions" hx-swap-oob="true"' in html
    assert "Stop here" not in html


def test_it_leaves_what_can_be_done_meanwhile(say):
    assert 'id="actions"' not in text_of(say("go-on", by_htmx=True))


def test_it_carries_the_notes_along(say, attempt):
    html = text_of(say("go-on", by_htmx=True, notes="Rosa", notes_version=0))
    attempt.refresh_from_db()
    assert attempt.notes == "Rosa"
    assert 'name="notes_version" value="1"' in html


def test_it_shows_the_conversation_to_those_who_open_its_address(as_person, maya, attempt):
    answer = as_person(maya).get(where("reply", attempt))
    assert (answer.status_code, answer.url) == (302, where("conversation", attempt))


def test_it_says_that_pages_and_fragments_differ(say):
    assert "HX-Request" in say("go-on", by_htmx=True).headers["Vary"]


def test_it_moves_the_whole_page_to_the_sign_in_once_the_session_is_over(client, attempt):
    page = where("conversation", attempt)
    form = {"turn": 1, "reply": "go-on"}
    here = {**htmx, "HX-Current-URL": f"http://testserver{page}"}
    answer = client.post(where("reply", attempt), form, headers=here)
    next_page = page.replace("/", "%2F")
    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"] == f"/accounts/sign-in/?next={next_page}"
    assert said() == []


def test_it_says_one_line_of_the_coach(as_person, maya, attempt):
    maya.wants_coach = True
    maya.save()
    form = {"turn": 1, "reply": "go-on"}
    html = text_of(as_person(maya).post(where("reply", attempt), form, headers=htmx))
    assert html.count("<b>Coach.</b>") == 1


def test_it_keeps_the_attempts_of_others_apart(say, omar, edition):
    other: Attempt = make_attempt(user=omar, edition=edition)
    say("go-on")
    assert other.turns.count() == 0
