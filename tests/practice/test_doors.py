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
    "handbook": "get",
    "decisions": "get",
}
of_a_guideline = {"guideline": "get"}
of_a_scenario = {"briefing": "get", "begin": "post"}
of_an_attempt = {
    "conversation": "get",
    "debrief": "get",
    "reply": "post",
    "notes": "post",
    "coach": "post",
    "stop": "post",
    "carry-on": "post",
}
every_page = of_nothing | of_a_guideline | of_a_scenario | of_an_attempt
refusing = sorted(every_page.keys() - {"reply"})  # a GET there shows the conversation


def address(name: str, attempt) -> str:
    if name in of_nothing:
        return reverse(name)
    if name in of_a_guideline:
        return reverse(name, args=["hear-out"])
    if name in of_a_scenario:
        return reverse(name, args=["short-talk"])
    return where(name, attempt)


def test_it_knows_every_page():
    assert {pattern.name for pattern in urlpatterns} == every_page.keys()


@pytest.mark.parametrize("name", every_page)
def test_it_asks_a_stranger_to_sign_in_and_come_back(client, attempt, name):
    target = address(name, attempt)
    answer = client.generic(every_page[name], target)
    assert (answer.status_code, answer.url) == (302, f"/accounts/sign-in/?next={target}")


@pytest.mark.parametrize("name", every_page)
def test_it_opens_to_its_owner(as_person, maya, attempt, name):
    answer = as_person(maya).generic(every_page[name], address(name, attempt))
    assert answer.status_code in {200, 302}


@pytest.mark.parametrize("name", of_an_attempt)
def test_it_is_not_there_for_anybody_else(as_person, omar, attempt, name):
    answer = as_person(omar).generic(of_an_attempt[name], where(name, attempt))
    assert answer.status_code == 404


@pytest.mark.parametrize("name", of_an_attempt)
def test_it_is_not_there_for_those_who_write_scenarios(as_person, ada, attempt, name):
    answer = as_person(ada).generic(of_an_attempt[name], where(name, attempt))
    assert answer.status_code == 404


@pytest.mark.parametrize("name", of_an_attempt)
def test_it_is_not_there_for_an_unknown_attempt(as_person, maya, name):
    answer = as_person(maya).generic(of_an_attempt[name], reverse(name, args=[uuid4()]))
    assert answer.status_code == 404


@pytest.mark.parametrize("name", of_a_scenario)
def test_it_is_not_there_for_an_unknown_scenario(as_person, maya, name):
    answer = as_person(maya).generic(of_a_scenario[name], reverse(name, args=["no-such-talk"]))
    assert answer.status_code == 404


@pytest.mark.parametrize("name", refusing)
def test_it_refuses_the_other_method(as_person, maya, attempt, name):
    other = "post" if every_page[name] == "get" else "get"
    answer = as_person(maya).generic(other, address(name, attempt))
    assert answer.status_code == 405
