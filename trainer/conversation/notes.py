"""What a trainee's notes record, and what they record wrongly.

Words are compared without regard to case, accents and punctuation. A phrase counts as noted when
its words stand in the notes in their order; longer words may be misspelt a little.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from trainer.conversation.replay import Conversation
from trainer.conversation.script import Fact, Script

close_enough = 83  # of 100: one slip in a word of six letters, two in a name of twelve
shortest_fuzzy = 5  # shorter words, and all with digits, must match to the letter


@dataclass(frozen=True, slots=True)
class Recall:
    """The facts that notes could record, by key. Their score is `recall_score`.

    revealed: those this path revealed. noted: those of them that the notes have. wrong: facts
    noted wrongly, and facts noted that this path never revealed.
    """

    revealed: tuple[str, ...]
    noted: frozenset[str]
    wrong: frozenset[str]


def noted(script: Script, notes: str) -> frozenset[str]:
    """The keys of the facts that the notes mention."""
    words = _words(notes)
    return frozenset(fact.key for fact in script.facts if _mentions(words, fact))


def recall(conversation: Conversation, notes: str) -> Recall:
    """Compare the notes with what the conversation revealed."""
    facts = conversation.script.facts
    passed = {conversation.start.node, *(turn.after.node for turn in conversation.turns)}
    revealed = tuple(
        fact.key for fact in facts if not fact.revealed_at or passed.intersection(fact.revealed_at)
    )
    words = _words(notes)
    mentioned = {fact.key for fact in facts if _mentions(words, fact)}
    mistaken = {fact.key for fact in facts if any(_holds(words, one) for one in fact.wrong)}
    return Recall(
        revealed,
        frozenset(mentioned.intersection(revealed)),
        frozenset(mistaken | mentioned.difference(revealed)),
    )


def recall_score(found: Recall) -> float | None:
    """0-100: the share of the revealed facts that were noted, less one for each that is wrong.

    None where the script has nothing to note.
    """
    if not found.revealed:
        return None
    return 100 * max(0, len(found.noted) - len(found.wrong)) / len(found.revealed)


def _mentions(words: list[str], fact: Fact) -> bool:
    """One of the fact's phrases is there, and is not nearer to one of its wrong ones."""
    best = max((_likeness(words, phrase) for phrase in fact.any_of), default=0)
    worst = max((_likeness(words, phrase) for phrase in fact.wrong), default=0)
    return best >= close_enough and best >= worst


def _holds(words: list[str], phrase: str) -> bool:
    return _likeness(words, phrase) == 100


def _likeness(words: list[str], phrase: str) -> float:
    """How near the notes come to a phrase: 100 where it stands there, 0 where nothing is near."""
    wanted = _words(phrase)
    if not wanted:
        return 0
    return max(
        (_word_likeness(window, wanted) for window in _windows(words, len(wanted))), default=0
    )


def _windows(words: list[str], width: int) -> Iterator[list[str]]:
    return (words[at : at + width] for at in range(len(words) - width + 1))


def _word_likeness(window: list[str], wanted: list[str]) -> float:
    """The likeness of the least like pair of words."""
    return min(_alike(have, want) for have, want in zip(window, wanted, strict=True))


def _alike(have: str, want: str) -> float:
    if have == want:
        return 100
    if len(want) < shortest_fuzzy or not want.isalpha():
        return 0
    return fuzz.ratio(have, want, score_cutoff=close_enough)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return re.findall(r"\w+", letters)
