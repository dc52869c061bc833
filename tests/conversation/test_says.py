"""What the customer says: the first line whose condition holds."""

from __future__ import annotations

import pytest

from tests.conversation.scripts import make_node, make_reply, make_script, when
from trainer.conversation.script import Line
from trainer.conversation.state import State, says

lines = (
    Line("You heard me.", when(after=["hear"], heard_at_least=1)),
    Line("Furious.", when(anger_at_least=8)),
    Line("On the phone.", when(channel=["phone"], anger_at_least=4)),
    Line("Otherwise."),
)


@pytest.mark.parametrize(
    ("anger", "made", "words"),
    [
        (9, {"hear"}, "You heard me."),
        (9, set(), "Furious."),
        (8, set(), "Furious."),
        (7, set(), "On the phone."),
        (3, {"ask"}, "Otherwise."),
    ],
)
def test_it_says_the_first_line_that_holds(anger, made, words):
    script = make_script(make_node("talk", make_reply("say"), says=lines))
    assert says(script, State("talk", anger, frozenset(made))) == words


def test_it_says_nothing_where_no_line_holds():
    script = make_script(make_node("talk", make_reply("say"), says=lines[:2]))
    assert says(script, State("talk", 1)) == ""
