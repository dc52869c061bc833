from __future__ import annotations

import re

import pytest

from tests.conftest import text_of, where
from trainer.practice.models import Attempt, longest_notes

htmx = {"HX-Request": "true"}


@pytest.fixture
def save(as_person, maya, attempt):
    """Posts Maya's notepad; by htmx unless asked otherwise."""
    client = as_person(maya)

    def post(notes: str, *, version: int | str = 0, by_htmx: bool = True, **more):
        form = {"notes": notes, "notes_version": version, **more}
        return client.post(where("notes", attempt), form, headers=htmx if by_htmx else {})

    return post


def saved() -> str:
    return Attempt.objects.get().notes


def version_in(html: str) -> int:
    found = re.search(r'name="notes_version" value="(\d+)"', html)
    assert found
    return int(found[1])


def test_it_saves_as_one_types(save):
    answer = save("Rosa, third call")
    assert saved() == "Rosa, third call"
    assert version_in(text_of(answer)) == 1


def test_it_leaves_the_notepad_alone_while_one_types(save):
    assert "<textarea" not in text_of(save("Rosa, third call"))


def test_it_saves_by_its_button(save, attempt):
    answer = save("Rosa", by_htmx=False)
    assert answer.url == where("conversation", attempt)
    assert saved() == "Rosa"


def test_it_saves_on_the_way_to_the_wrap_up(as_person, maya, finished):
    form = {"notes": "Rosa", "notes_version": 0, "debrief": "1"}
    answer = as_person(maya).post(where("notes", finished), form)
    assert answer.url == where("wrap-up", finished)
    assert saved() == "Rosa"


def test_it_saves_what_was_taken_out(save):
    save("Rosa")
    save("", version=1)
    assert saved() == ""


def test_it_keeps_the_version_when_nothing_changed(save):
    save("Rosa")
    assert version_in(text_of(save("Rosa", version=1))) == 1


def test_it_keeps_what_two_windows_wrote(save):
    save("Rosa, third call")
    save("Two mornings")
    assert saved() == "Rosa, third call\n\nTwo mornings"


def test_it_shows_a_window_what_the_other_one_wrote(save):
    save("Rosa, third call")
    html = text_of(save("Two mornings"))
    assert version_in(html) == 2
    assert ">Rosa, third call\n\nTwo mornings</textarea>" in html


def test_it_shows_a_stale_window_the_notes_after_a_reply(as_person, maya, attempt, save):
    save("Rosa, third call")
    form = {"turn": 1, "reply": "go-on", "notes": "", "notes_version": 0}
    html = text_of(as_person(maya).post(where("reply", attempt), form, headers=htmx))
    assert version_in(html) == 1
    assert ">Rosa, third call</textarea>" in html


def test_it_does_not_keep_the_same_twice(save):
    save("Rosa, third call")
    save("Rosa")
    assert saved() == "Rosa, third call"


def test_it_refuses_notes_that_are_too_long(save):
    save("Rosa")
    answer = save("x" * (longest_notes + 1), version=1)
    assert answer.status_code == 400
    assert saved() == "Rosa"


@pytest.mark.parametrize("name", ["notes", "reply"])
def test_it_says_that_notes_are_too_long(as_person, maya, attempt, name):
    form = {"notes": "x" * (longest_notes + 1), "notes_version": 0, "turn": 1, "reply": "go-on"}
    answer = as_person(maya).post(where(name, attempt), form, follow=True)
    assert "The notes are too long to be saved. Please shorten them." in text_of(answer)
    assert saved() == ""


def test_it_counts_a_line_break_as_one_character(save):
    save("x\r\n" * (longest_notes // 2), by_htmx=False)
    assert saved() == "x\n" * (longest_notes // 2)


@pytest.mark.parametrize("version", ["", "-1", "one"])
def test_it_refuses_a_version_that_is_none(save, version):
    assert save("Rosa", version=version).status_code == 400
    assert saved() == ""


@pytest.mark.parametrize("left", ["stopped", "finished"])
def test_it_saves_after_the_conversation(as_person, maya, request, left):
    attempt = request.getfixturevalue(left)
    form = {"notes": "Rosa", "notes_version": 0}
    as_person(maya).post(where("notes", attempt), form, headers=htmx)
    assert saved() == "Rosa"


def test_it_saves_nothing_of_anybody_else(as_person, omar, attempt):
    form = {"notes": "Mine", "notes_version": 0}
    answer = as_person(omar).post(where("notes", attempt), form, headers=htmx)
    assert answer.status_code == 404
    assert saved() == ""
