"""What would let somebody guess the best reply without listening, and how long a talk it is.

"Best" is a reply with the best total still to come. Shares are over the reachable states, each
weighing the same, in which the replies differ in what they are worth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from trainer.conversation.problems.phrases import english
from trainer.conversation.problems.problem import Found, at
from trainer.conversation.problems.subject import Subject
from trainer.conversation.problems.survey import Survey
from trainer.conversation.script import Node, Reply, Script

passes_by_guessing = 0.05  # the most chance that random clicking may have to pass
bot_above_random = 15  # points of the score that a fixed strategy may do better than guessing
longest_above_chance = 0.10  # how much more often than by chance the longest reply may be best
place_above_chance = 0.20  # the same for a position; the order is shuffled in play, so be lenient
tell_share = 0.60  # how often a surface sign may give the best reply away
fewest_nodes = 3  # nodes with the sign; in fewer of them it is no pattern
same_kind_turns = 4  # turns running on the best path that make the same kinds of move
shortest_run, longest_run = 5, 12  # turns on the best path
shouted_letters = 4  # capitals in a word that is shouted, and no acronym

bot_names = {
    "first": "always taking the first reply",
    "last": "always taking the last reply",
    "longest": "always taking the longest reply",
    "shortest": "always taking the shortest reply",
    "sorry": "always taking the reply that says sorry most",
    "caring": "always taking the reply with most hearing and caring moves",
    "senior": "asking for a senior whenever that is offered",
}


def guessable(subject: Subject) -> Iterator[Found]:
    for way, _, analysis in subject.analysed:
        chance = analysis.random.passes
        if chance is not None and chance > passes_by_guessing:
            yield Found(way.where, f"Clicking at random passes {chance:.0%} of the time.")


def bot_beats_it(subject: Subject) -> Iterator[Found]:
    for way, _, analysis in subject.analysed:
        mean = analysis.random.mean
        for name, score in analysis.bots.items():
            if mean is not None and score is not None and score > mean + bot_above_random:
                does = bot_names.get(name, name).capitalize()
                yield Found(way.where, f"{does} scores {score}, where guessing scores {mean:.0f}.")


@dataclass
class Tally:
    """How often a sign pointed to the best reply: in how many states, of how many, by chance."""

    hits: int = 0
    chance: float = 0.0
    states: int = 0
    nodes: int = 0

    @property
    def share(self) -> float:
        return self.hits / self.states if self.states else 0.0

    @property
    def above_chance(self) -> float:
        return self.share - self.chance / self.states if self.states else 0.0


Sign = Callable[[Node], int]  # the replies of a node that show it, as bits
Points = Callable[[int, int], bool]  # whether shown and best replies agree


def _any_best(shown: int, best: int) -> bool:
    return bool(shown & best)


def _only_best(shown: int, best: int) -> bool:
    return not shown & ~best


def tally(subject: Subject, sign: Sign, points: Points) -> Tally:
    """Over all states where some replies show a sign, and not all are as good as each other."""
    shown = {node.key: sign(node) for node in subject.nodes}
    found, seen = Tally(), set[str]()
    for best in (one for survey in subject.surveys for one in survey.best):
        key, count = best.node.key, len(best.node.replies)
        everything = (1 << count) - 1
        if best.replies == everything or shown[key] in (0, everything):
            continue
        seen.add(key)
        found.states += best.states
        found.hits += best.states * points(shown[key], best.replies)
        found.chance += best.states * best.replies.bit_count() / count
    found.nodes = len(seen)
    return found


def longest_is_best(subject: Subject) -> Iterator[Found]:
    found = tally(subject, _longest, _any_best)
    if found.nodes >= fewest_nodes and found.above_chance > longest_above_chance:
        yield _whole(f"The longest reply is a best one in {_shown(found)}")


def _longest(node: Node) -> int:
    lengths = [len(reply.text) for reply in node.replies]
    return 1 << lengths.index(max(lengths)) if lengths else 0


def sorry_is_best(subject: Subject) -> Iterator[Found]:
    if not _is_english(subject.script):
        return
    found = tally(subject, _bits(lambda reply: bool(english.polite.search(reply.text))), _any_best)
    if found.nodes >= fewest_nodes and found.share > tell_share:
        message = "Where a reply says sorry, understands or appreciates, it is a best one in "
        yield _whole(message + _shown(found))


def only_best_asks(subject: Subject) -> Iterator[Found]:
    asks = _bits(lambda reply: reply.text.rstrip("\"'”’) ").endswith(("?", "？")))
    found = tally(subject, asks, _only_best)
    if found.nodes >= fewest_nodes and found.share > tell_share:
        yield _whole(f"Where a reply ends in a question, only best ones do in {_shown(found)}")


def same_place(subject: Subject) -> Iterator[Found]:
    most = max((len(node.replies) for node in subject.nodes), default=0)
    for place in range(most):
        found = tally(subject, _place(place), _any_best)
        if found.nodes >= fewest_nodes and found.above_chance > place_above_chance:
            yield _whole(f"Reply number {place + 1} is a best one in {_shown(found)}")


def _place(place: int) -> Sign:
    return lambda node: 1 << place if place < len(node.replies) else 0


def _bits(shows: Callable[[Reply], bool]) -> Sign:
    return lambda node: sum(1 << n for n, reply in enumerate(node.replies) if shows(reply))


def _whole(message: str) -> Found:
    return Found("scenario", message)


def _shown(found: Tally) -> str:
    by_chance = found.chance / found.states
    return f"{found.share:.0%} of the states; by chance that would be {by_chance:.0%}."


def _is_english(script: Script) -> bool:
    return script.lang.lower().split("-")[0] == "en"
