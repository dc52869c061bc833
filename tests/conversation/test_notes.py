"""Which facts a trainee's notes record."""

from __future__ import annotations

import pytest

from tests.conversation.scripts import make_node, make_reply, make_script
from trainer.conversation.notes import noted
from trainer.conversation.script import Fact, Script


def script() -> Script:
    return make_script(
        make_node("talk", make_reply("say")),
        facts=(
            Fact("name", "Name", any_of=("ortega",)),
            Fact("third", "Third call", any_of=("third call", "three calls")),
        ),
    )


@pytest.mark.parametrize(
    ("notes", "keys"),
    [
        ("", set()),
        ("Nothing much.", set()),
        ("Mrs ORTEGA rang.", {"name"}),
        ("It was the third\n  call today", {"third"}),
        ("Ortega, three calls", {"name", "third"}),
    ],
)
def test_it_finds_the_facts_in_any_case_and_spacing(notes, keys):
    assert noted(script(), notes) == keys
