"""Where a conversation starts."""

from __future__ import annotations

import pytest

from tests.conversation.scripts import make_node, make_reply, make_script
from trainer.conversation.errors import AngerOutOfRange, NoSuchNode
from trainer.conversation.script import Script, Start
from trainer.conversation.state import State, opening


def callback() -> Script:
    """A script with two starts and a node that is none."""
    return make_script(
        *(make_node(key, make_reply("say")) for key in ("furious", "picks-up", "later")),
        starts=(Start("furious", 9, after=("prod",)), Start("picks-up", 4)),
        anger=6,
    )


def test_it_starts_at_the_last_start_of_all():
    assert opening(callback()) == State("picks-up", 4, frozenset(), 0)


def test_it_starts_at_another_start_with_its_own_anger():
    assert opening(callback(), node="furious") == State("furious", 9)


def test_it_starts_at_any_node_with_the_anger_of_the_script():
    assert opening(callback(), node="later") == State("later", 6)


@pytest.mark.parametrize("anger", [0, 3, 10])
def test_it_starts_with_another_anger_if_asked(anger):
    assert opening(callback(), anger=anger) == State("picks-up", anger)


@pytest.mark.parametrize("anger", [-1, 11])
def test_it_refuses_an_anger_that_is_none(anger):
    with pytest.raises(AngerOutOfRange, match=f"anger {anger} is out of range: .* 0 to 10"):
        opening(callback(), anger=anger)


def test_it_refuses_a_node_that_is_not_there_and_names_the_nearest():
    with pytest.raises(NoSuchNode, match="'pick-up', which is no node: did you mean 'picks-up'"):
        opening(callback(), node="pick-up")
