"""The litany of every page of practice: who may open it, and how."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.conftest import where
from trainer.practice.urls import urlpatterns

of_nothing = {
    "home": "get",
    "gallery": "get",
    "attempts": "get",
    "progress": "get",
    "remarks": "get",
}
of_a_scenario = {"briefing": "get", "begin": "post", "begin-assessed": "post"}
of_an_attempt = {
    "conversation": "get",
    "reply": "post",
    "notes": "post",
    "coach": "post",
    "stop": "post",
    "leave": "get",
    "give-up": "post",
    "carry-on": "post",
    "wrap-up": "get",
    "debrief": "get",
    "learn": "get",
    "learn-turn": "get",
    "retry": "post",
    "remark": "get",
}
every_page = of_nothing | of_a_scenario | of_an_attempt
elsewhere = {"handbook", "decisions", "guideline"}  # see test_handbook
elsewhere |= {"safety"}  # see test_safety
elsewhere |= {"scores"}  # see test_rescoring
elsewhere |= {"trial", "trial-talk", "trial-reply"}  # see test_trial
numbered = {"learn-turn", "retry", "remark"}
reads_and_writes = {"wrap-up", "learn-turn", "remark"}
refusing = sorted(every_page.keys() - {"reply"})  # a GET there shows the conversation


def address(name: str, public_id: object) -> str:
    if name in of_nothing:
        return reverse(name)
    if name in of_a_scenario:
        return reverse(name, args=["short-talk"])
    return reverse(name, args=[public_id, 1] if name in numbered else [public_id])


def test_it_knows_every_page():
    assert {pattern.name for pattern in urlpatterns} == every_page.keys() | elsewhere


@pytest.mark.parametrize("name", every_page)
def test_it_asks_a_stranger_to_sign_in_and_come_back(client, attempt, name):
    target = address(name, attempt.public_id)
    answer = client.generic(every_page[name], target)
    assert (answer.status_code, answer.url) == (302, f"/accounts/sign-in/?next={target}")


@pytest.mark.parametrize("name", every_page)
def test_it_opens_to_its_owner(as_person, maya, attempt, name):
    answer = as_person(maya).generic(every_page[name], address(name, attempt.public_id))
    assert answer.status_code in {200, 302}


@pytest.mark.parametrize("name", of_an_attempt)
@pytest.mark.parametrize("left", ["attempt", "wrapped_up"])
def test_it_is_not_there_for_anybody_else(as_person, omar, request, left, name):
    attempt = request.getfixturevalue(left)
    answer = as_person(omar).generic(of_an_attempt[name], address(name, attempt.public_id))
    assert answer.status_code == 404


@pytest.mark.parametrize("name", of_an_attempt)
def test_it_is_not_there_for_those_who_manage_them(as_person, omar, team, over, name):
    """They see an assessed run elsewhere, with who looked at it on record."""
    answer = as_person(omar).generic(of_an_attempt[name], address(name, over.public_id))
    assert answer.status_code == 404


@pytest.mark.parametrize("name", of_an_attempt)
def test_it_is_not_there_for_those_who_write_scenarios(as_person, ada, attempt, name):
    answer = as_person(ada).generic(of_an_attempt[name], address(name, attempt.public_id))
    assert answer.status_code == 404


@pytest.mark.parametrize("name", of_an_attempt)
def test_it_is_not_there_for_an_unknown_attempt(as_person, maya, name):
    answer = as_person(maya).generic(of_an_attempt[name], address(name, uuid4()))
    assert answer.status_code == 404


@pytest.mark.parametrize("name", of_a_scenario)
def test_it_is_not_there_for_an_unknown_scenario(as_person, maya, name):
    answer = as_person(maya).generic(of_a_scenario[name], reverse(name, args=["no-such-talk"]))
    assert answer.status_code == 404


@pytest.mark.parametrize("name", refusing)
def test_it_refuses_another_method(as_person, maya, attempt, name):
    other = "post" if every_page[name] == "get" else "get"
    method = "put" if name in reads_and_writes else other
    answer = as_person(maya).generic(method, address(name, attempt.public_id))
    assert answer.status_code == 405


@pytest.mark.parametrize("name", ["debrief", "learn", "learn-turn", "retry", "remark", "wrap-up"])
def test_it_leads_back_to_a_conversation_that_goes_on(as_person, maya, attempt, name):
    answer = as_person(maya).generic(every_page[name], address(name, attempt.public_id))
    assert answer.url == where("conversation", attempt)


@pytest.mark.parametrize("name", ["debrief", "learn", "learn-turn", "retry"])
def test_it_comes_after_the_wrap_up(as_person, maya, finished, name):
    answer = as_person(maya).generic(every_page[name], address(name, finished.public_id))
    assert answer.url == where("wrap-up", finished)
