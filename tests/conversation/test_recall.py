"""What notes are worth: what was noted of what came up, less what is wrong."""

from __future__ import annotations

import pytest

from tests.conversation.scripts import make_node, make_reply, make_script, won
from trainer.conversation.notes import Recall, noted, recall, recall_score
from trainer.conversation.replay import Conversation, replay
from trainer.conversation.script import Fact, Script

name = Fact("name", "Customer's name", any_of=("Ortega",), wrong=("Ortiz",))
third = Fact("third", "Third call", any_of=("third call", "three calls"))
flat = Fact("flat", "Flat", any_of=("flat 12b",))
order = Fact("order", "Order number", any_of=("48213077",))
gas = Fact("gas", "Gas", any_of=("gas",))
dog = Fact("dog", "The dog", any_of=("dog",), revealed_at=("garden",))


def script(*facts: Fact) -> Script:
    """A talk that may pass through the garden on its way to the end."""
    talk = make_node("talk", make_reply("in", to="garden"), make_reply("by", to="won"))
    return make_script(talk, make_node("garden", make_reply("out", to="won")), won, facts=facts)


def played(*replies: str, facts: tuple[Fact, ...] = (name, third)) -> Conversation:
    return replay(script(*facts), replies or ("by",))


def score(notes: str, *, facts: tuple[Fact, ...] = (name, third)) -> float | None:
    return recall_score(recall(played(facts=facts), notes))


def is_noted(notes: str, fact: Fact) -> bool:
    return fact.key in noted(script(fact), notes)


@pytest.mark.parametrize(
    "notes", ["ORTEGA", "ortéga", "Mrs Ortega's line", "(ortega)", "Órtega:", "x\nOrtega\ny"]
)
def test_it_looks_past_case_accents_and_punctuation(notes):
    assert is_noted(notes, name)


@pytest.mark.parametrize("notes", ["third call", "Third-call!", "the third,\n call", "THREE calls"])
def test_it_finds_a_phrase_word_by_word_in_its_order(notes):
    assert is_noted(notes, third)


@pytest.mark.parametrize("notes", ["call, the third", "third of her calls", "third", ""])
def test_it_does_not_take_some_of_the_words_for_the_phrase(notes):
    assert not is_noted(notes, third)


@pytest.mark.parametrize("notes", ["Mrs Ortega", "Ortegas", "Otega", "Ortegga", "Ortaga"])
def test_it_takes_a_name_with_a_slip_in_it(notes):
    assert is_noted(notes, name)


@pytest.mark.parametrize("notes", ["Mrs Ortman", "Oleg", "Omega", "Artego"])
def test_it_does_not_take_another_name(notes):
    assert not is_noted(notes, name)


@pytest.mark.parametrize(
    ("notes", "fact", "there"),
    [
        ("smelt gas", gas, True),
        ("smelt gass", gas, False),
        ("smelt has", gas, False),
        ("Flat 12B", flat, True),
        ("flat 12c", flat, False),
        ("flat 21b", flat, False),
        ("order 48213077", order, True),
        ("order 48213079", order, False),
    ],
)
def test_it_takes_short_words_and_digits_to_the_letter(notes, fact, there):
    assert is_noted(notes, fact) == there


@pytest.mark.parametrize(
    ("notes", "worth"),
    [("Ortega, third call", 100), ("Ortega", 50), ("third call", 50), ("rang about it", 0)],
)
def test_it_is_worth_the_share_that_was_noted(notes, worth):
    assert score(notes) == worth


@pytest.mark.parametrize("notes", ["", "   \n "])
def test_it_is_worth_nothing_where_nothing_was_written(notes):
    assert score(notes) == 0


def test_it_takes_one_off_for_a_wrong_word():
    assert score("Ortiz, third call") == 0
    assert score("Ortiz, third call, smelt gas", facts=(name, third, gas)) == pytest.approx(100 / 3)


def test_it_knows_a_wrong_word_from_a_slip():
    """Janssen would pass for Jansen with a slip in it, were it not known to be another name."""
    jansen = Fact("name", "Name", any_of=("Jansen",), wrong=("Janssen",))
    wrong = recall(played(facts=(jansen,)), "Janssen")
    slip = recall(played(facts=(jansen,)), "Janzen")
    assert (wrong.noted, wrong.wrong) == (frozenset(), frozenset({"name"}))
    assert (slip.noted, slip.wrong) == (frozenset({"name"}), frozenset())


def test_it_takes_one_off_for_what_this_conversation_never_revealed():
    found = recall(played(facts=(name, third, dog)), "Ortega, third call, a dog")
    assert (found.revealed, found.wrong) == (("name", "third"), frozenset({"dog"}))
    assert recall_score(found) == 50


def test_it_counts_what_this_conversation_did_reveal():
    found = recall(played("in", "out", facts=(name, dog)), "a dog")
    assert found == Recall(("name", "dog"), frozenset({"dog"}), frozenset())


def test_it_asks_nothing_of_what_was_never_revealed():
    assert score("Ortega", facts=(name, dog)) == 100


def test_it_counts_what_is_revealed_where_the_conversation_begins():
    talk = replay(script(dog), ["out"], node="garden")
    assert recall(talk, "").revealed == ("dog",)


def test_it_is_never_below_nothing():
    facts = (name, dog)
    assert score("Ortiz with a dog", facts=facts) == 0


@pytest.mark.parametrize("facts", [(), (dog,)])
def test_it_scores_nothing_where_there_was_nothing_to_note(facts):
    assert score("Ortega", facts=facts) is None
