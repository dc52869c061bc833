"""What lets somebody guess, and how long a good talk takes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.conversation.problems.sound import changed, codes, places, script_of, sound, told
from trainer.conversation.problems.subject import Subject, ways_of
from trainer.conversation.problems.tells import any_best, only_best, tally

best = ("go-on", "twice", "mine", "stove", "both", "ring")


def worded(change: Callable[[str, str], str]) -> str:
    """The sound script, with other texts: `change` gets the key of a reply and its words."""

    def other(found: re.Match[str]) -> str:
        key, words = found[1], found[2].strip('"')
        return f'{{key: {key}, text: "{change(key, words)}", moves'

    return re.sub(r'\{key: ([-\w]+), text: (".*?"|[^"].*?), moves', other, sound)


def marking_best(good: str, other: str = "{words}"):
    """The sound script, with something done to the words of best replies, and of the others."""
    return script_of(
        worded(lambda key, words: (good if key in best else other).format(words=words))
    )


def ordered(place: int):
    """The sound script, with the best reply in one place everywhere."""

    def sort(found: re.Match[str]) -> str:
        replies = found[0].splitlines(keepends=True)
        (good,) = (one for one in replies if one.split("key: ")[1].split(",")[0] in best)
        replies.remove(good)
        replies.insert(place, good)
        return "".join(replies)

    return script_of(re.sub(r"(      - \{key: .*\n)+", sort, sound))


# --- Guessing ------------------------------------------------------------------------------------


def test_it_tells_when_clicking_at_random_passes():
    (one,) = told(changed(("title:", "pass_mark: 40\ntitle:")), "guessable")
    assert one.where == "scenario"
    assert re.search(r"passes \d+% of the time", one.message)


def test_it_allows_one_in_twenty():
    """1.5 % pass at the usual mark."""
    assert "guessable" not in codes(script_of())


@pytest.mark.parametrize(
    ("script", "habit"),
    [
        (ordered(0), "the first reply scores 100"),
        (ordered(2), "the last reply scores 100"),
        (marking_best("{words} And so on and so on, for a good while."), "the longest reply"),
        (marking_best("{words}", "{words} And so on and so on."), "the shortest reply"),
        (marking_best("Sorry. {words}"), "says sorry most"),
    ],
)
def test_it_tells_of_a_habit_that_beats_it(script, habit):
    (one,) = told(script, "bot-beats-it")
    assert one.where == "scenario"
    assert habit in one.message


def test_it_tells_from_which_start_guessing_passes():
    script = changed(
        ("start: opening", "start: [{when: {after: [lie]}, node: last}, {node: opening}]"),
        ("title:", "follows: another\ntitle:"),
    )
    assert places(script, "guessable") == ["start.0"]


# --- Signs of the best ---------------------------------------------------------------------------


def test_it_tells_when_the_longest_is_best():
    script = marking_best("{words} And so on and so on, for a good while.")
    (one,) = told(script, "longest-is-best")
    assert "in 100% of the states; by chance it would be in 33%." in one.message


def test_it_tells_when_the_kind_words_are_best():
    assert places(marking_best("I appreciate that. {words}"), "sorry-is-best") == ["scenario"]


def test_it_does_not_mind_kind_words_everywhere():
    script = marking_best("I appreciate that. {words}", "I appreciate that. {words}")
    assert "sorry-is-best" not in codes(script)


def test_it_does_not_mind_kind_words_at_two_nodes():
    text = worded(lambda key, words: f"Sorry. {words}" if key in best[:2] else words)
    assert "sorry-is-best" not in codes(script_of(text))


def test_it_tells_when_only_the_best_ask():
    script = marking_best("{words} Yes?", "{words} Yes.")
    assert places(script, "only-best-asks") == ["scenario"]


def test_it_does_not_mind_when_others_ask_as_well():
    assert "only-best-asks" not in codes(marking_best("{words} Yes?", "{words} No?"))


@pytest.mark.parametrize("place", [0, 1, 2])
def test_it_tells_when_the_best_stands_in_one_place(place):
    (one,) = told(ordered(place), "same-place")
    assert f"Reply number {place + 1} " in one.message


def test_it_weighs_every_state_the_same():
    script = script_of()
    subject = Subject(script, ways_of(script))
    found = tally(subject, lambda node: 1 << 2, any_best)
    assert (found.hits, found.states, found.nodes) == (13, 37, 6)


def test_it_leaves_out_states_in_which_all_replies_are_worth_the_same():
    last = "moves: [close-coldly], goto: gone"
    script = changed(
        (last, "moves: [], goto: waiting"),
        ("moves: [stock-phrase], goto: waiting", "moves: [], goto: waiting"),
        ("[{when: {anger_at_most: 4}, node: mended}, {node: waiting}]", "waiting"),
    )
    subject = Subject(script, ways_of(script))
    assert tally(subject, lambda node: 1, any_best).nodes == 5


@pytest.mark.parametrize(
    ("shown", "good", "of", "any_one", "all_of_them"),
    [(1, 1, 3, 1 / 3, 1 / 3), (2, 1, 3, 2 / 3, 0), (2, 2, 3, 1, 1 / 3), (1, 2, 4, 1 / 2, 1 / 2)],
)
def test_it_knows_what_chance_would_do(shown, good, of, any_one, all_of_them):
    assert any_best.chance(shown, good, of) == pytest.approx(any_one)
    assert only_best.chance(shown, good, of) == pytest.approx(all_of_them)


# --- The best path -------------------------------------------------------------------------------


def test_it_tells_when_one_kind_of_reply_is_best_three_times_running():
    script = changed(("moves: [own]", "moves: [empathise]"))
    (one,) = told(script, "same-kind-in-a-row")
    assert one.where == "nodes.offer"
    assert "4 replies running are of one kind (hearing)" in one.message


def test_it_does_not_mind_a_kind_twice_running():
    assert "same-kind-in-a-row" not in codes(script_of())


def test_it_takes_the_steps_of_the_ladder_for_different_kinds():
    steps = ("[listen]", "[name-behaviour]"), ("[restate]", "[ask-to-stop]"), ("[own]", "[warn]")
    abusive = ("behaviour: [upset]", "behaviour: [abusive]")
    assert "same-kind-in-a-row" not in codes(changed(abusive, *steps))


@pytest.mark.parametrize(("start", "found"), [("story", []), ("need", ["scenario"])])
def test_it_tells_when_the_best_path_is_short(start, found):
    """Five turns are enough, four are not."""
    script = changed(("start: opening", f"start: {start}"))
    assert places(script, "short-run") == found


@pytest.mark.parametrize(("more", "found"), [(6, []), (7, ["scenario"])])
def test_it_tells_when_the_best_path_is_long(more, found):
    """Twelve turns are enough, thirteen are too many."""
    nodes = "".join(
        f"""  more-{number}:
    says: And then?
    replies:
      - {{key: a, text: Yes., moves: [], goto: more-{number + 1}}}
      - {{key: b, text: No., moves: [], goto: gone}}
"""
        for number in range(1, more + 1)
    ).replace(f"more-{more + 1}", "mended")
    script = changed(("node: mended}", "node: more-1}"), more=nodes)
    assert places(script, "long-run") == found
