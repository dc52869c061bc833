"""Texts: what they say without its move, what nobody would pick, what is too long or too loud."""

from __future__ import annotations

import pytest

from tests.conversation.problems.sound import changed, codes, places, script_of, sound, told
from trainer.conversation.problems.phrases import Phrases, phrases_for
from trainer.guidance.loading import shipped_rulebook

list_text = "I send the list to the office."
list_reply = "nodes.solution.replies.list"


def saying(text: str, *changes: tuple[str, str]):
    """The sound script, in which a wrong reply has this text."""
    return changed((f"text: {list_text}", f'text: "{text}"'), *changes)


def asked(says: str):
    """The sound script, in which the customer asks for a solution with these words."""
    return changed(("says: A stove, and a date that holds.", f"says: {says}"))


# --- Words without their move --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("Please calm down.", "tell-to-calm-down"),
        ("Just RELAX for a moment.", "tell-to-calm-down"),
        ("There is nothing we can do.", "dead-end"),
        ("I understand your frustration.", "stock-phrase"),
        ("I’m sorry about this.", "apologise"),
        ("Leave it with us.", "leave-it-with-us"),
    ],
)
def test_it_tells_of_words_without_their_move(text, move):
    (one,) = told(saying(text), "unsaid-words")
    assert one.where == list_reply
    assert f"does not make the move '{move}'" in one.message


@pytest.mark.parametrize(
    "text",
    [
        "I am calmer down here.",
        "The rules are relaxed.",
        "Nothing, we can do that.",
        "I am so sorry for your loss.",
    ],
)
def test_it_takes_no_words_for_others(text):
    assert "unsaid-words" not in codes(saying(text))


def test_it_does_not_mind_words_with_their_move():
    made = ("[partial-fix]", "[partial-fix, tell-to-calm-down]")
    assert "unsaid-words" not in codes(saying("Please calm down.", made))


def test_it_does_not_mind_words_that_are_meant_otherwise():
    meant = ("moves: [partial-fix]", "as_said: true, moves: [partial-fix]")
    assert "unsaid-words" not in codes(saying("Nobody here says calm down.", meant))


def test_it_knows_no_words_of_another_language():
    german = ("title:", "lang: de\ntitle:")
    assert "unsaid-words" not in codes(saying("Please calm down.", german))
    assert "strawman" not in codes(saying("You idiot.", german))


@pytest.mark.parametrize("lang", ["en", "en-GB", "EN-us"])
def test_it_knows_the_words_of_every_kind_of_english(lang):
    script = saying("Please calm down.", ("title:", f"lang: {lang}\ntitle:"))
    assert "unsaid-words" in codes(script)


def test_it_looks_for_moves_that_the_rulebook_has():
    english = phrases_for("en")
    assert english
    assert english.moves.keys() <= shipped_rulebook().moves.keys()


def test_it_finds_phrases_across_white_space_and_apostrophes():
    assert Phrases(["don't worry"]).first_in("Oh, don’t\n worry now") == "don't\n worry"


# --- Replies that nobody would pick --------------------------------------------------------------


@pytest.mark.parametrize("text", ["You people never listen.", "That's your own fault.", "Shut up."])
def test_it_tells_of_a_strawman(text):
    assert places(saying(text), "strawman") == [list_reply]


def test_it_does_not_mind_hostile_words_that_are_meant_otherwise():
    meant = ("moves: [partial-fix]", "as_said: true, moves: [partial-fix]")
    assert "strawman" not in codes(saying("Nobody shall call you an idiot.", meant))


@pytest.mark.parametrize("text", ["I take a stove to the office!", "I ALWAYS send it to them."])
def test_it_tells_of_a_wrong_reply_that_shouts(text):
    assert places(saying(text), "shouting-in-text") == [list_reply]


@pytest.mark.parametrize("text", ["The NHS and the BBC have it.", "Ⅷ and 24 and VII."])
def test_it_does_not_take_initials_for_shouting(text):
    assert "shouting-in-text" not in codes(saying(text))


def test_it_does_not_mind_shouting_where_the_best_reply_shouts_too():
    best = ("and Anna tomorrow at eight.", "and Anna tomorrow at eight!")
    assert "shouting-in-text" not in codes(saying("I send it!", best))


# --- Twins, and length ---------------------------------------------------------------------------


def test_it_tells_of_replies_in_almost_the_same_words():
    (one,) = told(saying("A stove tonight at six, and Anna, tomorrow at nine."), "twin-replies")
    assert one.where == list_reply
    assert "as 'both'" in one.message


def test_it_does_not_mind_the_same_words_at_another_node():
    assert "twin-replies" not in codes(saying("Goodbye."))


@pytest.mark.parametrize(("words", "found"), [(60, []), (61, ["nodes.solution"])])
def test_it_tells_of_a_customer_who_says_too_much(words, found):
    assert places(asked("so " * words), "too-long") == found


@pytest.mark.parametrize(("words", "found"), [(30, []), (31, [list_reply])])
def test_it_tells_of_a_reply_that_says_too_much(words, found):
    assert places(saying("so " * words), "too-long") == found


# --- Words and anger -----------------------------------------------------------------------------


def test_it_tells_of_rage_at_no_anger():
    calm = sound.replace("anger: 7", "anger: 2")
    script = script_of(calm.replace("has been for long enough.", "is a disgrace."))
    (one,) = told(script, "anger-and-words-disagree")
    assert one.where == "nodes.opening"
    assert "'a disgrace' with an anger of 2" in one.message


def test_it_tells_of_ease_at_high_anger():
    (one,) = told(asked("What a relief."), "anger-and-words-disagree")
    assert one.where == "nodes.solution"
    assert "'What a relief' with an anger of" in one.message


def test_it_goes_by_the_anger_that_a_line_asks_for():
    lines = "[{when: {anger_at_least: 6}, text: Hm.}, {text: What a relief.}]"
    assert "anger-and-words-disagree" not in codes(asked(lines))


def test_it_takes_nothing_from_the_lines_after_one_that_asks_for_more():
    """The first line may pass over an anger, so the second may be said with it."""
    lines = "[{when: {anger_at_least: 6, after: [own]}, text: Hm.}, {text: What a relief.}]"
    assert places(asked(lines), "anger-and-words-disagree") == ["nodes.solution"]


# --- Facts ---------------------------------------------------------------------------------------


def fact(any_of: str, *changes: tuple[str, str]):
    return changed(("any_of: [a week, seven days]", f"any_of: {any_of}"), *changes)


def test_it_tells_of_a_fact_that_is_never_said():
    script = fact("[broken boiler, no boiler]")
    assert places(script, "fact-never-said") == ["facts.week"]


def test_it_tells_of_a_fact_that_is_said_elsewhere_only():
    assert places(fact("[eighty, mother]"), "fact-never-said") == ["facts.week"]


def test_it_finds_a_fact_anywhere_that_is_revealed_by_no_node():
    everywhere = (", revealed_at: [story]", "")
    assert "fact-never-said" not in codes(fact("[eighty, mother]", everywhere))


@pytest.mark.parametrize(
    "words", ["twice", "waiting long", "heating company", "upset", "apologised"]
)
def test_it_finds_a_fact_in_what_is_said_done_and_known(words):
    """By the customer, by replies that lead there, before the talk; in any form of a word."""
    assert "fact-never-said" not in codes(fact(f"[boiler, {words}]"))


def test_it_tells_of_a_fact_that_has_no_words():
    (one,) = told(fact("[]"), "fact-never-said")
    assert "no words under 'any_of'" in one.message
