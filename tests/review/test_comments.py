"""Comments on a run: a manager begins, the trainee reads, and may answer."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.conftest import text_of
from tests.practice.assessed import make_assessed
from tests.review.coaching import at, comment, debrief, run_page
from tests.review.runs import make_run
from trainer.practice.lapsing import give_up
from trainer.practice.models import Attempt
from trainer.review.models import Comment


def test_a_comment_on_a_turn_stands_in_the_debrief(as_person, poor_run, omar):
    answer = comment(as_person, omar, poor_run, "Try listening first.", turn=1)
    assert answer.url == f"{at('run', poor_run)}#turn-1"
    html = debrief(as_person, poor_run)
    assert "Try listening first." in html.split('id="turn-2"')[0]


def test_a_comment_on_the_whole_stands_on_top(as_person, poor_run, omar):
    comment(as_person, omar, poor_run, "Well done, all in all.")
    assert "Well done, all in all." in debrief(as_person, poor_run).split('id="turn-1"')[0]


def test_it_shows_what_was_typed_and_never_runs_it(as_person, poor_run, omar):
    comment(as_person, omar, poor_run, "<script>alert(1)</script>", turn=1)
    html = debrief(as_person, poor_run)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script>alert" not in html


def test_the_trainee_answers_where_a_manager_began(as_person, poor_run, maya, omar):
    comment(as_person, omar, poor_run, "Why?", turn=1)
    answer = comment(as_person, maya, poor_run, "I was nervous.", turn=1)
    assert answer.url == f"{at('debrief', poor_run)}#turn-1"
    assert "I was nervous." in run_page(as_person, omar, poor_run)


def test_the_trainee_does_not_begin(as_person, poor_run, maya):
    assert comment(as_person, maya, poor_run, "Hello?", turn=1).status_code == 404


def test_the_trainee_is_told_until_they_have_looked(as_person, poor_run, maya, omar):
    comment(as_person, omar, poor_run, "Why?", turn=1)
    assert "Something was said about your run" in text_of(as_person(maya).get("/"))
    debrief(as_person, poor_run)
    assert "Something was said" not in text_of(as_person(maya).get("/"))


def test_managers_are_told_of_an_answer_until_one_has_looked(as_person, poor_run, maya, omar):
    comment(as_person, omar, poor_run, "Why?", turn=1)
    comment(as_person, maya, poor_run, "Because.", turn=1)
    assert "in 1 run" in text_of(as_person(omar).get("/"))
    assert at("run", poor_run) in text_of(as_person(omar).get(reverse("reports")))
    run_page(as_person, omar, poor_run)
    assert "in 1 run" not in text_of(as_person(omar).get("/"))


@pytest.mark.parametrize("words", ["", "   ", "a" * 2001])
def test_it_asks_again_for_words(as_person, poor_run, omar, words):
    answer = comment(as_person, omar, poor_run, words, turn=1)
    assert 'class="errorlist"' in text_of(answer)
    assert not Comment.objects.exists()


def test_it_says_what_is_missing(as_person, poor_run, omar):
    answer = comment(as_person, omar, poor_run, "  ", turn=1)
    assert "Nothing is written here yet." in text_of(answer)


def test_there_is_no_such_turn(as_person, poor_run, omar):
    assert comment(as_person, omar, poor_run, "Hm.", turn=9).status_code == 404


@pytest.mark.parametrize("who", ["lena", "noah", "ada"])
def test_nobody_else_comments(as_person, poor_run, other_team, request, who):
    person = request.getfixturevalue(who)
    assert comment(as_person, person, poor_run, "Hm.", turn=1).status_code == 404


def test_practice_is_not_commented_on(as_person, team, omar, maya, edition):
    practised = make_run(user=maya, edition=edition, mode=Attempt.Mode.PRACTICE)
    assert comment(as_person, omar, practised, "Hm.").status_code == 404
    assert "What your managers say" not in debrief(as_person, practised)


def test_a_run_that_lapsed_is_commented_on_as_a_whole(as_person, team, omar, maya, edition):
    run = make_assessed(user=maya, edition=edition, replies=("go-on",))
    give_up(run, now=run.started_at)
    comment(as_person, omar, run, "What happened?")
    assert "What happened?" in text_of(as_person(maya).get(at("conversation", run)))


def test_ones_own_comment_can_be_changed_and_says_so(as_person, poor_run, omar):
    comment(as_person, omar, poor_run, "Wrong.", turn=1)
    address = reverse("comment-edit", args=[Comment.objects.get().pk])
    assert "Wrong." in text_of(as_person(omar).get(address))
    as_person(omar).post(address, {"words": "Right."})
    html = debrief(as_person, poor_run)
    assert ("Right." in html, "Wrong." in html, "changed" in html) == (True, False, True)


def test_ones_own_comment_can_be_deleted_after_asking(as_person, poor_run, omar):
    comment(as_person, omar, poor_run, "Wrong.", turn=1)
    address = reverse("comment-delete", args=[Comment.objects.get().pk])
    assert "Wrong." in text_of(as_person(omar).get(address))
    assert Comment.objects.exists()
    as_person(omar).post(address)
    assert not Comment.objects.exists()


@pytest.mark.parametrize("what", ["comment-edit", "comment-delete"])
@pytest.mark.parametrize("who", ["maya", "lena"])
def test_nobody_touches_another_ones_words(as_person, request, poor_run, what, who):
    made = Comment.objects.create(attempt=poor_run, author=request.getfixturevalue("omar"))
    person, address = request.getfixturevalue(who), reverse(what, args=[made.pk])
    answer = as_person(person).post(address, {"words": "Yours."})
    assert (answer.status_code, Comment.objects.get().words) == (404, "")
