"""All checks in one table, and what they find in a script: all of it at once, never only the first.

docs/how/problems.md tells authors what each code means; the thresholds stand beside the checks.
"""

from __future__ import annotations

from collections.abc import Sequence

from trainer.conversation.problems import conditions, states, structure, tells, words
from trainer.conversation.problems.conditions import usable
from trainer.conversation.problems.problem import Check, Problem
from trainer.conversation.problems.states import ladder
from trainer.conversation.problems.subject import Subject, Way, ways_of
from trainer.conversation.script import Script

# What bars publishing, in the order in which it is told: code, check, how to mend it.
errors = {
    "missing-target": (structure.missing_target, "Correct the name, or add a node of that name."),
    "unreachable-node": (
        structure.unreachable_node,
        "Let a route that can be taken lead to it, or take the node out.",
    ),
    "no-way-out": (structure.no_way_out, "Let a reply, here or further on, lead to an ending."),
    "no-replies": (structure.no_replies, "Give it two replies or more, or make it an ending."),
    "unknown-move": (
        conditions.unknown_move,
        "Use a move of the rulebook: docs/authoring.md lists them.",
    ),
    "unknown-behaviour": (
        conditions.unknown_behaviour,
        "Use a behaviour of the rulebook: docs/authoring.md lists them.",
    ),
    "unknown-condition": (
        conditions.unknown_condition,
        f"Routes and lines may ask for {', '.join(usable[:-1])} and {usable[-1]}.",
    ),
    "contradictory-conditions": (
        conditions.contradictory_conditions,
        "Take back one of the two demands, or take out what depends on them.",
    ),
    "dead-route": (
        conditions.dead_route,
        "Take it out, or change its condition or those before it so that its turn can come.",
    ),
    "no-final-route": (
        structure.no_final_route,
        "Say where it leads where no condition holds: in a file, by a last route without 'when'.",
    ),
    "one-outcome": (
        states.one_outcome,
        "Add endings with other outcomes, and let the replies decide between them.",
    ),
    "flat-score": (
        states.flat_score,
        "Offer replies that differ in their moves: some keep a guideline, some break one.",
    ),
    "no-decent-reply": (
        states.no_decent_reply,
        "Offer a reply that breaks nothing in that state, or keep that path away from here.",
    ),
    "no-final-words": (
        structure.no_final_words,
        "Let the last words under 'says' be some without 'when', for every other case.",
    ),
    "fair-without-ladder": (
        states.fair_without_ladder,
        f"Let nothing lead there before {', '.join(ladder)} were made; else end it as 'cut-off'.",
    ),
    "boundary-without-cause": (
        states.boundary_without_cause,
        "Give the node the behaviour that crosses the line, or offer a better reply.",
    ),
    "abuse-without-boundary": (
        states.abuse_without_boundary,
        "Offer the next boundary there, first of all name-behaviour, or let the customer stop.",
    ),
    "unsaid-words": (
        words.unsaid_words,
        "Add the move, or use other words; if it is meant otherwise, write 'as_said: true'.",
    ),
    "too-tangled": (
        structure.too_tangled,
        "Let branches rejoin, ask for fewer moves in conditions, or shorten the patience.",
    ),
}

# What an author may have good reasons for.
warnings = {
    "guessable": (
        tells.guessable,
        "Let wrong replies cost more, or add a critical mistake that sounds like a good idea.",
    ),
    "bot-beats-it": (
        tells.bot_beats_it,
        "Let that habit be wrong at some of the nodes where it is right now.",
    ),
    "longest-is-best": (
        tells.longest_is_best,
        "Shorten best replies, and give wrong ones the reasons that people give for them.",
    ),
    "sorry-is-best": (
        tells.sorry_is_best,
        "Let a kind phrase come too early, or stand in for an answer, here and there.",
    ),
    "only-best-asks": (
        tells.only_best_asks,
        "Let wrong replies ask as well, and let best ones state something.",
    ),
    "same-place": (
        tells.same_place,
        "Change the order of some replies. Trainees get them shuffled, readers of the file do not.",
    ),
    "same-kind-in-a-row": (
        tells.same_kind_in_a_row,
        "Let the situation turn earlier, so that something else becomes right.",
    ),
    "twin-replies": (words.twin_replies, "Let them differ in kind, or take one of them out."),
    "no-choice": (structure.no_choice, "Offer a second reply that somebody would be tempted by."),
    "same-consequence": (
        states.same_consequence,
        "Let one of them do something else, or lead elsewhere, or take it out.",
    ),
    "shouting-in-text": (
        words.shouting_in_text,
        "Say it quietly: a wrong reply should sound as reasonable as the best one.",
    ),
    "strawman": (
        words.strawman,
        "Write the mistake that a good colleague makes on a bad day, or write 'as_said: true'.",
    ),
    "too-long": (words.too_long, "Split it over two turns, or cut what nobody reacts to."),
    "short-run": (tells.short_run, "Let the best conversation take a few steps more."),
    "long-run": (tells.long_run, "Bring the best conversation to its end sooner."),
    "unused-reaction": (
        structure.unused_reaction,
        "Offer a reply that makes the move, or take the reaction out of the persona.",
    ),
    "anger-and-words-disagree": (
        words.anger_and_words_disagree,
        "Give the words a condition on the anger, and other words for the rest.",
    ),
    "fact-never-said": (
        words.fact_never_said,
        "Let the customer say it, correct 'revealed_at', or add the words that are said.",
    ),
    "endless-worst": (
        states.endless_worst,
        "Let the loop lead on after a while, or lower 'patience': it sets what counts as worst.",
    ),
    "warn-not-again": (states.warn_not_again, "Give it the move 'warn-again' instead of 'warn'."),
}

checks = (
    *(Check("error", code, find, mend) for code, (find, mend) in errors.items()),
    *(Check("warning", code, find, mend) for code, (find, mend) in warnings.items()),
)


def problems(script: Script, ways: Sequence[Way] | None = None) -> list[Problem]:
    """Everything there is to mend in a script, errors first.

    `ways`, if they are known already (`ways_of`), save the search of its states.
    """
    subject = Subject(script, tuple(ways_of(script) if ways is None else ways))
    return [one for check in checks for one in check.problems(subject)]
