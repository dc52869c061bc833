"""The callback that ships begins where the conversation before it ended."""

from __future__ import annotations

import pytest

from scenarios.exchange.files import library, load_persona, load_scenario, load_script
from scenarios.exchange.rows import store_persona, store_scenario
from scenarios.models import Edition
from scenarios.publishing import publish
from tests.conftest import make_attempt
from tests.practice.conftest import Published, laid_out
from trainer.practice.callbacks import start_for
from trainer.practice.models import Attempt

published: Published = {}
callback = load_script(library / "one-sofa-too-many.yaml")

heard_out = ("go-on", "say-it-back", "never-released", "nobody-coming")
with_a_bed = (*heard_out, "sorry-and-friday", "loan", "eighteenth", "turn-the-screen")

ways = {
    "friday": (*heard_out, "express", "name-on-it"),
    "cancelled": (*heard_out, "cancel-it", "quickest"),
    "empty-handed": ("go-on", "say-it-back", "never-released", "so-so-sorry", "next-customer"),
    "thirty": (*with_a_bed, "thirty", "friday-call"),
    "tell-it-again": (*with_a_bed, "ten-and-fee", "friday-call"),
}


@pytest.fixture
def sofa(db) -> Edition:
    """The conversation before, published in earnest once."""
    return laid_out(published, publish_sofa)


def publish_sofa() -> Edition:
    store_persona(load_persona(library / "personas" / "claire-hadley.yaml"))
    return publish(store_scenario(load_scenario(library / "the-sofa-that-never-came.yaml")))


@pytest.mark.parametrize("node", ways)
def test_it_begins_by_what_was_done_before(maya, sofa, node):
    make_attempt(user=maya, edition=sofa, replies=ways[node])
    assert start_for(maya, callback, mode=Attempt.Mode.PRACTICE).node == node


def test_it_need_not_be_told_again_what_was_noted(maya, sofa):
    done = make_attempt(user=maya, edition=sofa, replies=ways["tell-it-again"])
    Attempt.objects.filter(pk=done.pk).update(notes="Her father, 83, needs a bed on Saturday.")
    assert start_for(maya, callback, mode=Attempt.Mode.PRACTICE).node == "picks-up"


def test_it_simply_begins_for_somebody_new(maya, sofa):
    assert start_for(maya, callback, mode=Attempt.Mode.PRACTICE).node == "picks-up"
