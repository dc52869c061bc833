"""What authors make of a remark, and how the answer comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from scenarios.models import Node
from tests.conftest import make_edition, short_talk, text_of
from trainer.practice.models import Remark

listed = reverse("admin:practice_remark_changelist")


def make_remark(*, person, edition, **fields) -> Remark:
    usual = {"node": "opening", "reply": "go-on", "kind": "unfair", "words": "I would say that."}
    return Remark.objects.create(person=person, edition=edition, **{**usual, **fields})


@pytest.fixture
def remark(maya, edition) -> Remark:
    return make_remark(person=maya, edition=edition)


def page_of(remark: Remark) -> str:
    return reverse("admin:practice_remark_change", args=[remark.pk])


def answer(as_person, author, remark: Remark, **fields):
    form = {"answer": "We have changed it.", **fields}
    return as_person(author).post(page_of(remark), form)


def news(as_person, person) -> bool:
    return "The authors have answered" in text_of(as_person(person).get("/"))


def test_authors_see_the_line_and_the_words(as_person, ada, remark):
    html = text_of(as_person(ada).get(page_of(remark)))
    assert "Please go on." in html
    assert "I would say that." in html


def test_authors_see_all_versions_of_what_the_customer_says(as_person, ada, maya, edition):
    remark = make_remark(person=maya, edition=edition, reply="")
    assert "Do you know how long I have been on hold?" in text_of(
        as_person(ada).get(page_of(remark))
    )


@pytest.mark.parametrize("who", ["ada", "ruth"])
@pytest.mark.parametrize("signed", [True, False])
def test_nobody_sees_who_made_it_unless_it_is_signed(as_person, request, remark, who, signed):
    Remark.objects.update(is_signed=signed)
    client = as_person(request.getfixturevalue(who))
    assert ("Maya Okafor" in text_of(client.get(page_of(remark)))) is signed
    assert "Maya" not in text_of(client.get(listed))


def test_authors_find_the_node_to_mend(as_person, ada, maya):
    """The edition of the other tests has no draft behind it."""
    remark = make_remark(person=maya, edition=make_edition(text=short_talk))
    node = Node.objects.get(key="opening")
    assert reverse("admin:scenarios_node_change", args=[node.pk]) in text_of(
        as_person(ada).get(page_of(remark))
    )


def test_authors_are_told_when_the_node_is_gone(as_person, ada, remark):
    assert "not in the draft any more" in text_of(as_person(ada).get(page_of(remark)))


@pytest.mark.parametrize(("state", "words"), [("open", "Still open"), ("closed", "All done")])
def test_authors_choose_between_open_and_closed(as_person, ada, edition, state, words):
    make_remark(person=ada, edition=edition, words="Still open")
    make_remark(person=ada, edition=edition, words="All done", closed_at=timezone.now())
    html = text_of(as_person(ada).get(f"{listed}?state={state}"))
    assert [one for one in ("Still open", "All done") if one in html] == [words]


def test_an_author_answers_and_closes(as_person, ada, remark):
    answer(as_person, ada, remark, is_closed="on")
    remark.refresh_from_db()
    assert (remark.answer, remark.answered_by) == ("We have changed it.", ada)
    assert remark.closed_at


def test_an_author_opens_it_again(as_person, ada, remark):
    answer(as_person, ada, remark, is_closed="on")
    answer(as_person, ada, remark)
    remark.refresh_from_db()
    assert remark.closed_at is None


def test_an_author_changes_nothing_else(as_person, ada, maya, remark):
    answer(as_person, ada, remark, words="Lovely line", person=ada.pk, is_signed="on")
    remark.refresh_from_db()
    assert (remark.words, remark.person, remark.is_signed) == ("I would say that.", maya, False)


def test_the_history_does_not_name_who_made_it(as_person, ada, remark):
    answer(as_person, ada, remark)
    assert "Maya" not in str(list(LogEntry.objects.values()))


def test_an_author_neither_makes_nor_deletes_any(as_person, ada, remark):
    client = as_person(ada)
    assert client.get(reverse("admin:practice_remark_add")).status_code == 403
    delete = reverse("admin:practice_remark_delete", args=[remark.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("who", ["maya", "omar", "lena"])
def test_nobody_else_gets_in(as_person, request, team, remark, who):
    answer = as_person(request.getfixturevalue(who)).get(page_of(remark))
    assert answer.status_code == 302


def test_the_answer_comes_back(as_person, ada, maya, remark):
    assert not news(as_person, maya)
    answer(as_person, ada, remark)
    assert news(as_person, maya)
    assert "We have changed it." in text_of(as_person(maya).get(reverse("remarks")))
    assert not news(as_person, maya)


def test_a_changed_answer_is_news_again(as_person, ada, maya, remark):
    answer(as_person, ada, remark)
    as_person(maya).get(reverse("remarks"))
    answer(as_person, ada, remark, answer="And now really.")
    assert news(as_person, maya)


def test_closing_alone_is_no_news(as_person, ada, maya, remark):
    answer(as_person, ada, remark)
    as_person(maya).get(reverse("remarks"))
    answer(as_person, ada, remark, is_closed="on")
    assert not news(as_person, maya)


def test_ones_remarks_are_ones_own(as_person, omar, remark):
    html = text_of(as_person(omar).get(reverse("remarks")))
    assert "I would say that." not in html
    assert "None so far" in html


def test_it_outlives_whoever_made_it(as_person, ada, maya, remark):
    maya.delete()
    assert "I would say that." in text_of(as_person(ada).get(page_of(remark)))


@pytest.fixture
def asked(as_person, ada) -> Callable[[], int]:
    """How much the list asks of the database."""

    def ask() -> int:
        client = as_person(ada)
        with CaptureQueriesContext(connection) as seen:
            client.get(listed)
        return len(seen)

    return ask


def test_the_list_asks_as_little_for_many(asked, maya, edition):
    make_remark(person=maya, edition=edition)
    few = asked()
    for _ in range(5):
        make_remark(person=maya, edition=edition)
    assert asked() == few
