from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from scenarios.editing import duplicate
from scenarios.models import Node


@pytest.fixture
def opening(scenario) -> Node:
    return Node.objects.get(key="opening")


@pytest.fixture
def post(as_person, ada, opening):
    address = reverse("admin:scenarios_node_duplicate", args=[opening.pk])
    return lambda key: as_person(ada).post(address, {"key": key})


def test_it_copies_words_replies_and_where_they_lead(post):
    answer = post("second-opening")
    copy = Node.objects.get(key="second-opening")
    assert answer.url == reverse("admin:scenarios_node_change", args=[copy.pk])
    assert (copy.says, copy.behaviour, copy.position) == (
        "Do you know how long I have been on hold?",
        ["shouting"],
        5,
    )
    assert [(one.key, one.moves, str(one.routes.get())) for one in copy.replies.all()] == [
        ("go-on", ["listen"], "story"),
        ("calm", ["tell-to-calm-down"], "story"),
        ("stay", [], "second-opening"),  # what led back to the first leads back to the copy
        ("hang-up", ["end-call"], "lost"),
    ]


def test_it_leaves_the_first_as_it_was(opening):
    duplicate(opening, "second-opening")
    again = Node.objects.get(pk=opening.pk)
    assert [(one.key, str(one.routes.get())) for one in again.replies.all()][2:] == [
        ("stay", "opening"),
        ("hang-up", "lost"),
    ]


@pytest.mark.parametrize(
    ("key", "complaint"),
    [("story", "There is a node “story” already."), ("no way", "Enter a valid “slug”")],
)
def test_it_asks_for_a_key_of_its_own(post, key, complaint):
    assert complaint in post(key).content.decode()
    assert Node.objects.count() == 5


def test_it_is_in_the_history(post, ada):
    post("second-opening")
    entry = LogEntry.objects.get()
    assert (entry.user, str(entry.object_repr), entry.is_addition()) == (
        ada,
        "second-opening",
        True,
    )
